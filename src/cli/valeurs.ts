import { openResultats } from "../calculer/ouvrir.ts";
import { TABLE_RESERVES } from "../calculer/reserve.ts";
import { listComparables } from "../calculer/comparables-demandes.ts";
import { enteteCsv, ligneCsv } from "../calculer/csv.ts";
import { QuestionInvalide, type Question } from "../calculer/question.ts";
import { repondre } from "../calculer/valeurs.ts";
import { cheminEntrepot, type Projet } from "../charger/projet.ts";
import type { Entrepot } from "../entrepot/entrepot.ts";
import { formatCase } from "../modele/csv.ts";
import type { Resultat } from "../modele/resultat.ts";
import { readProjetCharge } from "./chemin.ts";
import { ErreurUsage, SORTIE } from "./sortie.ts";

interface Ecriture {
  readonly debut: string;
  readonly ligne: (r: Resultat, premiere: boolean) => string;
  readonly fin: string;
}

const FORMATS: Readonly<Record<string, Ecriture>> = {
  json: { debut: "[\n", ligne: (r, premiere) => (premiere ? "" : ",\n") + JSON.stringify(r), fin: "\n]\n" },
  csv: { debut: enteteCsv, ligne: ligneCsv, fin: "" },
};

/** Attend que le lecteur suive : un pays entier ne tient pas dans le tampon de la sortie. */
const ecrire = (texte: string): Promise<void> =>
  new Promise((resolve, reject) => process.stdout.write(texte, (erreur) => (erreur ? reject(erreur) : resolve())));

/** Le lecteur est parti avant la fin (`| head`) : rien à dire. */
const isLecteurParti = (erreur: unknown): boolean =>
  erreur instanceof Error && "code" in erreur && erreur.code === "EPIPE";

/** Écrit lot par lot. L'en-tête attend le premier lot : une question refusée n'écrit rien. */
async function writeReponses(
  lots: AsyncIterable<readonly Resultat[]>,
  { debut, ligne, fin }: Ecriture,
): Promise<number> {
  let ecrites = 0;
  let texte = debut;
  for await (const lot of lots)
    for (const r of lot) {
      texte += ligne(r, ecrites++ === 0);
      if (texte.length < 65536) continue;
      await ecrire(texte);
      texte = "";
    }
  await ecrire(texte + (ecrites === 0 ? fin.trimStart() : fin));
  return ecrites;
}

async function ouvrir(projet: Projet, dir: string): Promise<Entrepot> {
  try {
    return await openResultats(projet);
  } catch {
    throw new ErreurUsage(
      `l'entrepôt ${cheminEntrepot(dir)} ne s'ouvre pas : attendre la fin d'un chargement en cours, ou le refaire avec « abs charger --projet ${dir} »`,
    );
  }
}

type OptionsValeurs = Readonly<
  Partial<Record<"projet" | "format" | "indicateur" | "variable" | "territoire" | "millesime" | "cog", string>>
> & { readonly comparables?: boolean };

/** Les communes comparables d'une commune, pour savoir à qui `COMPARABLES-revenus@33063` la compare. */
async function writeComparables(entrepot: Entrepot, territoire: string | undefined, format: string): Promise<number> {
  if (territoire === undefined)
    throw new ErreurUsage("--comparables attend --territoire et le code d'une commune (33063)");
  const communes = await listComparables(entrepot.connexion, territoire.replace(/^COM-/, ""));
  const colonnes = ["theme", "rang", "code", "nom", "distance", "proche", "eloignee"] as const;
  await ecrire(
    format === "csv"
      ? `${[colonnes, ...communes.map((c) => colonnes.map((k) => formatCase(String(c[k]))))].map((l) => l.join(";")).join("\n")}\n`
      : `${JSON.stringify(communes, colonnes as unknown as string[], 1)}\n`,
  );
  if (communes.length === 0) console.error("! trop peu de variables connues pour cette commune : aucune comparable");
  return SORTIE.ok;
}

/** `abs valeurs` : le contrat public décrit dans docs/valeurs.md. */
export async function runValeurs(options: OptionsValeurs): Promise<number> {
  const { projet = "data", format = "json", indicateur, variable, territoire, millesime, cog } = options;
  const ecriture = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (!ecriture) throw new ErreurUsage(`format « ${format} » inconnu : json ou csv`);
  if (indicateur !== undefined && variable !== undefined)
    throw new ErreurUsage("choisir --indicateur ou --variable, pas les deux");
  if (cog !== undefined && !/^\d{4}$/.test(cog)) throw new ErreurUsage(`--cog attend une année, reçu « ${cog} »`);
  const question: Question = {
    ...(indicateur === undefined ? {} : { indicateur }),
    ...(variable === undefined ? {} : { variable }),
    ...(territoire === undefined ? {} : { territoire }),
    ...(millesime === undefined ? {} : { millesime }),
    ...(cog === undefined ? {} : { cog: Number(cog) }),
  };
  const lu = readProjetCharge(projet, "charger");
  const entrepot = await ouvrir(lu, projet);
  process.stdout.on("error", () => {}); // l'erreur arrive aussi à la fonction de rappel de write
  try {
    if (!(await entrepot.connexion.hasTable(TABLE_RESERVES)))
      throw new ErreurUsage(`les indicateurs ne sont pas encore calculés : lancer « abs calculer --projet ${projet} »`);
    if (options.comparables) return await writeComparables(entrepot, territoire, format);
    if ((await writeReponses(repondre(entrepot.connexion, question, lu), ecriture)) === 0)
      console.error("! aucune réponse : rien n'est chargé qui réponde à cette question");
    return SORTIE.ok;
  } catch (error) {
    if (isLecteurParti(error)) return SORTIE.ok;
    if (error instanceof QuestionInvalide) throw new ErreurUsage(error.message);
    throw error;
  } finally {
    entrepot.close();
  }
}

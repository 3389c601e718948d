import { openResultats } from "../calculer/ouvrir.ts";
import { TABLE_RESERVES } from "../calculer/reserve.ts";
import { remonter, type Case, type Chaine } from "../calculer/chaine.ts";
import { QuestionInvalide } from "../calculer/question.ts";
import { isBorne, writeValeur } from "../constats/valeurs.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import type { Marque } from "../modele/statut.ts";
import { readProjetCharge } from "./chemin.ts";
import { ErreurUsage, SORTIE } from "./sortie.ts";

const MONTREES = 10;
const DECIMALES = 4;
const EMPREINTE = 12; // de quoi reconnaître un fichier à l'œil ; le JSON la donne entière

const ROLES = { n: "numérateur", d: "dénominateur", a: "naissances", b: "décès" } as const;
const VARIATION = { ...ROLES, n: "population de fin", d: "population de début" } as const;
const MARQUES: Readonly<Record<Exclude<Marque, "valeur">, string>> = {
  secret: "secret",
  non_significatif: "non significatif",
  non_disponible: "non disponible",
  sans_objet: "sans objet",
  vide: "case vide",
};

const decimalesOf = (x: number): number => /\.(\d+)$/.exec(String(x))?.[1]?.length ?? 0;

/** Tel que livré : sans arrondi, seulement à la française. */
const formatExact = (x: number): string => formatNombre(x, decimalesOf(x));

function formatCase(c: Case): string {
  const valeur = c.valeur === null ? MARQUES[c.marque === "valeur" ? "vide" : c.marque] : formatExact(c.valeur);
  const ou = [
    c.fichier,
    ...(c.partie === null ? [] : [c.partie]),
    ...(c.somme === undefined
      ? [c.ligne === null ? "ligne non retrouvée" : `ligne ${c.ligne}`, `colonne ${c.colonne}`]
      : [c.somme]),
  ];
  return `    ${c.coefficient < 0 ? "− " : ""}${valeur.padStart(12)}  ${c.territoire.padEnd(9)}  ${ou.join(", ")}`;
}

function printChaine({ resultat: r, total, cases }: Chaine, indicateur: Indicateur | undefined): void {
  const valeur =
    r.valeur === null
      ? r.statut
      : indicateur && isBorne(r, indicateur)
        ? writeValeur(r, indicateur)
        : formatValeur(r.valeur, r.unite, Math.min(DECIMALES, decimalesOf(r.valeur)));
  console.log(`${r.indicateur} ${indicateur?.libelle ?? ""} ; ${r.niveau} ${r.territoire}, ${r.millesime} : ${valeur}`);
  console.log(
    `  ${r.methode}${r.cog === null ? "" : ` ; géographie ${r.cog}`}${r.motif === null ? "" : `\n  ${r.motif}`}`,
  );
  const isNiveau = cases.every((c) => c.role === "n");
  const noms = r.millesime.includes("-") ? VARIATION : ROLES;
  for (const role of ["n", "d", "a", "b"] as const) {
    const siennes = cases.filter((c) => c.role === role);
    if (siennes.length === 0) continue;
    console.log(`  ${isNiveau ? "valeur" : noms[role]}`);
    for (const c of siennes) console.log(formatCase(c));
  }
  const reste = total - cases.length;
  if (reste > 0) console.log(`  et ${formatNombre(reste)} autres cases (--max 0 les montre toutes)`);
  for (const { fichier, sha256 } of r.fichiers) console.log(`  ${fichier} : sha256 ${sha256.slice(0, EMPREINTE)}…`);
}

/** `abs d-ou-vient` : d'une valeur aux cases des fichiers dont elle est faite. */
export async function runDouVient(options: {
  readonly projet: string;
  readonly indicateur: string;
  readonly territoire: string;
  readonly millesime: string;
  readonly max?: string;
  readonly format: string;
}): Promise<number> {
  const { projet: dir, max = String(MONTREES), format } = options;
  if (!/^\d+$/.test(max)) throw new ErreurUsage(`--max attend un nombre de cases, reçu « ${max} »`);
  if (format !== "texte" && format !== "json") throw new ErreurUsage(`format « ${format} » inconnu : texte ou json`);
  const projet = readProjetCharge(dir, "charger");
  const entrepot = await openResultats(projet);
  try {
    if (!(await entrepot.connexion.hasTable(TABLE_RESERVES)))
      throw new ErreurUsage(`les indicateurs ne sont pas encore calculés : lancer « abs calculer --projet ${dir} »`);
    const chaines = await remonter(entrepot.connexion, projet, options, Number(max) || Infinity);
    if (format === "json") console.log(JSON.stringify(chaines, null, 1));
    else for (const chaine of chaines) printChaine(chaine, projet.catalogue.get(options.indicateur));
    return SORTIE.ok;
  } catch (error) {
    if (error instanceof QuestionInvalide) throw new ErreurUsage(error.message);
    throw error;
  } finally {
    entrepot.close();
  }
}

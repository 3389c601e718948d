import { existsSync } from "node:fs";
import { cheminEntrepot } from "../charger/projet.ts";
import { Entrepot } from "../entrepot/entrepot.ts";
import { createAcces } from "../telecharger/acces.ts";
import { fetchCatalogue, type JeuMelodi } from "../telecharger/catalogue-melodi.ts";
import { listSources, type EtatSource, type Proposition } from "../telecharger/etat-sources.ts";
import type { Acces } from "../telecharger/recuperer.ts";
import { Refus } from "../telecharger/refus.ts";
import { openProjet } from "./chemin.ts";
import { ErreurUsage, SORTIE } from "./sortie.ts";

export interface OptionsSources {
  readonly enLigne?: boolean;
  readonly format?: string;
  /** Défaut : le vrai réseau. */
  readonly acces?: Acces;
  readonly catalogue?: string;
}

/** Les millésimes que l'entrepôt contient, par source ; vide s'il n'y en a pas encore. */
async function readLus(dir: string): Promise<Map<string, number[]>> {
  if (!existsSync(cheminEntrepot(dir))) return new Map();
  const entrepot = await Entrepot.open(cheminEntrepot(dir), { readOnly: true });
  try {
    const rows = await entrepot.connexion.rows<{ source: string; millesime: number }>(
      `select distinct f.source, m.millesime from mesure m join fichier f on f.id = m.fichier
       union select source, cog from fichier where id not in (select fichier from variable) and cog is not null
       order by all`,
    );
    const lus = new Map<string, number[]>();
    for (const { source, millesime } of rows) lus.set(source, [...(lus.get(source) ?? []), millesime]);
    return lus;
  } finally {
    entrepot.close();
  }
}

/** Le catalogue du producteur ; hors d'atteinte, c'est dit, et le reste de la liste vient quand même. */
async function readEnLigne(dir: string, { acces, catalogue }: OptionsSources): Promise<Map<string, JeuMelodi> | null> {
  try {
    return await fetchCatalogue(dir, acces ?? createAcces(), catalogue);
  } catch (error) {
    if (!(error instanceof Refus)) throw error;
    console.error(`! catalogue de l'Insee : ${error.message}. Regarder les pages indiquées, ou relancer plus tard.`);
    return null;
  }
}

const oui = (annee: number | null): string => (annee === null ? "dernier millésime" : String(annee));
const annees = (liste: readonly (number | null)[]): string => [...new Set(liste.map(oui))].join(", ");
const nommer = ({ titre, source, verifie }: EtatSource): string => `${titre}${verifie ? "" : " *"} (${source})`;
const auProjet = ({ projet }: EtatSource): string => annees(projet.map((l) => l.millesime ?? l.cog));

/** Une source que le projet a et dont le producteur a plus récent, par mailles : ce que c'est, et où le prendre. */
const isDepassee = (e: EtatSource): boolean =>
  e.projet.length > 0 && (e.propositions.some((p) => p.plusRecent) || e.enLigne?.plusRecent === true);

/** La proposition la plus récente, de chaque maille. */
const derniere = (propositions: readonly Proposition[]): Proposition[] =>
  propositions.filter((p) =>
    propositions.every((autre) => autre.niveau !== p.niveau || (autre.millesime ?? 0) <= (p.millesime ?? 0)),
  );

const lignesDepassee = (e: EtatSource): string[] => [
  `  ${nommer(e)} : le projet a ${auProjet(e)}`,
  ...derniere(e.propositions.filter((p) => p.plusRecent)).map(
    ({ millesime, niveau, page, ligne }) =>
      `    ${oui(millesime)}${niveau === null ? "" : ` (${niveau})`} ${ligne === null ? `à prendre à la main : ${page}` : `: sa ligne est plus bas, « abs telecharger » la prendra (${page})`}`,
  ),
  ...(e.enLigne?.plusRecent ? [`    ${e.enLigne.millesime} au catalogue du producteur (${e.enLigne.jeu}) : ${e.enLigne.url}`] : []), // prettier-ignore
];

const ligneAJour = (e: EtatSource): string =>
  `  ${nommer(e)} : ${auProjet(e)}${e.lus.length === 0 ? " ; pas encore lue, lancer « abs charger »" : ""}`;

function ligneAbsente(e: EtatSource): string {
  const connus = derniere(e.propositions).map((p) => p.millesime);
  const dernier = e.enLigne?.millesime ?? (connus.length > 0 ? Math.max(...connus.map((m) => m ?? 0)) || null : null);
  return `  ${nommer(e)}${dernier === null ? "" : `, ${dernier}`} : ${e.page}`;
}

/** Un groupe de la liste, ses sources par producteur puis dans l'ordre déclaré ; rien s'il est vide. */
function groupe(titre: string, etats: readonly EtatSource[], lignes: (e: EtatSource) => readonly string[]): string[] {
  if (etats.length === 0) return [];
  const producteurs = [...new Set(etats.map((e) => e.producteur))];
  return ["", `${titre} (${etats.length}) :`, ...producteurs.flatMap((p) => etats.filter((e) => e.producteur === p)).flatMap(lignes)];
} // prettier-ignore

/**
 * Les lignes à coller dans millesimes.csv : de chaque source à chaque maille, le dernier millésime, s'il est plus récent
 * que ceux du projet ou si le projet n'en a aucun.
 */
const aAjouter = (etats: readonly EtatSource[]): string[] =>
  etats.flatMap(({ projet, propositions }) => {
    const utiles = propositions.filter((p) => p.ligne !== null && (p.plusRecent || projet.length === 0));
    const isDernier = (p: Proposition): boolean =>
      utiles.every((autre) => autre.niveau !== p.niveau || (autre.millesime ?? 0) <= (p.millesime ?? 0));
    return utiles.filter(isDernier).flatMap((p) => p.ligne ?? []);
  });

/**
 * `abs sources` : ce qui existe, ce que le projet a, ce qui est plus récent chez les producteurs.
 * @returns 0, même sans réseau : c'est dit.
 */
export async function runSources(dir: string, options: OptionsSources = {}): Promise<number> {
  const { format = "texte", enLigne = false } = options;
  if (format !== "texte" && format !== "json") throw new ErreurUsage(`format « ${format} » inconnu : texte ou json`);
  const projet = openProjet(dir);
  const catalogue = enLigne ? await readEnLigne(dir, options) : null;
  const sources = listSources(projet, await readLus(dir), catalogue ?? new Map());
  const { nom, territoire, cog } = projet.observatoire;
  const { code: commune } = territoire;
  if (format === "json") {
    console.log(JSON.stringify({ commune, cog, catalogueInterroge: catalogue !== null, sources }, null, 2));
    return SORTIE.ok;
  }
  console.log(
    `${nom}, ${territoire.niveau === "epci" ? "EPCI" : "commune"} ${commune}, géographie ${cog} : ${sources.length} sources déclarées`,
  );
  const [depassees, restantes] = [sources.filter(isDepassee), sources.filter((e) => !isDepassee(e))];
  const lignesDites = [
    ...groupe("Plus récent chez le producteur", depassees, lignesDepassee),
    ...groupe("Au projet, rien de plus récent de connu", restantes.filter((e) => e.projet.length > 0), (e) => [ligneAJour(e)]), // prettier-ignore
    ...groupe("Absentes du projet, et la page où les prendre", restantes.filter((e) => e.projet.length === 0), (e) => [ligneAbsente(e)]), // prettier-ignore
  ];
  for (const ligne of lignesDites) console.log(ligne);
  console.log("\n* déclarée d'après sa documentation, jamais essayée sur un vrai fichier.");
  const lignes = aAjouter(sources);
  if (lignes.length > 0)
    console.log(`\nÀ ajouter à millesimes.csv, en vérifiant millésime et géographie, puis « abs telecharger --projet ${dir} » :\n${lignes.map((l) => `  ${l}`).join("\n")}`); // prettier-ignore
  if (catalogue === null)
    console.log("\nLa liste des millésimes publiés est celle de l'outil. --en-ligne interroge aussi le catalogue de l'Insee ; pour les autres, voir les pages."); // prettier-ignore
  return SORTIE.ok;
}

import { existsSync } from "node:fs";
import { cheminEntrepot } from "../charger/projet.ts";
import { enumerer } from "../constats/accords.ts";
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

const ligneProposition = ({ millesime, niveau, url, page, plusRecent, ligne }: Proposition): string =>
  `  ${plusRecent ? "PLUS RÉCENT" : "existe"} : ${oui(millesime)}${niveau === null ? "" : ` (${niveau})`} ${ligne === null ? `à prendre à la main : ${page}` : `→ ${url}`}`;

function lignesSource(e: EtatSource): string[] {
  const projet = e.projet.length === 0 ? "rien au projet" : `au projet : ${annees(e.projet.map((l) => l.millesime ?? l.cog))}`; // prettier-ignore
  const lus = e.lus.length === 0 ? "" : ` ; lu : ${annees(e.lus)}`;
  return [
    "",
    `${e.titre} (${e.source}), ${e.producteur}${e.niveaux.length === 0 ? "" : ` : ${enumerer(e.niveaux)}`}`,
    ...(e.verifie ? [] : ["  déclarée d'après sa documentation, jamais essayée sur un vrai fichier"]),
    `  ${projet}${lus}`,
    ...e.propositions.map(ligneProposition),
    ...(e.enLigne === null
      ? []
      : [`  chez le producteur : ${e.enLigne.jeu} ${e.enLigne.millesime}${e.enLigne.plusRecent ? ", PLUS RÉCENT" : ""} (${e.enLigne.url})`]), // prettier-ignore
    `  page : ${e.page}`,
  ];
}

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
  console.log(`${nom}, ${territoire.niveau === "epci" ? "EPCI" : "commune"} ${commune}, géographie ${cog} : ${sources.length} sources déclarées`);
  for (const ligne of sources.flatMap(lignesSource)) console.log(ligne);
  const lignes = aAjouter(sources);
  if (lignes.length > 0)
    console.log(`\nÀ ajouter à millesimes.csv, en vérifiant millésime et géographie, puis « abs telecharger --projet ${dir} » :\n${lignes.map((l) => `  ${l}`).join("\n")}`); // prettier-ignore
  if (catalogue === null)
    console.log("\nLa liste des millésimes publiés est celle de l'outil. --en-ligne interroge aussi le catalogue de l'Insee ; pour les autres, voir les pages."); // prettier-ignore
  return SORTIE.ok;
}

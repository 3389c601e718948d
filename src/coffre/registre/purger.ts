import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import type { Agregat } from "../../modele/agregat.ts";
import { computeAgregats } from "../agregats.ts";
import { replaceCoffre } from "../ecrire-coffre.ts";
import { suivreCoffre } from "../identite/suivre-coffre.ts";
import { countCoffre } from "./compter.ts";
import { type Memoire, type Purge, readMemoire, REGLAGES, type Scelle, type Serie, withCoffre } from "./memoire.ts";
import { cleAnnee } from "./reprendre.ts";

/** Ce qu'une purge fait d'un coffre. */
export interface OrdrePurge {
  /** Jour de la purge, AAAA-MM-JJ. */
  readonly le: string;
  /** Exports qu'on va effacer : le coffre en devient la seule trace. */
  readonly exports: readonly Omit<Scelle, "le">[];
  /** Années dont les lignes sortent du coffre : n'en restent que les agrégats. */
  readonly annees: readonly Pick<Serie, "source" | "millesime">[];
}

/**
 * Récrit le coffre sans les lignes purgées, et y inscrit la purge au journal. Les exports ne sont effacés qu'ensuite, par
 * qui appelle : arrêtée au milieu, la purge se reprend.
 */
export async function purgerCoffre(chemin: string, { le, exports, annees }: OrdrePurge): Promise<void> {
  const memoire = await readMemoire(chemin);
  const lignes = await countCoffre(chemin);
  const purgees = new Set(annees.map((a) => cleAnnee(a.source, a.millesime)));
  const agregats = purgees.size === 0 ? [] : await withCoffre(chemin, computeAgregats);
  const series = annees.map(({ source, millesime }): Serie => {
    return { source, millesime, agregats: agregats.filter((a) => a.source === source && a.millesime === millesime) };
  });
  const journal: Purge[] = [
    ...exports.map(({ source, millesime, gardees }) => ({ le, quoi: "exports" as const, source, millesime, lignes: gardees })),
    ...lignes
      .filter((l) => purgees.has(cleAnnee(l.source, l.millesime)))
      .map(({ source, millesime, lignes: n }) => ({ le, quoi: "coffre" as const, source, millesime, lignes: n })),
  ]; // prettier-ignore
  const suite: Memoire = {
    controle: memoire.controle,
    scelles: [...memoire.scelles, ...exports.map((e) => ({ ...e, le }))],
    purges: [...memoire.purges, ...journal],
    series: [...memoire.series, ...series],
  };
  const reprises = lignes.map((l) => cleAnnee(l.source, l.millesime)).filter((annee) => !purgees.has(annee));
  await replaceCoffre(chemin, { memoire: suite, reprises, attendus: [] }, async ({ connection, ecrire, sceller }) => {
    await ecrire();
    await sceller();
    await suivreCoffre(connection);
    const [premiere] = annees;
    if (premiere) await garderHistoire(connection, premiere, agregats, await computeAgregats(connection));
    return true;
  });
}

/** Le rang d'un foyer seul ne vaut que dans un calcul : ce n'est pas un chiffre. */
const withoutRang = ({ seul: _, ...agregat }: Agregat): Agregat => agregat;

/** Un chiffre d'une année se garde avec toutes ses modalités : en mêler de deux états ferait une fausse somme. */
export const groupeOf = ({ source, variable, millesime }: Agregat): string => `${source} ${variable} ${millesime}`;

/**
 * Primo-demandeurs, sorties, trajectoires d'une année gardée se comptaient sur les lignes purgées : tels qu'ils étaient, ils
 * restent avec les agrégats de l'année purgée.
 */
async function garderHistoire(
  connection: DuckDBConnection,
  { source, millesime }: Pick<Serie, "source" | "millesime">,
  avant: readonly Agregat[],
  apres: readonly Agregat[],
): Promise<void> {
  const dire = (agregats: readonly Agregat[], groupe: string): string =>
    JSON.stringify(agregats.filter((a) => groupeOf(a) === groupe).map(withoutRang));
  const groupes = [...new Set([...avant, ...apres].map(groupeOf))].filter((g) => dire(avant, g) !== dire(apres, g));
  const gardes = avant.filter((a) => groupes.includes(groupeOf(a)));
  await connection.run("insert into serie_conservee values ($source, $millesime, $agregats)", {
    source,
    millesime,
    agregats: JSON.stringify(gardes),
  });
}

/** Le coffre oublie la clé qui l'a écrit : il ne la réclamera plus, et nul ne reliera ses foyers à ceux d'un export à venir. */
export async function oublierCle(chemin: string): Promise<void> {
  const instance = await DuckDBInstance.create(chemin, { ...REGLAGES, enable_external_access: "false" });
  try {
    const connection = await instance.connect();
    try {
      await connection.run("update tenue set controle = null; checkpoint");
    } finally {
      connection.closeSync();
    }
  } finally {
    instance.closeSync();
  }
}

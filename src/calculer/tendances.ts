import type { Connexion } from "../entrepot/entrepot.ts";
import { quoteText } from "../entrepot/entrepot.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { mannKendallBlock } from "../stats/mann-kendall-block.ts";
import { VALEURS_MIN } from "../stats/test-tendance.ts";
import { interdit } from "./evolution.ts";
import { reglesDe } from "./regles.ts";

/**
 * Les millésimes d'un indicateur qui se comparent tous deux à deux, du plus ancien au plus récent : depuis le dernier, on
 * remonte et on garde chaque année que rien n'interdit de rapprocher de celles déjà gardées (rupture, enquêtes partagées,
 * années trop proches). Une série ne passe donc jamais une rupture.
 */
export function anneesComparables(indicateur: Indicateur, annees: readonly number[]): number[] {
  const regles = { ...reglesDe(indicateur), perimetreChange: null, perimetreIncertain: null };
  const gardees: number[] = [];
  for (const annee of [...annees].sort((a, b) => b - a))
    if (gardees.every((fin) => interdit(annee, fin, regles) === null)) gardees.unshift(annee);
  return gardees;
}

/** Les séries d'un indicateur, bout à bout : une case par année de la première à la dernière, NaN où il n'y a rien. */
async function readSeries(
  connexion: Connexion,
  code: string,
  annees: readonly number[],
): Promise<{ niveaux: string[]; territoires: string[]; series: Float64Array; longueur: number }> {
  const [debut = 0, fin = 0] = [annees[0], annees.at(-1)];
  const longueur = fin - debut + 1;
  const valeurs = annees.map((a) => `max(valeur) filter (annee = ${a})`);
  const [niveaux = [], territoires = [], ...colonnes] = await connexion.columns(`
    select niveau::varchar, territoire, ${valeurs.join(", ")} from resultat
    where indicateur = ${quoteText(code)} and annee in (${annees.join(", ")}) and valeur is not null
      and left(territoire, case when niveau in ('commune', 'arm', 'iris') then 5 end) not in (select territoire from bougee)
    group by niveau, territoire having count(*) >= ${VALEURS_MIN} order by niveau, territoire`);
  const series = new Float64Array(territoires.length * longueur).fill(NaN);
  colonnes.forEach((colonne, k) => {
    const rang = (annees[k] ?? debut) - debut;
    colonne.forEach((v, i) => (series[i * longueur + rang] = v === null ? NaN : Number(v)));
  });
  return { niveaux: niveaux as string[], territoires: territoires as string[], series, longueur };
}

/**
 * Écrit la table `tendance` : le test de Mann-Kendall et la pente de Theil-Sen (par an) de chaque série d'au moins
 * `VALEURS_MIN` points comparables. À appeler après choisir.sql, dont il lit `resultat` et `bougee`. Une commune touchée par
 * un mouvement n'y est pas, ni ses IRIS : son périmètre a changé en route. `p` n'est pas corrigé du nombre de séries.
 * @returns le nombre de séries
 */
export async function writeTendances(connexion: Connexion, indicateurs: readonly Indicateur[]): Promise<number> {
  await connexion.run(`create or replace table tendance (indicateur varchar, niveau niveau, territoire varchar, debut smallint, fin smallint,
    points smallint, s double, p double, tau double, pente double, ordonnee double)`);
  const connues = await connexion.rows<{ indicateur: string; annee: number }>(
    "select distinct indicateur, annee from resultat where debut is null and valeur is not null order by all",
  );
  let total = 0;
  for (const indicateur of indicateurs) {
    if (indicateur.nature === "variation") continue; // déjà une évolution
    const siennes = connues.flatMap((c) => (c.indicateur === indicateur.code ? [c.annee] : []));
    const annees = anneesComparables(indicateur, siennes);
    if (annees.length < VALEURS_MIN) continue;
    const { niveaux, territoires, series, longueur } = await readSeries(connexion, indicateur.code, annees);
    const n = territoires.length;
    if (n === 0) continue;
    const { s, p, tau, pente, ordonnee } = mannKendallBlock(series, longueur);
    const points = Array.from({ length: n }, (_, i) =>
      series.subarray(i * longueur, (i + 1) * longueur).reduce((k, v) => (Number.isNaN(v) ? k : k + 1), 0),
    );
    const constante = <T>(v: T): T[] => Array.from({ length: n }, () => v);
    await connexion.append("tendance", [
      ["varchar", constante(indicateur.code)],
      ["varchar", niveaux],
      ["varchar", territoires],
      ["double", constante(annees[0] ?? 0)],
      ["double", constante(annees.at(-1) ?? 0)],
      ["double", points],
      ...[s, p, tau, pente, ordonnee].map((colonne) => ["double", [...colonne]] as const),
    ]);
    total += n;
  }
  return total;
}

import { byar } from "./byar.ts";
import { checkCount, checkPart, checkPositive, checkUnit } from "./check.ts";
import { criticalZ } from "./normal-quantile.ts";

/** Un territoire à situer dans l'entonnoir. */
export type PointEntonnoir =
  | { readonly nature: "proportion"; readonly numerateur: number; readonly denominateur: number }
  | { readonly nature: "taux"; readonly evenements: number; readonly population: number }
  | { readonly nature: "ratio"; readonly evenements: number; readonly attendus: number }
  /** `taux` : le taux standardisé, dans l'unité de la référence ; 0 événement n'en a pas. */
  | { readonly nature: "taux standardise"; readonly evenements: number; readonly taux: number };

/** Sous ou sur les limites à 95 % (`bas`, `haut`) ou à 99,8 % (`très bas`, `très haut`). */
export type ClasseEntonnoir = "très bas" | "bas" | "ordinaire" | "haut" | "très haut" | "non applicable";

const LARGE = 0.998;
const ETROITE = 0.95;
const MIN_STANDARDISE = 10;

/**
 * Situe un territoire dans l'entonnoir : dans les limites à 95 %, hors d'elles, ou hors de celles à 99,8 %.
 *
 * Règle de l'UKHSA. Une proportion se compare aux limites de `funnelProportion` ; un taux ou un ratio, par l'intervalle
 * de `byar` de ses événements, hors duquel doit se trouver la référence. Un taux standardisé est jugé à la population
 * qui donnerait ce taux avec ces événements, et ne l'est pas sous 10 événements (`non applicable`). Une valeur juste
 * sur la limite est `ordinaire`. Sur 20 territoires tous pareils, un est en moyenne hors des limites à 95 % : c'est une
 * invitation à regarder, pas un jugement.
 *
 * Source : UKHSA, PHEindicatormethods, `assign_funnel_significance`.
 *
 * @param point le territoire
 * @param reference valeur de l'ensemble : proportion, taux dans l'unité du point (par personne pour `taux`), ou ratio,
 * dont la référence est 1 par défaut
 * @returns la classe du territoire
 * @throws RangeError si un effectif est négatif, un dénominateur nul, un numérateur au-dessus de son dénominateur
 * @example
 * funnelSignificance({ nature: "proportion", numerateur: 40, denominateur: 100 }, 0.2) // => "très haut"
 * funnelSignificance({ nature: "ratio", evenements: 6, attendus: 4.3 }) // => "ordinaire"
 * funnelSignificance({ nature: "taux standardise", evenements: 4, taux: 12 }, 9) // => "non applicable"
 */
export function funnelSignificance(point: PointEntonnoir, reference = 1): ClasseEntonnoir {
  checkPositive("reference", reference);
  const gap = gapOf(point, reference);
  if (gap === undefined) return "non applicable";
  const [wide, narrow] = [gap(LARGE), gap(ETROITE)];
  if (wide !== 0) return wide < 0 ? "très bas" : "très haut";
  if (narrow !== 0) return narrow < 0 ? "bas" : "haut";
  return "ordinaire";
}

/** Le côté où le point sort des limites à une confiance donnée : −1, 0 ou 1 ; rien si le point n'est pas jugé. */
function gapOf(point: PointEntonnoir, reference: number): ((confiance: number) => number) | undefined {
  switch (point.nature) {
    case "proportion":
      return proportionGap(point.numerateur, point.denominateur, reference);
    case "taux":
      return countGap(point.evenements, point.population, reference);
    case "ratio":
      return countGap(point.evenements, point.attendus, reference);
    case "taux standardise":
      checkCount("events", point.evenements);
      if (point.evenements < MIN_STANDARDISE) return undefined;
      checkPositive("rate", point.taux);
      return countGap(point.evenements, point.evenements / point.taux, reference);
  }
}

function proportionGap(numerateur: number, denominateur: number, reference: number): (confiance: number) => number {
  checkPart(numerateur, denominateur);
  checkUnit("reference", reference);
  const deviation = numerateur / denominateur - reference;
  const error = Math.sqrt((reference * (1 - reference)) / denominateur);
  return (confiance) => (Math.abs(deviation) > criticalZ(confiance) * error ? Math.sign(deviation) : 0);
}

function countGap(evenements: number, base: number, reference: number): (confiance: number) => number {
  return (confiance) => {
    const { bas, haut } = byar(evenements, base, { confiance });
    return bas > reference ? 1 : haut < reference ? -1 : 0;
  };
}

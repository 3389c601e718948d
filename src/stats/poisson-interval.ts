import { gammaCdf, gammaSurvival } from "./gamma-cdf.ts";
import { gammaQuantile } from "./gamma-quantile.ts";
import type { Methode, ValeurEncadree } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";
import { checkTaux, poissonExact } from "./poisson-exact.ts";
import type { OptionsTaux } from "./poisson-exact.ts";
import { solveIncreasing } from "./solve-increasing.ts";

/** Les rivaux de l'intervalle exact de Poisson, chacun sous son nom. */
export type IntervallePoisson = "exacte" | "mi-p" | "score" | "Wald" | "Wald corrigé" | "Jeffreys" | "Byar centré";

/**
 * Taux d'événements et intervalle de Poisson selon une méthode nommée : pour retrouver un chiffre produit ailleurs.
 *
 * Le rapport emploie `byar` (et l'exact sous 10 événements). Les autres :
 * - `exacte` (défaut) : centrale, de Garwood, la même que `poissonExact` ; couvre toujours, un peu large ;
 * - `mi-p` : l'exacte où l'observation ne compte que pour moitié ; couvre en moyenne ;
 * - `score` : les taux que le test du score ne rejette pas ; bonne couverture dès quelques événements ;
 * - `Wald` : `x ± z √x`, vide à 0 événement, trop basse partout ; `Wald corrigé` : `x ± z √(x + ½)` (Barker) ;
 * - `Jeffreys` : quantiles a posteriori d'une loi gamma de forme `x + ½` ;
 * - `Byar centré` : Byar avec `x + ½` aux deux bornes, proche du mi-p. C'est le « byar » de DescTools, **pas** celui de
 *   l'UKHSA ni de `byar`.
 *
 * Les bornes basses sont ramenées à 0.
 *
 * Sources : F. Garwood, Biometrika, 28, 1936, p. 437-442 ; L. Barker, « A comparison of nine confidence intervals for a
 * Poisson parameter », The American Statistician, 56(2), 2002, p. 85-89 ; K. J. Rothman, J. D. Boice, Epidemiologic
 * Analysis with a Programmable Calculator, 1979 (Byar centré).
 *
 * @param evenements nombre d'événements, positif ou nul ; il peut dépasser la population
 * @param population personnes exposées (ou personnes-années), positive
 * @returns valeur et bornes en événements pour `parPopulation` personnes
 * @throws RangeError si la population est nulle, si les événements sont négatifs, si une option est hors de son domaine
 * @example
 * poissonInterval(15, 400, { methode: "score" }).bas.toFixed(6) // => "0.022726"
 * poissonInterval(15, 400, { methode: "Jeffreys" }).haut.toFixed(6) // => "0.060290"
 * poissonInterval(15, 400).methode // => "Poisson exacte"
 */
export function poissonInterval(
  evenements: number,
  population: number,
  {
    parPopulation = 1,
    confiance = 0.95,
    methode = "exacte",
  }: OptionsTaux & { readonly methode?: IntervallePoisson } = {},
): ValeurEncadree {
  checkTaux(evenements, population, parPopulation, confiance);
  if (methode === "exacte") return poissonExact(evenements, population, { parPopulation, confiance });
  const { label, limit } = RIVALS[methode];
  const scale = parPopulation / population;
  const tail = (1 - confiance) / 2;
  const z = criticalZ(confiance);
  return {
    valeur: evenements * scale,
    bas: Math.max(0, limit(evenements, -z, tail)) * scale,
    haut: limit(evenements, z, 1 - tail) * scale,
    confiance,
    methode: label,
  };
}

/** Une borne, en événements : `z` négatif et `p` petit pour la basse, `z` positif et `p` proche de 1 pour la haute. */
type Limit = (x: number, z: number, p: number) => number;

const RIVALS: Readonly<
  Record<Exclude<IntervallePoisson, "exacte">, { readonly label: Methode; readonly limit: Limit }>
> = {
  "mi-p": { label: "Poisson mi-p", limit: (x, _z, p) => midPLimit(x, p) },
  score: { label: "Poisson score", limit: (x, z) => x + (z * z) / 2 + z * Math.sqrt(x + (z * z) / 4) },
  Wald: { label: "Poisson Wald", limit: (x, z) => x + z * Math.sqrt(x) },
  "Wald corrigé": { label: "Poisson Wald corrigé", limit: (x, z) => x + z * Math.sqrt(x + 0.5) },
  Jeffreys: { label: "Poisson Jeffreys", limit: (x, _z, p) => gammaQuantile(p, x + 0.5) },
  "Byar centré": {
    label: "Byar centré",
    limit: (x, z) => (x + 0.5) * Math.max(0, 1 - 1 / (9 * (x + 0.5)) + z / (3 * Math.sqrt(x + 0.5))) ** 3,
  },
};

/** La moyenne `m` telle que `P(N > x) + ½ P(N = x) = p`. */
function midPLimit(x: number, p: number): number {
  const midP = (m: number): number =>
    x === 0 ? 1 - gammaSurvival(1, m) / 2 : (gammaCdf(x, m) + gammaCdf(x + 1, m)) / 2;
  if (midP(0) >= p) return 0; // sans événement, l'observation pèse déjà une moitié
  let high = x + 1;
  while (midP(high) < p) high *= 2;
  return solveIncreasing(midP, p, 0, high);
}

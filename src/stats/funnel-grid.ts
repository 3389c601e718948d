import { checkPositive, checkSample } from "./check.ts";

const POINTS = 100;

export interface OptionsGrille {
  /** Ce que porte l'axe : un effectif (`proportion`), des événements observés (`ratio`) ou des événements (`taux`). */
  readonly nature?: "proportion" | "ratio" | "taux";
  /** Taux de l'ensemble, en événements par personne : sert aux taux, à passer des populations aux événements. */
  readonly reference?: number;
  /** Années réunies dans les populations d'un taux ; 1 par défaut. */
  readonly annees?: number;
}

/**
 * Les 100 abscisses où tracer un entonnoir, resserrées à gauche (suite géométrique arrondie à l'entier).
 *
 * L'axe part de 1, ou d'un rond sous le plus petit dénominateur quand tous sont voisins (le plus grand au plus double
 * du plus petit) ; il finit à un rond au-dessus du plus grand, 5 % plus loin. Règle de l'UKHSA, y compris pour un
 * ratio, où la suite s'arrête un pas avant le bout. Elle ne dit que où dessiner : `funnelProportion` et `funnelPoisson`
 * donnent les limites.
 *
 * Source : UKHSA, PHEindicatormethods, `calculate_funnel_limits`.
 *
 * @param denominateurs effectifs des territoires (proportion), attendus (ratio) ou populations (taux), positifs
 * @returns 100 entiers croissants
 * @throws RangeError sans dénominateur, si l'un n'est pas positif, si une option n'est pas positive
 * @example
 * funnelGrid([50, 980]).slice(0, 3) // => [1, 2, 3]
 * funnelGrid([50, 980]).at(-1) // => 1100
 * funnelGrid([600, 980])[0] // => 500
 */
export function funnelGrid(
  denominateurs: readonly number[],
  { nature = "proportion", reference = 1, annees = 1 }: OptionsGrille = {},
): number[] {
  checkSample(denominateurs, 1);
  for (const denominateur of denominateurs) checkPositive("denominator", denominateur);
  checkPositive("reference", reference);
  checkPositive("years", annees);
  let [low, high] = [Infinity, 0];
  for (const denominateur of denominateurs) {
    low = Math.min(low, denominateur);
    high = Math.max(high, denominateur);
  }
  const isRate = nature === "taux";
  const span = isRate ? annees : 1;
  const scale = (x: number): number => x * span * (isRate ? reference : 1);
  const first = high > 2 * low ? 0 : Math.floor(scale(roundDown((0.95 * low) / span)));
  const last = Math.ceil(scale(roundUp((1.05 * high) / span)));
  const grid = [Math.max(1, first)];
  const steps = nature === "ratio" ? POINTS + 1 : POINTS;
  for (let left = steps - 1; grid.length < POINTS; left--) {
    const previous = grid.at(-1) ?? NaN;
    grid.push(Math.max(Math.round((last / previous) ** (1 / left) * previous), previous + 1));
  }
  return grid;
}

/** À un chiffre significatif, par défaut. */
const roundDown = (x: number): number => {
  const unit = 10 ** (String(Math.floor(x)).length - 1);
  return Math.floor(x / unit) * unit;
};

/** À deux chiffres significatifs, par excès. */
const roundUp = (x: number): number => {
  const unit = 10 ** (String(Math.ceil(x)).length - 2);
  return Math.ceil(x / unit) * unit;
};

import { checkCount, checkPositive } from "./check.ts";
import { binomialControlLimits } from "./binomial-control-limits.ts";
import type { LimitesControle } from "./exact-limits.ts";
import { poissonControlLimits } from "./poisson-control-limits.ts";
import { runRules } from "./run-rules.ts";
import type { SignalSuite } from "./run-rules.ts";

/** Un mois : ce qui est compté, et ce qui l'expose (jours ouverts, personnes suivies, demandes reçues). */
export interface PointCarte {
  readonly evenements: number;
  readonly exposition: number;
}

export interface OptionsCarte {
  /** « Poisson » pour des événements (le défaut), « binomiale » pour une part de l'exposition. */
  readonly loi?: "Poisson" | "binomiale";
  /** Nombre de premiers points dont la moyenne fait la ligne centrale ; tous par défaut. */
  readonly base?: number;
  /** Probabilité qu'un point sorte des limites par hasard ; 0,0027 par défaut, l'équivalent de trois écarts-types. */
  readonly risque?: number;
}

export type SignalCarte = "au-dessus" | "au-dessous" | SignalSuite;

export interface PointControle extends LimitesControle {
  /** Nombre attendu ce mois, à taux constant ; mêmes unités que `bas` et `haut` : des événements. */
  readonly attendu: number;
  readonly signaux: readonly SignalCarte[];
}

export interface CarteControle {
  /** Événements par unité d'exposition, sur les points de base. */
  readonly centre: number;
  readonly points: readonly PointControle[];
}

/**
 * Carte de contrôle à limites exactes : un mois d'activité sort-il de la variation ordinaire ?
 *
 * La ligne centrale est le taux de la période de base, les limites celles de `poissonControlLimits` ou
 * `binomialControlLimits` pour l'exposition du mois : elles bougent avec elle. S'y ajoutent les deux règles de
 * `runRules`, sur les taux. Choisie contre la carte des individus (XmR), faite pour des mesures et non des comptages.
 * Une série saisonnière y sonne à tort : comparer alors au même mois d'autres années, ou la passer par
 * `decomposeSeasonal`. Pour une dérive lente, `cusumPoisson`.
 *
 * Source : D. C. Montgomery, Introduction to Statistical Quality Control, 6ᵉ éd., 2009, chap. 7 (cartes u et p).
 *
 * @param points au moins un mois, dans l'ordre ; des nombres entiers d'événements
 * @returns le taux central, par unité d'exposition, et une ligne par mois, en événements
 * @throws RangeError si un nombre d'événements n'est pas un entier positif ou nul, si une exposition n'est pas
 *   positive, si des événements dépassent l'exposition d'une loi binomiale, si `base` ou `risque` est hors de son
 *   domaine
 * @example
 * const mois = [12, 9, 14, 11, 10, 13, 12, 29].map((evenements) => ({ evenements, exposition: 20 }));
 * const carte = controlChart(mois, { base: 7 });
 * carte.centre.toFixed(4) // => "0.5786"
 * carte.points[7].haut // => 23
 * carte.points[7].signaux // => ["au-dessus"]
 */
export function controlChart(
  points: readonly PointCarte[],
  { loi = "Poisson", base = points.length, risque = 0.0027 }: OptionsCarte = {},
): CarteControle {
  points.forEach((point) => checkPoint(point, loi));
  if (!Number.isInteger(base) || base < 1 || base > points.length) {
    throw new RangeError(`baseline must count from 1 to ${points.length} points, got ${base}`);
  }
  const reference = points.slice(0, base);
  const centre =
    reference.reduce((sum, { evenements }) => sum + evenements, 0) /
    reference.reduce((sum, { exposition }) => sum + exposition, 0);
  const runs = runRules(
    points.map(({ evenements, exposition }) => evenements / exposition),
    centre,
  );
  return {
    centre,
    points: points.map(({ evenements, exposition }, i) => {
      const attendu = centre * exposition;
      const { bas, haut } =
        loi === "Poisson" ? poissonControlLimits(attendu, risque) : binomialControlLimits(exposition, centre, risque);
      const out: SignalCarte[] = evenements > haut ? ["au-dessus"] : evenements < bas ? ["au-dessous"] : [];
      return { attendu, bas, haut, signaux: [...out, ...(runs[i] ?? [])] };
    }),
  };
}

function checkPoint({ evenements, exposition }: PointCarte, loi: "Poisson" | "binomiale"): void {
  checkCount("events", evenements);
  checkPositive("exposure", exposition);
  if (loi === "binomiale" && evenements > exposition) {
    throw new RangeError(`events must be at most the exposure, got ${evenements} > ${exposition}`);
  }
}

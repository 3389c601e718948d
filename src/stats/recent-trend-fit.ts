import { cochranArmitage } from "./cochran-armitage.ts";
import { isConcordant, rankSlope } from "./rank-slope.ts";
import type { PointAnnuel, TendanceRecente, TendanceRecenteImpossible } from "./recent-trend.ts";

const LARGEUR_95 = 3.92; // deux fois 1,96

export type Ajustement = Pick<TendanceRecente, "pente" | "khi2" | "concordant"> | TendanceRecenteImpossible;

/** Droite pondérée par `1/SE²`, l'erreur type étant tirée de l'intervalle à 95 %. */
export function fitWeighted(points: readonly PointAnnuel[]): Ajustement {
  const rows = points.map(({ valeur, bas, haut }) => ({
    y: valeur as number,
    weight: ((haut ?? NaN) - (bas ?? NaN)) / LARGEUR_95,
  }));
  if (!rows.every(({ weight }) => weight > 0)) return { motif: "intervalle absent ou nul" };
  const weights = rows.map(({ weight }) => weight ** -2);
  const ys = rows.map(({ y }) => y);
  const { pente, spread } = rankSlope(ys, weights);
  return { pente, khi2: pente ** 2 * spread, concordant: isConcordant(ys, weights) };
}

/** Cochran-Armitage sur les effectifs, pentes sur les logits. */
export function fitProportions(points: readonly PointAnnuel[]): Ajustement {
  const groupes = points.map(({ numerateur, denominateur }) => ({
    numerateur: numerateur ?? NaN,
    denominateur: denominateur ?? NaN,
  }));
  if (groupes.some((g) => Number.isNaN(g.numerateur + g.denominateur))) return { motif: "effectif absent" };
  if (groupes.some((g) => g.numerateur === 0)) return { motif: "numérateur nul" };
  const logits = groupes.map((g) => Math.log(g.numerateur / (g.denominateur - g.numerateur)));
  const weights = logits.map(() => 1);
  return {
    pente: rankSlope(logits, weights).pente,
    khi2: cochranArmitage(groupes).khi2,
    concordant: isConcordant(logits, weights),
  };
}

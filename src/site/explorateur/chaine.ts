import { isDessine } from "../../rapport/figures/nombres.ts";
import type { PointExplore } from "./source.ts";

/**
 * Les millésimes qu'une courbe peut relier, à partir du dernier qui a une valeur : aucun n'y refuse l'autre. C'est la règle des
 * pages (`serieComparable`), rejouée sur les refus que l'édition a écrits.
 */
export function chaineOf(points: readonly PointExplore[]): readonly PointExplore[] {
  const dernier = points.findLast(isDessine);
  const gardes: PointExplore[] = [];
  for (const p of points.toReversed()) {
    if (!dernier || p.temps > dernier.temps) continue;
    if (gardes.every((g) => !g.refuses.includes(p.temps))) gardes.unshift(p);
  }
  return gardes;
}

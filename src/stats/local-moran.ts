import { checkOpenUnit } from "./check.ts";
import { falseDiscovery } from "./false-discovery.ts";
import { centreZones } from "./moran.ts";
import type { SansAutocorrelation } from "./moran.ts";
import { permutationTail } from "./permutation-tail.ts";
import type { OptionsPermutation } from "./permutation-tail.ts";
import { seededRandom } from "./seeded-random.ts";
import { spatialLag } from "./spatial-weights.ts";
import type { PoidsSpatiaux } from "./spatial-weights.ts";

/** La zone, puis ses voisins, au-dessus (`haut`) ou au-dessous (`bas`) de la moyenne. */
export type Quadrant = "haut-haut" | "bas-bas" | "haut-bas" | "bas-haut";

export interface ZoneMoran {
  /**
   * I local : positif quand la zone ressemble à ses voisins. Leur somme est l'indice d'ensemble fois la somme des
   * poids.
   */
  readonly valeur: number;
  /** `null` pour une zone sans voisin, ou pile à la moyenne. */
  readonly quadrant: Quadrant | null;
  /** Probabilité critique par permutation conditionnelle ; `null` pour une zone sans voisin. */
  readonly p: number | null;
  /** La même, ajustée au nombre de zones testées. */
  readonly pAjuste: number | null;
  /** `pAjuste` ne dépasse pas le seuil, et la zone a un quadrant : à colorer. */
  readonly significatif: boolean;
}

export interface OptionsLocalMoran extends OptionsPermutation {
  /** Part de fausses découvertes admise parmi les zones retenues ; 0,05 par défaut. */
  readonly seuil?: number;
  /**
   * `fausses decouvertes` : Benjamini et Hochberg, c'est le défaut ; `aucun` : zone par zone, pour comparer à d'autres.
   */
  readonly controle?: "fausses decouvertes" | "aucun";
}

/**
 * I de Moran local (LISA) : quelles zones forment un regroupement de valeurs hautes ou basses, lesquelles tranchent.
 *
 * Chaque zone garde sa valeur, celles des voisins sont tirées parmi toutes les autres (permutation conditionnelle).
 * Tant de tests à la fois en déclarent par hasard : le contrôle des fausses découvertes est le défaut. La probabilité
 * ne descend pas sous 1 / (permutations + 1) : avec beaucoup de zones, demander 9 999 permutations, sans quoi le
 * contrôle peut n'en retenir aucune. Échelle d'Anselin (variance en `n`) ; PySAL multiplie par (n − 1)/n, le quadrant
 * et la probabilité n'en dépendent pas.
 *
 * Sources : L. Anselin, « Local Indicators of Spatial Association », Geographical Analysis, 27(2), 1995, p. 93-115 ;
 * M. Caldas de Castro, B. H. Singer, Geographical Analysis, 38(2), 2006, p. 180-208.
 *
 * @param values une valeur par zone (IRIS)
 * @param poids voisinages des mêmes zones, dans le même ordre
 * @returns une ligne par zone, ou le motif pour lequel rien n'est calculable
 * @throws RangeError comme `moran`, et si le seuil n'est pas entre 0 et 1 ou s'il n'y a aucune permutation
 * @example
 * const ligne = contiguityWeights([[1], [0, 2], [1, 3], [2, 4], [3]]);
 * const quadrants = localMoran([9, 8, 5, 1, 2], ligne).map((zone) => zone.quadrant);
 * quadrants // => ["haut-haut", "haut-haut", null, "bas-bas", "bas-bas"]
 */
export function localMoran(
  values: readonly number[],
  poids: PoidsSpatiaux,
  {
    alternative = "bilaterale",
    permutations = 999,
    graine = 1,
    seuil = 0.05,
    controle = "fausses decouvertes",
  }: OptionsLocalMoran = {},
): ZoneMoran[] | SansAutocorrelation {
  checkOpenUnit("threshold", seuil);
  if (permutations === 0) throw new RangeError("permutations must be at least 1, got 0");
  const z = centreZones(values, poids);
  if ("motif" in z) return z;
  const variance = z.reduce((sum, x) => sum + x * x, 0) / z.length;
  const draw = conditionalDraw(z, poids, seededRandom(graine));
  const zones = Array.from(z, (own, i) => {
    const lag = spatialLag(poids, i, z);
    const alone = poids.debuts[i] === poids.debuts[i + 1];
    const local = (neighbours: number): number => (own * neighbours) / variance;
    const p = alone ? null : permutationTail(local(lag), { alternative, permutations }, () => local(draw(i)));
    return { valeur: local(lag), quadrant: quadrantOf(own, lag), p };
  });
  const tested = zones.flatMap(({ p }) => (p === null ? [] : [p]));
  const adjusted = (controle === "aucun" ? tested : falseDiscovery(tested)).values();
  return zones.map((zone) => {
    const pAjuste = zone.p === null ? null : adjusted.next().value!;
    return { ...zone, pAjuste, significatif: zone.quadrant !== null && pAjuste !== null && pAjuste <= seuil };
  });
}

function quadrantOf(own: number, lag: number): Quadrant | null {
  if (own === 0 || lag === 0) return null;
  return `${own > 0 ? "haut" : "bas"}-${lag > 0 ? "haut" : "bas"}`;
}

/** Moyenne pondérée de voisins tirés sans remise parmi les autres zones, la zone elle-même étant mise de côté. */
function conditionalDraw(
  z: Float64Array,
  { debuts, poids }: PoidsSpatiaux,
  random: () => number,
): (zone: number) => number {
  const pool = z.slice();
  const last = z.length - 1;
  const drawn = new Uint32Array(z.length);
  return (zone) => {
    const own = pool[zone]!;
    pool[zone] = pool[last]!; // les autres zones occupent alors les places 0 à `last`, exclue
    const first = debuts[zone]!;
    const count = debuts[zone + 1]! - first;
    let sum = 0;
    for (let rank = 0; rank < count; rank++) {
      const place = rank + Math.floor(random() * (last - rank));
      const value = pool[place]!;
      sum += poids[first + rank]! * value;
      pool[place] = pool[rank]!;
      pool[rank] = value;
      drawn[rank] = place;
    }
    // Défaire les échanges coûte moins que suivre la place de chaque zone d'un tirage à l'autre.
    for (let rank = count - 1; rank >= 0; rank--) {
      const value = pool[rank]!;
      pool[rank] = pool[drawn[rank]!]!;
      pool[drawn[rank]!] = value;
    }
    pool[zone] = own;
    return sum;
  };
}

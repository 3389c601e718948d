import { polynomial } from "./polynomial.ts";

// Coefficients de W. J. Cody : au centre, aux épaules, dans la queue ; du degré 0 au plus haut.
const CENTRE_NUM = [
  18154.981253343561249, 1067.6894854603709582, 161.02823106855587881, 2.2352520354606839287, 0.065682337918207449113,
] as const;
const CENTRE_DEN = [
  45507.789335026729956, 10260.932208618978205, 976.09855173777669322, 47.20258190468824187, 1,
] as const;
const EPAULE_NUM = [
  9842.7148383839780218, 11602.651437647350124, 6848.1904505362823326, 2494.5375852903726711, 597.27027639480026226,
  93.506656132177855979, 8.8831497943883759412, 0.39894151208813466764, 1.0765576773720192317e-8,
] as const;
const EPAULE_DEN = [
  19685.429676859990727, 38912.003286093271411, 34900.952721145977266, 18615.571640885098091, 6485.558298266760755,
  1519.377599407554805, 235.38790178262499861, 22.266688044328115691, 1,
] as const;
const QUEUE_NUM = [
  2.9112874951168792e-5, 0.001421619193227893466, 0.022235277870649807, 0.1274011611602473639, 0.21589853405795699,
  0.02307344176494017303,
] as const;
const QUEUE_DEN = [
  7.29751555083966205e-5, 0.00378239633202758244, 0.0659881378689285515, 0.468238212480865118, 1.28426009614491121, 1,
] as const;
const DENSITE_0 = 0.39894228040143267794; // 1 / √(2π)

/**
 * Queue de la loi normale centrée réduite : la probabilité `P(Z > z)`. Réciproque de `normalQuantile` sur `1 − p`.
 *
 * La queue, et non la fonction de répartition : `1 − P(Z ≤ z)` n'a plus de décimale dès `z = 8`, la queue les garde
 * jusqu'à `z = 37`. Le `cumulativeStdNormalProbability` de simple-statistics est écarté : lu dans une table à deux
 * décimales.
 *
 * Source : W. J. Cody, « Algorithm 715: SPECFUN », ACM Transactions on Mathematical Software, 19(1), 1993, p. 22-30.
 *
 * @param z sans unité ; infini accepté
 * @returns une probabilité, de 0 à 1
 * @throws RangeError si `z` n'est pas un nombre
 * @example
 * normalTail(0) // => 0.5
 * (2 * normalTail(1.959963984540054)).toFixed(12) // => "0.050000000000"
 * normalTail(10).toExponential(6) // => "7.619853e-24"
 */
export function normalTail(z: number): number {
  if (Number.isNaN(z)) throw new RangeError("z must be a number, got NaN");
  const y = Math.abs(z);
  if (y <= 0.67448975) return 0.5 - (z * polynomial(CENTRE_NUM, z * z)) / polynomial(CENTRE_DEN, z * z);
  // exp(−y²/2) en deux facteurs : le carré tronqué est exact, le reste est petit.
  const head = Math.trunc(y * 16) / 16;
  const density = Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (y - head) * (y + head));
  const tail = y > 40 ? 0 : density * (y <= Math.sqrt(32) ? shoulder(y) : farTail(y));
  return z > 0 ? tail : 1 - tail;
}

const shoulder = (y: number): number => polynomial(EPAULE_NUM, y) / polynomial(EPAULE_DEN, y);

function farTail(y: number): number {
  const u = 1 / (y * y);
  return (DENSITE_0 - (u * polynomial(QUEUE_NUM, u)) / polynomial(QUEUE_DEN, u)) / y;
}

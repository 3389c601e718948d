import { checkOpenUnit } from "./check.ts";
import { polynomial } from "./polynomial.ts";

type Polynome = readonly number[];

// Coefficients de l'algorithme AS 241 (PPND16) : numérateur et dénominateur, au centre, à l'épaule et dans la queue.
const CENTRE: readonly [Polynome, Polynome] = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125, 45921.953931549871457,
    67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867, 39307.89580009271061,
    28729.085735721942674, 5226.495278852854561,
  ],
];
const EPAULE: readonly [Polynome, Polynome] = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
];
const QUEUE: readonly [Polynome, Polynome] = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
];

/**
 * Quantile de la loi normale centrée réduite : le nombre `z` tel que `P(Z ≤ z) = p`.
 *
 * Définition : algorithme AS 241, version PPND16, précis à 1e-16 près en relatif. Le `probit` de simple-statistics est
 * écarté : fondé sur une approximation de la fonction d'erreur, il s'écarte dès la quatrième décimale, quand les
 * valeurs publiées par l'UKHSA se vérifient à 1e-8.
 *
 * Source : M. J. Wichura, « Algorithm AS 241: The Percentage Points of the Normal Distribution », Applied Statistics,
 * 37(3), 1988, p. 477-484.
 *
 * @param p probabilité, strictement entre 0 et 1
 * @returns le quantile, sans unité
 * @throws RangeError si `p` n'est pas strictement entre 0 et 1
 * @example
 * normalQuantile(0.975).toFixed(6) // => "1.959964"
 * normalQuantile(0.5) // => 0
 */
export function normalQuantile(p: number): number {
  checkOpenUnit("p", p);
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q; // 0,425² − q²
    return (q * polynomial(CENTRE[0], r)) / polynomial(CENTRE[1], r);
  }
  const r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p));
  const [[num, den], shift] = r <= 5 ? [EPAULE, 1.6] : [QUEUE, 5];
  const z = polynomial(num, r - shift) / polynomial(den, r - shift);
  return q < 0 ? -z : z;
}

/**
 * Le `z` d'un intervalle bilatéral : 1,96 pour une confiance de 0,95. Passe par la queue basse, la mieux représentée.
 */
export const criticalZ = (confiance: number): number => -normalQuantile((1 - confiance) / 2);

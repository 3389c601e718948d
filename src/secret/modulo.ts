/**
 * L'arithmétique exacte du moteur : les entiers modulo un nombre premier. Une élimination en nombres flottants dirait « presque
 * nul » là où il faut savoir « nul » ; modulo p, zéro est zéro. Une case retrouvée par combinaison rationnelle l'est aussi
 * modulo p, sauf si p divise un dénominateur : l'audit recommence avec un second nombre premier.
 */

/** Le plus grand nombre premier sous 2^26 : le produit de deux restes tient exactement dans un nombre flottant (2^52). */
export const PREMIER = 67_108_859;
/** Le suivant vers le bas, pour la contre-épreuve. */
export const SECOND_PREMIER = 67_108_837;

export function multiply(a: number, b: number, p: number): number {
  const product = a * b;
  const rest = product - Math.floor(product / p) * p;
  return rest < 0 ? rest + p : rest >= p ? rest - p : rest;
}

/** L'inverse modulo p (Euclide étendu) ; `a` n'est pas nul. */
export function invert(a: number, p: number): number {
  let [r0, r1, t0, t1] = [p, a, 0, 1];
  while (r1 !== 0) {
    const q = Math.floor(r0 / r1);
    [r0, r1, t0, t1] = [r1, r0 - q * r1, t1, t0 - q * t1];
  }
  return t0 < 0 ? t0 + p : t0;
}

/** Un vecteur creux : indices croissants, coefficients non nuls de 1 à p − 1. */
export interface Vecteur {
  readonly indices: Int32Array;
  readonly coefs: Float64Array;
}

/** Un vecteur plein, remis à zéro après chaque usage, où l'on ajoute des vecteurs creux. */
export interface Accumulateur {
  readonly dense: Float64Array;
  readonly add: (v: Vecteur, factor: number) => void;
  readonly set: (indice: number, coef: number) => void;
  /** Indices touchés, dans l'ordre ; certains peuvent être revenus à zéro. */
  readonly touched: number[];
  /** Rend le vecteur creux et remet tout à zéro. */
  readonly take: () => Vecteur;
}

export function createAccumulateur(taille: number, p: number): Accumulateur {
  const dense = new Float64Array(taille);
  const seen = new Uint8Array(taille);
  const touched: number[] = [];
  const put = (i: number, value: number): void => {
    if (seen[i] === 0) {
      seen[i] = 1;
      touched.push(i);
    }
    dense[i] = value;
  };
  return {
    dense,
    touched,
    set: (i, coef) => put(i, ((coef % p) + p) % p),
    add: ({ indices, coefs }, factor) => {
      for (let k = 0; k < indices.length; k++) {
        const i = indices[k]!;
        const sum = dense[i]! + (factor === 1 ? coefs[k]! : multiply(coefs[k]!, factor, p));
        put(i, sum >= p ? sum - p : sum);
      }
    },
    take: () => {
      const kept = touched.filter((i) => dense[i] !== 0).sort((a, b) => a - b);
      const vecteur = { indices: Int32Array.from(kept), coefs: Float64Array.from(kept, (i) => dense[i]!) };
      for (const i of touched) dense[i] = seen[i] = 0;
      touched.length = 0;
      return vecteur;
    },
  };
}

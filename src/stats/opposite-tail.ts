import { firstInteger } from "./first-integer.ts";

/** Deux densités égales calculées par deux chemins diffèrent du dernier chiffre : la marge de R (`binom.test`). */
export const EQUAL_DENSITY = 1 + 1e-7;

/**
 * L'autre bord d'un test exact « par vraisemblance » : de l'autre côté de la moyenne, le premier effectif qui ne soit
 * pas plus probable que celui observé. Sous `mean`, c'est le plus grand de ces effectifs, ou −1 s'il n'y en a pas.
 *
 * Source : J. D. Gibbons, J. W. Pratt, The American Statistician, 29, 1975, p. 20-25 ; règle de `binom.test` et `poisson.test` de R.
 *
 * Sans refus : l'appelant a déjà vérifié ses valeurs.
 *
 * @param density densité d'une loi discrète à un seul sommet, voisin de `mean`
 * @param observed effectif observé, différent de `mean`
 * @example
 * oppositeTail((k) => [1, 4, 6, 4, 1][k] ?? 0, 3, 2) // => 1
 */
export function oppositeTail(density: (k: number) => number, observed: number, mean: number): number {
  const threshold = density(observed) * EQUAL_DENSITY;
  if (observed < mean) return firstInteger((k) => density(k) <= threshold, Math.ceil(mean));
  const top = Math.floor(mean);
  return firstInteger((k) => k > top || density(k) > threshold) - 1;
}

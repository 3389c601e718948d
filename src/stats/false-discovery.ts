import { checkUnit } from "./check.ts";
export interface OptionsFalseDiscovery {
  /**
   * `Benjamini-Hochberg` : tests indépendants ou liés positivement, c'est le défaut. `Benjamini-Yekutieli` : liés de
   * n'importe quelle façon, plus sévère d'un facteur proche de ln(n).
   */
  readonly methode?: "Benjamini-Hochberg" | "Benjamini-Yekutieli";
}

/**
 * Probabilités critiques ajustées pour contrôler la part attendue de fausses découvertes (FDR) sur plusieurs tests.
 *
 * Retenir les tests dont la valeur ajustée ne dépasse pas 5 % laisse, en moyenne, au plus 5 % de fausses découvertes
 * parmi les retenus : sans cela, cent zones testées au seuil de 5 % en donnent cinq par hasard. Moins sévère que
 * Bonferroni, qui contrôle le risque d'une seule fausse découverte.
 *
 * Sources : Y. Benjamini, Y. Hochberg, Journal of the Royal Statistical Society B, 57(1), 1995, p. 289-300 ;
 * Y. Benjamini, D. Yekutieli, The Annals of Statistics, 29(4), 2001, p. 1165-1188.
 *
 * @param probabilites une probabilité critique par test, de 0 à 1 ; aucune est permis
 * @returns les probabilités ajustées, à la même place
 * @throws RangeError si l'une n'est pas entre 0 et 1
 * @example
 * falseDiscovery([0.01, 0.04, 0.03, 0.5]).map((p) => p.toFixed(4)) // => ["0.0400", "0.0533", "0.0533", "0.5000"]
 */
export function falseDiscovery(
  probabilites: readonly number[],
  { methode = "Benjamini-Hochberg" }: OptionsFalseDiscovery = {},
): number[] {
  const n = probabilites.length;
  for (const p of probabilites) checkUnit("p-value", p);
  let factor = 1;
  if (methode === "Benjamini-Yekutieli") for (let k = 2; k <= n; k++) factor += 1 / k;
  const order = Uint32Array.from(probabilites.keys()).sort((a, b) => probabilites[b]! - probabilites[a]!);
  const adjusted = new Array<number>(n);
  let lowest = 1;
  order.forEach((test, k) => {
    lowest = Math.min(lowest, probabilites[test]! * ((n * factor) / (n - k)));
    adjusted[test] = lowest;
  });
  return adjusted;
}

import { createBloc } from "./bloc-intervalles.ts";
import type { BlocIntervalles } from "./bloc-intervalles.ts";
import { checkOpenUnit, clampNumerator } from "./check.ts";
import type { OptionsIntervalle } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";
import { wilsonHigh, wilsonLow, wilsonSum } from "./wilson.ts";

/**
 * `wilson` de millions de lignes : les mêmes formules sur des tableaux typés, sans un objet par ligne.
 *
 * Une ligne que `wilson` refuserait (NaN, infini, négatif, dénominateur nul, numérateur au-dessus du dénominateur) ne
 * lève pas d'erreur : ses deux bornes valent NaN. Une colonne de données nationales a des cases vides ; les compter
 * revient à l'appelant.
 *
 * Sources : celles de `wilson`.
 *
 * @param numerateurs effectifs concernés
 * @param denominateurs effectifs totaux, même longueur
 * @returns bornes en proportion, de 0 à 1
 * @throws RangeError si les longueurs diffèrent, si la confiance n'est pas entre 0 et 1
 * @example
 * const bloc = wilsonBlock(Float64Array.of(65, 0, 3), Float64Array.of(100, 20, 2));
 * [...bloc.haut].map((x) => x.toFixed(4)) // => ["0.7364", "0.1611", "NaN"]
 */
export function wilsonBlock(
  numerateurs: Float64Array,
  denominateurs: Float64Array,
  { confiance = 0.95 }: OptionsIntervalle = {},
): BlocIntervalles {
  checkOpenUnit("confidence", confiance);
  const bloc = createBloc(numerateurs, denominateurs);
  const { bas, haut } = bloc;
  const z = criticalZ(confiance);
  for (let i = 0; i < bas.length; i++) {
    const n = denominateurs[i] as number;
    const given = numerateurs[i] as number;
    if (!(given >= 0 && n > 0 && n < Infinity)) {
      bas[i] = haut[i] = NaN;
      continue;
    }
    const x = clampNumerator(given, n);
    const p = x / n;
    const sum = wilsonSum(x, p, z);
    bas[i] = wilsonLow(x, p, sum);
    haut[i] = wilsonHigh(n, p, z, sum);
  }
  return bloc;
}

import { createBloc } from "./bloc-intervalles.ts";
import type { BlocIntervalles } from "./bloc-intervalles.ts";
import { MIN_BYAR } from "./byar.ts";
import { byarLimit } from "./byar-limits.ts";
import { criticalZ } from "./normal-quantile.ts";
import { checkTaux, poissonExact } from "./poisson-exact.ts";
import type { OptionsTaux } from "./poisson-exact.ts";

/**
 * `byar` de millions de lignes : les mêmes formules sur des tableaux typés, sans un objet par ligne.
 *
 * Sous 10 événements, l'intervalle exact de Poisson, comme dans `byar` ; les nombres entiers y sont calculés une fois
 * pour toutes. Une ligne que `byar` refuserait (NaN, infini, négatif, population nulle) ne lève pas d'erreur : ses
 * deux bornes valent NaN.
 *
 * Sources : celles de `byar`.
 *
 * @param evenements nombres d'événements
 * @param populations personnes exposées (ou personnes-années), même longueur
 * @returns bornes en événements pour `parPopulation` personnes
 * @throws RangeError si les longueurs diffèrent, si une option est hors de son domaine
 * @example
 * const bloc = byarBlock(Float64Array.of(65, 5, 1), Float64Array.of(100, 100, 0), { parPopulation: 100 });
 * [...bloc.bas].map((x) => x.toFixed(4)) // => ["50.1632", "1.6235", "NaN"]
 */
export function byarBlock(
  evenements: Float64Array,
  populations: Float64Array,
  { parPopulation = 1, confiance = 0.95 }: OptionsTaux = {},
): BlocIntervalles {
  checkTaux(0, 1, parPopulation, confiance);
  const bloc = createBloc(evenements, populations);
  const { bas, haut } = bloc;
  const z = criticalZ(confiance);
  const exact = Array.from({ length: MIN_BYAR }, (_, x) => poissonExact(x, 1, { confiance }));
  for (let i = 0; i < bas.length; i++) {
    const x = evenements[i] as number;
    const n = populations[i] as number;
    if (!(x >= 0 && x < Infinity && n > 0 && n < Infinity)) {
      bas[i] = haut[i] = NaN;
      continue;
    }
    const scale = parPopulation / n;
    if (x >= MIN_BYAR) {
      bas[i] = byarLimit(x, -z) * scale;
      haut[i] = byarLimit(x + 1, z) * scale;
    } else {
      const limits = exact[x] ?? poissonExact(x, 1, { confiance });
      bas[i] = limits.bas * scale;
      haut[i] = limits.haut * scale;
    }
  }
  return bloc;
}

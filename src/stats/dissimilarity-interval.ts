import { checkInteger, checkOpenUnit, checkPositive } from "./check.ts";
import { dissimilarity } from "./dissimilarity.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";
import { normalSource, seededRandom } from "./seeded-random.ts";

export interface OptionsDissimilarite extends OptionsIntervalle {
  /** Effet du plan de sondage sur la variance de chaque part : 1, défaut, pour des personnes comptées une à une. */
  readonly effet?: number;
  /** Nombre de tirages, au moins 200 ; 1 000 par défaut. */
  readonly tirages?: number;
  /** Graine des tirages : la même redonne les mêmes bornes. Défaut : 1. */
  readonly graine?: number;
}

/** L'indice, corrigé de ce que le hasard des petits effectifs y ajoute. */
export interface DissimilariteEncadree extends ValeurEncadree {
  /** L'indice tel que `dissimilarity` le donne. */
  readonly brut: number;
  /** Écart-type des tirages : de quoi comparer deux indices indépendants. */
  readonly erreurType: number;
}

/**
 * Indice de dissimilarité corrigé de son biais, et son intervalle.
 *
 * L'indice de `dissimilarity` est toujours trop haut : le hasard suffit à répartir inégalement un petit groupe entre de
 * petites zones. La part du groupe est tirée de nouveau dans chaque zone, autour de celle observée ; ce que ces tirages
 * ajoutent à l'indice observé en est retranché (bootstrap paramétrique, `2 D − moyenne des tirages`, ramené à [0 ; 1]).
 * La correction est partielle quand l'indice vrai est proche de 0. Choisi contre la valeur attendue de Winship (1977),
 * qui retranche le biais d'une répartition sans aucune ségrégation. Le tirage est normal, borné à la zone : les
 * effectifs pondérés d'un recensement ne sont pas entiers. Bornes : `valeur ± z` écarts-types des tirages.
 *
 * Source : R. Allen, S. Burgess, R. Davidson, F. Windmeijer, « More reliable inference for the dissimilarity index of
 * segregation », Econometrics Journal, 18(1), 2015, p. 40-66 (section 3).
 *
 * @param groupe effectif du groupe dans chaque zone, positif ou nul
 * @param autre effectif de tous les autres, mêmes zones, même ordre
 * @returns l'indice corrigé et ses bornes, de 0 à 1
 * @throws RangeError comme `dissimilarity` ; si l'effet n'est pas positif, si les tirages sont moins de 200
 * @example
 * const d = dissimilarityInterval([100, 300, 600], [200, 200, 100]);
 * d.brut.toFixed(3) // => "0.400"
 * d.valeur < d.brut && d.bas < 0.4 && d.haut > 0.35 // => true
 * dissimilarityInterval([50, 0], [0, 80]).erreurType // => 0
 */
export function dissimilarityInterval(
  groupe: readonly number[],
  autre: readonly number[],
  { effet = 1, tirages = 1000, graine = 1, confiance = 0.95 }: OptionsDissimilarite = {},
): DissimilariteEncadree {
  const brut = dissimilarity(groupe, autre);
  checkPositive("design effect", effet);
  checkInteger("draws", tirages, 200);
  checkOpenUnit("confidence", confiance);
  const normal = normalSource(seededRandom(graine));
  const errors = groupe.map((a, i) => Math.sqrt((effet * a * autre[i]!) / Math.max(a + autre[i]!, Number.MIN_VALUE)));
  const [drawn, rest] = [new Array<number>(groupe.length), new Array<number>(groupe.length)];
  let [kept, sum, squares] = [0, 0, 0];
  for (let k = 0; k < tirages; k++) {
    for (let i = 0; i < groupe.length; i++) {
      const all = groupe[i]! + autre[i]!;
      drawn[i] = Math.min(all, Math.max(0, groupe[i]! + errors[i]! * normal()));
      rest[i] = all - drawn[i]!;
    }
    if (!(drawn.some((x) => x > 0) && rest.some((x) => x > 0))) continue; // un groupe minuscule, tiré vide partout
    const gap = dissimilarity(drawn, rest) - brut;
    kept++;
    sum += gap;
    squares += gap * gap;
  }
  const bias = kept === 0 ? 0 : sum / kept;
  const erreurType = kept < 2 ? 0 : Math.sqrt(Math.max(0, (squares - kept * bias * bias) / (kept - 1)));
  const valeur = clamp(brut - bias);
  const margin = criticalZ(confiance) * erreurType;
  return {
    brut,
    erreurType,
    valeur,
    bas: clamp(valeur - margin),
    haut: clamp(valeur + margin),
    confiance,
    methode: "simulation",
  };
}

const clamp = (x: number): number => Math.min(1, Math.max(0, x));

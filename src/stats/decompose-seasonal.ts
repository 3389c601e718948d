import { mean } from "simple-statistics";
import { checkInteger, checkSample } from "./check.ts";

export interface OptionsDecomposition {
  /** Pas de temps d'un cycle : 12 pour des mois (le défaut), 4 pour des trimestres. */
  readonly periode?: number;
  /** « additif » : l'hiver ajoute 30 demandes ; « multiplicatif » : il en ajoute 20 %. « additif » par défaut. */
  readonly modele?: "additif" | "multiplicatif";
  /** « centre » (le défaut), ou « retrospectif » : la tendance d'un mois n'emploie que lui et les mois d'avant. */
  readonly filtre?: "centre" | "retrospectif";
}

export interface DecompositionSaisonniere {
  /** Un nombre par pas de temps ; `null` là où la moyenne mobile déborde de la série. */
  readonly tendance: readonly (number | null)[];
  /** Un coefficient par saison, le premier pour la saison du premier pas : de somme nulle, ou de moyenne 1. */
  readonly saisons: readonly number[];
  readonly reste: readonly (number | null)[];
  /** La série sans sa saison : tendance et reste. */
  readonly desaisonnalisee: readonly number[];
}

/**
 * Décomposition saisonnière classique : tendance par moyenne mobile sur un cycle, saison moyenne, reste.
 *
 * Choisie contre STL ou X-13 : elle s'explique en une phrase et se refait à la main. Mais la saison y est la même
 * chaque année, une valeur aberrante la déplace, et la tendance manque aux deux bouts. Une période paire prend la
 * moyenne mobile de `periode + 1` pas, demi-poids aux bouts (dite 2 × MA). Les coefficients sont ramenés à une somme
 * nulle (ou à une moyenne de 1). Mêmes valeurs que `decompose` de R et `seasonal_decompose` de statsmodels.
 *
 * Source : M. G. Kendall, A. Stuart, The Advanced Theory of Statistics, vol. 3, 1983, p. 410-414.
 *
 * @param values au moins deux cycles complets, sans valeur manquante
 * @returns les composantes, dans l'unité des valeurs ; saison et reste en rapports dans le modèle multiplicatif
 * @throws RangeError s'il y a moins de deux cycles, si une valeur n'est pas finie, ou pas positive en multiplicatif
 * @example
 * const { saisons, tendance } = decomposeSeasonal([3, 1, 5, 7, 4, 2, 6, 8, 5, 3, 7, 9], { periode: 4 });
 * saisons.map((x) => x.toFixed(3)) // => ["-0.625", "-2.875", "0.875", "2.625"]
 * tendance.slice(0, 4) // => [null, null, 4.125, 4.375]
 */
export function decomposeSeasonal(
  values: readonly number[],
  { periode = 12, modele = "additif", filtre = "centre" }: OptionsDecomposition = {},
): DecompositionSaisonniere {
  checkInteger("period", periode, 2);
  checkSample(values, 2 * periode);
  const multiplicatif = modele === "multiplicatif";
  const odd = multiplicatif ? values.find((x) => x <= 0) : undefined;
  if (odd !== undefined) throw new RangeError(`multiplicative values must be positive, got ${odd}`);

  const remove = (x: number, part: number): number => (multiplicatif ? x / part : x - part);
  const tendance = movingAverage(values, periode, filtre);
  const sansTendance = values.map((x, i) => (tendance[i] == null ? null : remove(x, tendance[i])));
  const moyennes = Array.from({ length: periode }, (_, saison) =>
    mean(sansTendance.filter((x, i): x is number => x !== null && i % periode === saison)),
  );
  const centre = mean(moyennes);
  const saisons = moyennes.map((x) => remove(x, centre));
  const saison = (i: number): number => saisons[i % periode] as number;
  return {
    tendance,
    saisons,
    reste: sansTendance.map((x, i) => (x === null ? null : remove(x, saison(i)))),
    desaisonnalisee: values.map((x, i) => remove(x, saison(i))),
  };
}

/** Moyenne mobile sur un cycle, demi-poids aux bouts d'une fenêtre paire. */
function movingAverage(
  values: readonly number[],
  periode: number,
  filtre: "centre" | "retrospectif",
): (number | null)[] {
  const half = Math.floor(periode / 2);
  const edge = periode % 2 === 0 ? 0.5 : 1;
  const lead = filtre === "centre" ? half : 0; // pas de temps à venir que la fenêtre emploie
  return values.map((_, i) => {
    const first = i + lead - 2 * half;
    const last = i + lead;
    if (first < 0 || last >= values.length) return null;
    const inside = values.slice(first + 1, last).reduce((sum, x) => sum + x, 0);
    return (inside + edge * ((values[first] as number) + (values[last] as number))) / periode;
  });
}

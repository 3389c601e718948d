import { checkFinite, checkOpenUnit } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { rankRegression } from "./rank-regression.ts";
import { studentQuantile } from "./student-quantile.ts";

/** Un groupe de la population (quintile, décile de défavorisation) et son indicateur. */
export interface GroupeClasse {
  readonly population: number;
  readonly valeur: number;
}

export interface OptionsSlopeIndexScotpho extends OptionsIntervalle {
  /** Valeur publiée pour l'ensemble ; à défaut, la moyenne des groupes pondérée par leur population. */
  readonly ensemble?: number;
}

export interface SlopeIndexScotpho {
  readonly convention: "ScotPHO";
  /** Indice de pente, positif quand l'indicateur est plus haut chez les plus défavorisés. */
  readonly sii: ValeurEncadree;
  /** Indice relatif : SII rapporté à la valeur d'ensemble. Sa moitié dit de combien le plus défavorisé s'en écarte. */
  readonly rii: ValeurEncadree;
  /** Groupe le plus défavorisé moins groupe le plus favorisé, dans l'unité des valeurs. */
  readonly ecartAbsolu: number;
  /** Leur rapport ; `null` si le groupe le plus favorisé est à 0. */
  readonly rapport: number | null;
  /**
   * Part de l'ensemble qui disparaîtrait au niveau du plus favorisé, en proportion ; `null` si la moyenne est nulle.
   */
  readonly partAttribuable: number | null;
}

/**
 * Indice de pente (SII) et indice relatif (RII) d'inégalité, convention de ScotPHO (Public Health Scotland).
 *
 * Même droite que la convention de l'UKHSA (`slopeIndexPhe`), autres chiffres : le SII change de signe, **le RII est le
 * SII rapporté à la moyenne** et non un rapport d'extrémités, et l'intervalle de Student vient de l'écart des groupes à
 * la droite : très large à cinq groupes, vide si elle est parfaite. Dire la convention à côté du chiffre. L'intervalle
 * du RII tient l'ensemble pour connu.
 *
 * Sources : A. Low, A. Low, Journal of Public Health, 26, 2004, p. 388-395 ; `calculate_inequality_measures`, ScotPHO,
 * qui n'admet que 5 ou 10 groupes.
 *
 * @param groupes au moins trois, du plus défavorisé au plus favorisé
 * @returns le SII dans l'unité des valeurs, le RII sans unité
 * @throws RangeError s'il y a moins de trois groupes, si une population n'est pas positive, si une valeur n'est pas
 * finie, si l'ensemble est nul sans que tout le soit
 * @example
 * const groupes = [30, 26, 25, 18, 16].map((valeur) => ({ population: 1000, valeur }));
 * const { sii, rii, partAttribuable } = slopeIndexScotpho(groupes);
 * [sii.valeur, sii.bas, sii.haut].map((x) => x.toFixed(3)) // => ["18.000", "10.650", "25.350"]
 * rii.valeur.toFixed(4) // => "0.7826"
 * partAttribuable.toFixed(4) // => "0.3043"
 */
export function slopeIndexScotpho(
  groupes: readonly GroupeClasse[],
  { ensemble, confiance = 0.95 }: OptionsSlopeIndexScotpho = {},
): SlopeIndexScotpho {
  checkOpenUnit("confidence", confiance);
  const { parts, rangs, pente, carres } = rankRegression(
    groupes.map((g) => g.population),
    3,
  );
  const values = groupes.map((g) => g.valeur);
  for (const x of values) checkFinite("value", x);
  const mean = values.reduce((sum, x, i) => sum + parts[i]! * x, 0);
  const slope = values.reduce((sum, x, i) => sum + pente[i]! * x, 0);
  const residual = values.reduce((sum, x, i) => sum + parts[i]! * (x - mean - slope * (rangs[i]! - 0.5)) ** 2, 0);
  const degrees = values.length - 2;
  const margin = studentQuantile((1 + confiance) / 2, degrees) * Math.sqrt(residual / degrees / carres);
  const sii = frame(0 - slope, margin, confiance);
  const whole = ensemble ?? mean;
  checkFinite("whole", whole);
  const [most, least] = [values[0]!, values.at(-1)!];
  return {
    convention: "ScotPHO",
    sii,
    rii: relativeTo(sii, whole, values),
    ecartAbsolu: most - least,
    rapport: least === 0 ? null : most / least,
    partAttribuable: mean === 0 ? null : (mean - least) / mean,
  };
}

const frame = (valeur: number, margin: number, confiance: number): ValeurEncadree => ({
  valeur,
  bas: valeur - margin,
  haut: valeur + margin,
  confiance,
  methode: "Student",
});

/** Le SII rapporté à l'ensemble. Sans aucun événement, il n'y a pas d'inégalité : 0, non une division par 0. */
function relativeTo(sii: ValeurEncadree, whole: number, values: readonly number[]): ValeurEncadree {
  if (whole === 0) {
    if (values.some((x) => x !== 0)) throw new RangeError("whole must not be 0 when a value is not, got 0");
    return { ...sii, valeur: 0, bas: 0, haut: 0 };
  }
  const [a, b] = [sii.bas / whole, sii.haut / whole];
  return { ...sii, valeur: sii.valeur / whole, bas: Math.min(a, b), haut: Math.max(a, b) };
}

import { checkFinite } from "./check.ts";
import { fitProportions, fitWeighted } from "./recent-trend-fit.ts";
import type { SensTendance } from "./test-tendance.ts";

/** Un point annuel. Une valeur `null` (absente, secrète) écarte le point. */
export interface PointAnnuel {
  readonly annee: number;
  readonly valeur: number | null;
  /** Bornes de l'intervalle à 95 %, même unité que la valeur ; absentes, la pente pondérée ne se calcule pas. */
  readonly bas?: number | null;
  readonly haut?: number | null;
  readonly numerateur?: number | null;
  readonly denominateur?: number | null;
}

export interface OptionsTendanceRecente {
  /** Seules les trois premières ont une règle chez l'UKHSA ; « proportion » par défaut. */
  readonly nature?: "proportion" | "taux brut" | "taux standardise direct" | "autre";
  /** « pente ponderee » sur les intervalles (le défaut), ou « Cochran-Armitage » sur les effectifs d'une proportion. */
  readonly methode?: "pente ponderee" | "Cochran-Armitage";
  /** Ce qu'une hausse veut dire ; « sans jugement » par défaut. */
  readonly polarite?: "haut favorable" | "bas favorable" | "sans jugement";
  /**
   * Années que couvre chaque point : 1 par défaut ; des moyennes mobiles de 3 ans se recouvrent et n'ont pas de test.
   */
  readonly anneesParPoint?: number;
}

export interface TendanceRecente {
  readonly sens: SensTendance;
  readonly jugement: "mieux" | "moins bien" | "sans jugement";
  /** Par an, dans l'unité de la valeur ; en logit pour Cochran-Armitage. */
  readonly pente: number;
  readonly khi2: number;
  /** Vrai quand la pente garde son signe sans l'un quelconque des cinq points. */
  readonly concordant: boolean;
}

export interface TendanceRecenteImpossible {
  readonly motif:
    | "nature non prise en charge"
    | "points de plusieurs années"
    | "moins de cinq points"
    | "années non consécutives"
    | "numérateur égal au dénominateur"
    | "numérateur nul"
    | "effectif absent"
    | "intervalle absent ou nul";
}

const POINTS = 5;
const KHI2_MIN = 9.54953570608324; // p < 0,002 à un degré de liberté, la constante de l'UKHSA

/**
 * Tendance récente de l'UKHSA (Fingertips) : les cinq derniers points annuels montent-ils, sans devoir tout à l'un
 * d'eux ?
 *
 * Droite pondérée par `1/SE²`, où `SE = (haut − bas) / 3,92`. Il faut que `(pente / erreur)²` dépasse 9,55 (p < 0,002)
 * **et** que la pente garde son signe sans chacun des cinq points tour à tour ; une pente nulle y compte comme
 * positive. Plus sévère que `mannKendall`, qui sur cinq points ne peut conclure que s'ils se suivent tous. La méthode
 * « Cochran-Armitage », celle du Fingertips d'origine pour les proportions, n'a pas besoin d'intervalle : khi-deux des
 * effectifs, et pentes des logits.
 *
 * « aucune » veut dire : pas de changement démontré. L'UKHSA tolère un trou entre deux années et le compte pour un an ;
 * ici c'est un motif, car la pente serait fausse.
 *
 * Sources : OHID, Fingertips Technical Guidance, « Recent trends » ; TrendMarkerCalculator (fingertips-open, 2020, et
 * FingertipsNext, 2025).
 *
 * @param points dans n'importe quel ordre ; seuls servent les cinq derniers qui ont une valeur
 * @returns la tendance, ou le motif qui empêche de la calculer
 * @throws RangeError si une année est double ou n'est pas entière, si des bornes sont inversées, si une valeur est
 *   infinie
 * @example
 * const point = (valeur, i) => ({ annee: 2019 + i, valeur, bas: valeur - 0.6, haut: valeur + 0.6 });
 * const points = [12.1, 12.9, 13.4, 14.2, 15.1].map(point);
 * recentTrend(points, { polarite: "bas favorable" }).sens // => "hausse"
 * recentTrend(points, { polarite: "bas favorable" }).jugement // => "moins bien"
 * recentTrend(points).khi2.toFixed(2) // => "56.87"
 * recentTrend(points.slice(1)) // => { motif: "moins de cinq points" }
 */
export function recentTrend(
  points: readonly PointAnnuel[],
  {
    nature = "proportion",
    methode = "pente ponderee",
    polarite = "sans jugement",
    anneesParPoint = 1,
  }: OptionsTendanceRecente = {},
): TendanceRecente | TendanceRecenteImpossible {
  const last = takeLast(points);
  if (nature === "autre" || (methode === "Cochran-Armitage" && nature !== "proportion")) {
    return { motif: "nature non prise en charge" };
  }
  if (anneesParPoint !== 1) return { motif: "points de plusieurs années" };
  if (last.length < POINTS) return { motif: "moins de cinq points" };
  if (last.some((p, i) => p.annee !== (last[0] as PointAnnuel).annee + i)) return { motif: "années non consécutives" };
  if (last.some((p) => p.numerateur != null && p.numerateur === p.denominateur)) {
    return { motif: "numérateur égal au dénominateur" };
  }
  const fit = methode === "pente ponderee" ? fitWeighted(last) : fitProportions(last);
  if ("motif" in fit) return fit;
  const { pente, khi2, concordant } = fit;
  const sens = !concordant || khi2 <= KHI2_MIN || pente === 0 ? "aucune" : pente > 0 ? "hausse" : "baisse";
  const jugement =
    sens === "aucune" || polarite === "sans jugement"
      ? "sans jugement"
      : (sens === "hausse") === (polarite === "haut favorable")
        ? "mieux"
        : "moins bien";
  return { sens, jugement, pente, khi2, concordant };
}

/** Les cinq derniers points qui ont une valeur, dans l'ordre des années. */
function takeLast(points: readonly PointAnnuel[]): PointAnnuel[] {
  const years = new Set<number>();
  for (const { annee, valeur, bas, haut } of points) {
    if (!Number.isInteger(annee)) throw new RangeError(`year must be an integer, got ${annee}`);
    if (years.has(annee)) throw new RangeError(`years must be distinct, got ${annee} twice`);
    years.add(annee);
    if (valeur != null) checkFinite("value", valeur);
    if (bas != null && haut != null && !(bas <= haut)) {
      throw new RangeError(`lower limit must be at most the upper, got ${bas} > ${haut}`);
    }
  }
  const known = points.filter(({ valeur }) => valeur != null).toSorted((a, b) => a.annee - b.annee);
  return known.slice(-POINTS);
}

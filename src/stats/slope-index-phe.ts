import { checkFinite, checkInteger, checkNonNegative, checkOpenUnit } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { criticalZ } from "./normal-quantile.ts";
import { rankRegression } from "./rank-regression.ts";
import { seededRandom } from "./seeded-random.ts";
import { analyticLimits, fittedEnds, simulatedLimits } from "./slope-index-limits.ts";
import type { AjustementRangs } from "./slope-index-limits.ts";
import { SCALES } from "./value-scale.ts";
import type { Echelle, NatureValeur } from "./value-scale.ts";

/** Un groupe de la population (décile, quintile de défavorisation), son indicateur et l'incertitude de celui-ci. */
export type GroupeIncertain = { readonly population: number; readonly valeur: number } & (
  | {
      /** Erreur-type, sur l'échelle de la nature : du logarithme pour un taux, du logit pour une proportion. */
      readonly erreurType: number;
    }
  | {
      /** Bornes à 95 % de la valeur, dans son unité. */
      readonly bas: number;
      readonly haut: number;
    }
);

export interface OptionsSlopeIndexPhe extends OptionsIntervalle {
  /** Échelle où la valeur est supposée normale : telle quelle, `taux` (logarithme) ou `proportion` (logit). */
  readonly nature?: NatureValeur;
  /** Ce que la droite ajuste : les `valeurs` (défaut), ou leur `transformee` par l'échelle de la nature. */
  readonly regression?: "valeurs" | "transformee";
  /** Multiplie le SII. Négatif, il retourne le sens de lecture et inverse le RII. Défaut : 1. */
  readonly multiplicateur?: number;
  /** `simulation` : celle de l'UKHSA, défaut ; `analytique` : méthode delta, sans tirage. */
  readonly intervalle?: "simulation" | "analytique";
  /** Nombre de tirages de la simulation, au moins 1 000 ; 100 000 par défaut. */
  readonly tirages?: number;
  /** Graine de la simulation : la même redonne les mêmes bornes. Défaut : 1. */
  readonly graine?: number;
}

export interface SlopeIndexPhe {
  readonly convention: "PHE";
  /** Indice de pente : valeur ajustée au plus favorisé moins celle au plus défavorisé. */
  readonly sii: ValeurEncadree;
  /** Indice relatif : rapport de ces deux valeurs ; `null` si l'une n'est pas positive. */
  readonly rii: ValeurEncadree | null;
  /** Valeur ajustée au plus défavorisé (rang 0), dans l'unité des valeurs, sans le multiplicateur. */
  readonly ordonnee: number;
}

/**
 * Indice de pente (SII) et indice relatif (RII) d'inégalité, convention de l'UKHSA (`phe_sii`).
 *
 * Droite ajustée sur le rang des groupes, du plus défavorisé (0) au plus favorisé (1), pondérée par leur population :
 * tous les groupes comptent, et non les deux extrêmes. **RII = rapport** des extrémités ajustées ; ScotPHO
 * (`slopeIndexScotpho`) appelle RII autre chose, la pente rapportée à la moyenne, et change le signe du SII : dire la
 * convention à côté du chiffre. L'intervalle vient de l'incertitude de chaque groupe, non de l'écart à la droite, qui
 * n'est pas vérifié.
 *
 * L'intervalle simulé tire chaque groupe dans sa loi normale, sur l'échelle de sa nature ; l'analytique en est la
 * limite au premier ordre. Plusieurs niveaux : un appel par niveau, la même graine redonnant les mêmes tirages.
 *
 * Sources : A. Low, A. Low, Journal of Public Health, 26, 2004, p. 388-395 ; `phe_sii`, PHEindicatormethods (UKHSA),
 * qui exige de 5 à 100 groupes.
 *
 * @param groupes au moins trois, du plus défavorisé au plus favorisé
 * @returns le SII dans l'unité des valeurs, multiplicateur compris ; le RII sans unité
 * @throws RangeError s'il y a moins de trois groupes, si une population n'est pas positive, si une valeur ou une borne
 * sort du domaine de sa nature, si une erreur-type est négative, si une option est hors de son domaine
 * @example
 * const groupes = [76, 78, 84, 84, 80].map((valeur) => ({ population: 1000, valeur, erreurType: 1.5 }));
 * const { sii, rii } = slopeIndexPhe(groupes, { intervalle: "analytique" });
 * [sii.valeur, sii.bas, sii.haut].map((x) => x.toFixed(3)) // => ["7.000", "2.352", "11.648"]
 * rii.valeur.toFixed(4) // => "1.0910"
 */
export function slopeIndexPhe(
  groupes: readonly GroupeIncertain[],
  {
    nature = "quelconque",
    regression = "valeurs",
    multiplicateur = 1,
    intervalle = "simulation",
    tirages = 100_000,
    graine = 1,
    confiance = 0.95,
  }: OptionsSlopeIndexPhe = {},
): SlopeIndexPhe {
  checkOpenUnit("confidence", confiance);
  checkFinite("multiplier", multiplicateur);
  if (multiplicateur === 0) throw new RangeError("multiplier must not be 0, got 0");
  checkInteger("draws", tirages, 1000);
  const { parts, pente } = rankRegression(
    groupes.map((g) => g.population),
    3,
  );
  const scale = SCALES[nature];
  const transformed = regression === "transformee";
  const ajustement: AjustementRangs = {
    parts,
    pente,
    centres: Float64Array.from(groupes, (g) => scale.transform(g.valeur)),
    erreurs: Float64Array.from(groupes, (g) => standardError(g, scale)),
    avant: transformed ? SCALES.quelconque : scale,
    apres: transformed ? scale : SCALES.quelconque,
  };
  const [low, high] = fittedEnds(ajustement);
  const limites =
    intervalle === "analytique"
      ? analyticLimits(ajustement, criticalZ(confiance))
      : simulatedLimits(ajustement, confiance, tirages, seededRandom(graine));
  const frame = (valeur: number, a: number, b: number): ValeurEncadree => {
    const methode = intervalle === "analytique" ? "delta" : "simulation";
    return { valeur, bas: Math.min(a, b), haut: Math.max(a, b), confiance, methode };
  };
  const [siiLow, siiHigh] = limites.sii;
  const [riiLow, riiHigh] = limites.rii;
  const rii = multiplicateur > 0 ? frame(high / low, riiLow, riiHigh) : frame(low / high, 1 / riiHigh, 1 / riiLow);
  return {
    convention: "PHE",
    sii: frame((high - low) * multiplicateur, siiLow * multiplicateur, siiHigh * multiplicateur),
    rii: low > 0 && high > 0 ? rii : null,
    ordonnee: low,
  };
}

/** Erreur-type sur l'échelle normale, lue ou déduite de bornes à 95 % supposées symétriques sur cette échelle. */
function standardError(groupe: GroupeIncertain, { transform }: Echelle): number {
  if ("erreurType" in groupe) {
    checkNonNegative("standard error", groupe.erreurType);
    return groupe.erreurType;
  }
  const { bas, haut } = groupe;
  if (bas > haut) throw new RangeError(`lower limit must be at most the upper limit, got ${bas} > ${haut}`);
  return (transform(haut) - transform(bas)) / (2 * criticalZ(0.95));
}

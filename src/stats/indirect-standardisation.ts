import { byar } from "./byar.ts";
import { checkNonNegative, checkPositive } from "./check.ts";
import type { ValeurEncadree } from "./intervalle.ts";
import type { OptionsTaux } from "./poisson-exact.ts";

/** Une tranche d'âge du territoire, et la même dans la population de référence. */
export interface TrancheIndirecte {
  /** Population du territoire dans cette tranche. */
  readonly population: number;
  readonly evenementsReference: number;
  /** Population de référence dans cette tranche, positive. */
  readonly populationReference: number;
}

export interface OptionsIndirecte extends OptionsTaux {
  /** Le ratio vaut cette base à égalité avec la référence ; 100 par défaut. */
  readonly base?: number;
}

export interface StandardisationIndirecte {
  readonly attendus: number;
  /** Observés sur attendus, pour `base`. */
  readonly ratio: ValeurEncadree;
  /** Le ratio, appliqué au taux brut de la référence, pour `parPopulation` personnes. */
  readonly taux: ValeurEncadree;
  /** Taux brut de la référence, pour `parPopulation` personnes. */
  readonly tauxReference: number;
}

/**
 * Standardisation indirecte : les événements observés, rapportés à ceux qu'aurait le territoire aux taux de la
 * référence (ratio du type SMR), et le taux qui en découle.
 *
 * À préférer à `directStandardisation` quand les tranches du territoire sont trop petites pour avoir un taux : seul le
 * total observé compte, sa répartition par âge n'est pas demandée. Deux ratios indirects ne se comparent qu'à leur
 * référence, **pas entre eux** : chacun est pondéré par sa propre population. Bornes de `byar` (exactes sous 10
 * événements), la référence tenue pour connue. Quand les attendus sont déjà calculés, `byar(observes, attendus)`
 * suffit.
 *
 * Sources : N. E. Breslow, N. E. Day, Statistical Methods in Cancer Research, vol. II, CIRC, 1987, chap. 2 ; UKHSA,
 * PHEindicatormethods, `calculate_ISRate` et `calculate_ISRatio`.
 *
 * @param observes événements observés dans le territoire, toutes tranches ensemble
 * @param tranches les tranches d'âge, dans n'importe quel ordre
 * @returns attendus, ratio et taux encadrés ; ou le motif, quand la référence n'attend aucun événement
 * @throws RangeError sans tranche, si un effectif est négatif, si une population de référence ou une option est hors de
 * son domaine
 * @example
 * const tranches = [
 *   { population: 300, evenementsReference: 40, populationReference: 2000 },
 *   { population: 100, evenementsReference: 90, populationReference: 1000 },
 * ];
 * indirectStandardisation(18, tranches).attendus // => 15
 * indirectStandardisation(18, tranches).ratio.valeur // => 120
 * indirectStandardisation(18, tranches, { parPopulation: 1000 }).taux.valeur.toFixed(4) // => "52.0000"
 */
export function indirectStandardisation(
  observes: number,
  tranches: readonly TrancheIndirecte[],
  { parPopulation = 1, base = 100, confiance = 0.95 }: OptionsIndirecte = {},
): StandardisationIndirecte | { readonly motif: "aucun événement attendu" } {
  checkPositive("per-population", parPopulation);
  checkPositive("base", base);
  if (tranches.length === 0) throw new RangeError("bands must hold at least 1 item, got 0");
  let [attendus, events, people] = [0, 0, 0];
  for (const { population, evenementsReference, populationReference } of tranches) {
    checkNonNegative("population", population);
    checkNonNegative("reference events", evenementsReference);
    checkPositive("reference population", populationReference);
    attendus += (population * evenementsReference) / populationReference;
    events += evenementsReference;
    people += populationReference;
  }
  checkNonNegative("events", observes);
  if (attendus === 0) return { motif: "aucun événement attendu" };
  const tauxReference = (events / people) * parPopulation;
  return {
    attendus,
    ratio: byar(observes, attendus, { parPopulation: base, confiance }),
    taux: byar(observes, attendus, { parPopulation: tauxReference, confiance }),
    tauxReference,
  };
}

import { cohortChangeRatios } from "./cohort-change-ratios.ts";
import type { GroupeVide, OptionsRapports, RapportsCohortes } from "./cohort-change-ratios.ts";
import { SEXES } from "./pyramide.ts";
import type { Pyramide, Sexe } from "./pyramide.ts";

export interface OptionsAnnuelles extends Pick<OptionsRapports, "meres"> {
  /** Années entre les deux recensements. */
  readonly intervalle: number;
  /** Rapports, sur le même intervalle, d'un territoire plus grand : ils remplacent ceux dont le dénominateur est vide. */
  readonly defaut?: RapportsCohortes;
}

/**
 * Rapports de génération ramenés à un an, d'après deux recensements par année d'âge : de quoi projeter année par année, et comparer
 * deux intervalles qui n'ont pas la même durée (2011-2016 fait cinq ans, 2016-2022 en fait six).
 *
 * Le rapport d'une génération sur `k` ans est le produit de `k` passages d'un âge au suivant. Chaque passage reçoit la moyenne des
 * racines `k`-ièmes des rapports qui le contiennent : c'est exact si le rapport annuel ne dépend pas de l'âge, et lisse le bruit
 * sinon. Le rapport enfants-femmes est celui des `k` premiers âges, chacun ramené à la naissance par les passages qui l'en séparent.
 * Choisi contre la puissance du rapport (`r^(6/5)`), qui laisserait les générations arriver à un âge qui n'est pas le leur.
 *
 * Source : rapports de cohortes, C. H. Hamilton, J. Perry, Social Forces, 41, 1962, p. 163-170 ; l'interpolation à un an est la nôtre,
 * ses erreurs sont dans les contrôles de `backtestIntervals`, faits avec elle.
 *
 * @param ancien population par sexe et année d'âge au premier recensement
 * @param recent au second, mêmes âges
 * @returns des rapports d'un an, ou le premier groupe vide que `defaut` ne remplace pas
 * @throws RangeError ceux de `cohortChangeRatios`
 * @example
 * const plate = (n) => ({ femmes: Array(60).fill(n), hommes: Array(60).fill(n) });
 * const r = annualCohortRatios(plate(100), plate(121), { intervalle: 2 });
 * r.generations.femmes[30].toFixed(6) // => "1.100000"
 */
export function annualCohortRatios(
  ancien: Pyramide,
  recent: Pyramide,
  { intervalle, meres = [15, 44], defaut }: OptionsAnnuelles,
): RapportsCohortes | GroupeVide {
  const rapports = cohortChangeRatios(ancien, recent, {
    pas: 1,
    intervalle,
    meres,
    ...(defaut === undefined ? {} : { defaut }),
  });
  if ("motif" in rapports) return rapports;
  const generations: Record<Sexe, number[]> = { femmes: [], hommes: [] };
  const enfants: Record<Sexe, number[]> = { femmes: [], hommes: [] };
  for (const sexe of SEXES) {
    const roots = rapports.generations[sexe].map((r) => r ** (1 / intervalle));
    // `roots[i]` vaut de l'âge i à l'âge i + k : le passage de l'âge a à a + 1 est dans ceux de i = a − k + 1 à a.
    for (let a = 0; a < recent[sexe].length - 1; a++) {
      generations[sexe].push(mean(roots.slice(Math.max(0, a - intervalle + 1), a + 1)));
    }
    let passed = 1;
    const births = rapports.enfants[sexe].flatMap((ratio, age) => {
      if (age > 0) passed *= generations[sexe][age - 1] ?? NaN;
      return passed > 0 ? [ratio / passed] : [];
    });
    enfants[sexe].push(mean(births));
  }
  return { decalage: 1, generations, enfants, meres };
}

const mean = (values: readonly number[]): number => values.reduce((s, v) => s + v, 0) / values.length;

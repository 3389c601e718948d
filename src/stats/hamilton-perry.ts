import { checkInteger } from "./check.ts";
import { sumGroups } from "./cohort-change-ratios.ts";
import type { RapportsCohortes } from "./cohort-change-ratios.ts";
import { SEXES, checkPyramide } from "./pyramide.ts";
import type { Pyramide, Sexe } from "./pyramide.ts";

/**
 * Projection de Hamilton et Perry : les générations continuent de grossir ou de fondre comme entre les deux derniers
 * recensements.
 *
 * La méthode d'une commune : elle ne demande que deux recensements, ni décès ni migration. Elle prolonge tout ce que
 * l'intervalle a connu, un quartier neuf comme une fermeture : à ne pas pousser au-delà de deux intervalles, ni sans
 * les erreurs passées de la méthode (`backtestIntervals`). Les rapports viennent de `cohortChangeRatios`, du territoire
 * ou d'un plus grand.
 *
 * Source : C. H. Hamilton, J. Perry, Social Forces, 41, 1962, p. 163-170 ; S. K. Smith, J. Tayman, D. A. Swanson, A
 * Practitioner's Guide to State and Local Population Projections, Springer, 2013.
 *
 * @param depart population par sexe et âge, d'ordinaire le second recensement
 * @param rapports ceux de `cohortChangeRatios`, mêmes groupes d'âges
 * @param etapes nombre d'intervalles à projeter
 * @returns la population à la fin de chaque intervalle
 * @throws RangeError si les groupes ne correspondent pas aux rapports, si le nombre d'étapes n'est pas un entier
 *   positif
 * @example
 * const ancien = { femmes: [10, 10, 10, 10, 10], hommes: [10, 10, 10, 10, 10] };
 * const recent = { femmes: [8, 11, 10, 9, 12], hommes: [8, 10, 10, 10, 10] };
 * const [dans5ans] = hamiltonPerry(recent, cohortChangeRatios(ancien, recent, { meres: [5, 14] }), 1);
 * dans5ans.femmes.map((n) => n.toFixed(2)) // => ["7.54", "8.80", "11.00", "9.00", "12.60"]
 */
export function hamiltonPerry(depart: Pyramide, rapports: RapportsCohortes, etapes: number): Pyramide[] {
  checkPyramide(depart);
  const { decalage } = rapports;
  const n = depart.femmes.length;
  if (rapports.generations.femmes.length !== n - decalage) {
    throw new RangeError(`ratios must be for ${n} age groups, got ${rapports.generations.femmes.length + decalage}`);
  }
  checkInteger("steps", etapes, 1);
  const steps: Pyramide[] = [];
  let current = depart;
  for (let step = 0; step < etapes; step++) {
    current = projectInterval(current, rapports);
    steps.push(current);
  }
  return steps;
}

function projectInterval(depart: Pyramide, { decalage, generations, enfants, meres }: RapportsCohortes): Pyramide {
  const n = depart.femmes.length;
  const next: Record<Sexe, number[]> = { femmes: new Array<number>(n).fill(0), hommes: new Array<number>(n).fill(0) };
  for (const sexe of SEXES) {
    for (let i = decalage; i < n; i++) {
      const source = i < n - 1 ? (depart[sexe][i - decalage] ?? NaN) : sumGroups(depart[sexe], i - decalage, n - 1);
      next[sexe][i] = source * (generations[sexe][i - decalage] ?? NaN);
    }
  }
  // Les mères d'enfants du groupe j ont elles-mêmes plus de `decalage` groupes : elles sont déjà projetées.
  const children = Array.from({ length: decalage }, (_, j) => sumGroups(next.femmes, meres[0] + j, meres[1] + j));
  for (const sexe of SEXES) children.forEach((mothers, j) => (next[sexe][j] = mothers * (enfants[sexe][j] ?? NaN)));
  return next;
}

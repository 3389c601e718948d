import { checkPositive, checkSameLength } from "./check.ts";
import { SEXES, checkPyramide, checkWidth } from "./pyramide.ts";
import type { Pyramide, Sexe } from "./pyramide.ts";

/** Rapports d'un recensement au suivant, pour un intervalle de `decalage` groupes d'âges. */
export interface RapportsCohortes {
  /** Nombre de groupes d'âges dont une génération avance d'un recensement à l'autre. */
  readonly decalage: number;
  /**
   * Par sexe et groupe d'arrivée : effectif d'aujourd'hui sur celui de la même génération avant. Vide sous `decalage`.
   */
  readonly generations: Readonly<Record<Sexe, readonly number[]>>;
  /** Par sexe et groupe d'enfants (les `decalage` premiers) : enfants par femme en âge de les avoir eus. */
  readonly enfants: Readonly<Record<Sexe, readonly number[]>>;
  /** Groupes d'âges des mères d'enfants du premier groupe, bornes comprises ; décalés d'un rang par groupe suivant. */
  readonly meres: readonly [premier: number, dernier: number];
}

export interface OptionsRapports {
  /** Largeur des groupes d'âges, en années ; 5 par défaut. */
  readonly pas?: number;
  /** Années entre les deux recensements, multiple du pas ; un pas par défaut. */
  readonly intervalle?: number;
  /** Âges des femmes rapportées aux enfants du premier groupe, bornes comprises ; de 15 à 44 ans par défaut. */
  readonly meres?: readonly [de: number, a: number];
  /**
   * Bornes des rapports de génération, contre ceux que de petits effectifs rendent absurdes ; sans bornes par défaut.
   */
  readonly bornes?: readonly [bas: number, haut: number];
  /** Rapports d'un territoire plus grand, qui remplacent ceux dont le dénominateur est vide. */
  readonly defaut?: RapportsCohortes;
}

/** Un groupe vide ne dit rien de la génération qui le suit. */
export interface GroupeVide {
  readonly motif: "groupe vide";
  readonly sexe: Sexe;
  /** Rang du groupe d'arrivée dont le rapport manque. */
  readonly groupe: number;
}

/**
 * Rapports de génération et rapports enfants-femmes entre deux recensements, pour une projection de Hamilton et Perry.
 *
 * Un rapport de génération tient ensemble survie et migration : 1,1 dit qu'une génération a grossi d'un dixième. Le
 * dernier groupe, ouvert, est rapporté à tous ceux qui ont pu y entrer. Les enfants nés entre-temps sont rapportés aux
 * femmes d'aujourd'hui de 15 à 44 ans (20 à 49 pour le deuxième groupe). Même périmètre aux deux dates : une fusion de
 * communes y passerait pour des arrivées. Deux millésimes du recensement à moins de cinq ans partagent des enquêtes
 * annuelles : d'un an à l'autre, les rapports d'une commune sont du bruit, et ceux du département projettent mieux.
 *
 * Sources : C. H. Hamilton, J. Perry, « A short method for projecting population by age from one decennial census to
 * another », Social Forces, 41, 1962, p. 163-170 ; J. Baker, D. Swanson, J. Tayman, L. Tedrow, Cohort Change Ratios and
 * their Applications, Springer, 2017.
 *
 * @param ancien population par sexe et âge au premier recensement
 * @param recent au second, mêmes groupes
 * @returns les rapports, ou le premier groupe vide que `defaut` ne remplace pas
 * @throws RangeError si les groupes diffèrent, si l'intervalle n'est pas un multiple du pas, si les âges des mères ne
 *   tombent pas sur les groupes
 * @example
 * const ancien = { femmes: [10, 10, 10, 10, 10], hommes: [10, 10, 10, 10, 10] };
 * const recent = { femmes: [8, 11, 10, 9, 12], hommes: [8, 10, 10, 10, 10] };
 * const r = cohortChangeRatios(ancien, recent, { meres: [5, 14] });
 * r.generations.femmes // => [1.1, 1, 0.9, 0.6]
 * r.enfants.femmes[0].toFixed(4) // => "0.3810"
 */
export function cohortChangeRatios(
  ancien: Pyramide,
  recent: Pyramide,
  { pas = 5, intervalle = pas, meres = [15, 44], bornes = [0, Infinity], defaut }: OptionsRapports = {},
): RapportsCohortes | GroupeVide {
  checkPyramide(ancien);
  checkPyramide(recent);
  checkWidth(pas);
  checkPositive("census interval", intervalle);
  const n = recent.femmes.length;
  checkSameLength("former census", ancien.femmes, n);
  const decalage = intervalle / pas;
  if (!Number.isInteger(decalage)) {
    throw new RangeError(`census interval must be a multiple of the age width, got ${intervalle} for ${pas}`);
  }
  if (decalage > n - 2) throw new RangeError(`census interval must leave 2 age groups, got ${intervalle} years`);
  const rangs = motherGroups(meres, pas, [decalage, n - decalage]);
  if (!(bornes[0] >= 0 && bornes[0] <= bornes[1]))
    throw new RangeError(`bounds must be increasing, got ${bornes.join(" to ")}`);
  if (defaut !== undefined && (defaut.decalage !== decalage || defaut.generations.femmes.length !== n - decalage)) {
    throw new RangeError(`fallback ratios must be for the same interval and age groups, got ${defaut.decalage} groups`);
  }
  const generations: Record<Sexe, number[]> = { femmes: [], hommes: [] };
  const enfants: Record<Sexe, number[]> = { femmes: [], hommes: [] };
  for (const sexe of SEXES) {
    for (let i = decalage; i < n; i++) {
      // Le groupe ouvert reçoit tous ceux qui ont pu y entrer.
      const before = i < n - 1 ? (ancien[sexe][i - decalage] ?? NaN) : sumGroups(ancien[sexe], i - decalage, n - 1);
      const ratio =
        before > 0 ? clamp((recent[sexe][i] ?? NaN) / before, bornes) : defaut?.generations[sexe][i - decalage];
      if (ratio === undefined) return { motif: "groupe vide", sexe, groupe: i };
      generations[sexe].push(ratio);
    }
    for (let j = 0; j < decalage; j++) {
      const mothers = sumGroups(recent.femmes, rangs[0] + j, rangs[1] + j);
      const ratio = mothers > 0 ? (recent[sexe][j] ?? NaN) / mothers : defaut?.enfants[sexe][j];
      if (ratio === undefined) return { motif: "groupe vide", sexe, groupe: j };
      enfants[sexe].push(ratio);
    }
  }
  return { decalage, generations, enfants, meres: rangs };
}

/** Somme des groupes de `first` à `last`, bornes comprises. */
export function sumGroups(groups: readonly number[], first: number, last: number): number {
  let sum = 0;
  for (let i = first; i <= last; i++) sum += groups[i] ?? NaN;
  return sum;
}

const clamp = (x: number, [low, high]: readonly [number, number]): number => Math.min(Math.max(x, low), high);

/** Les rangs des groupes d'âges des mères : nées avant le premier recensement, et d'un groupe entier sous l'ouvert. */
function motherGroups(
  [from, to]: readonly [number, number],
  pas: number,
  [start, end]: readonly [number, number],
): [number, number] {
  const [first, last] = [from / pas, (to + 1) / pas - 1];
  if (!(Number.isInteger(first) && Number.isInteger(last) && first >= start && first <= last && last < end)) {
    const range = `${start * pas} to ${end * pas - 1}`;
    throw new RangeError(`mothers' ages must fall on age groups within ${range}, got ${from} to ${to}`);
  }
  return [first, last];
}

import { checkFinite, checkNonNegative, checkPositive, checkSameLength, checkUnit } from "./check.ts";
import { SEXES, checkPyramide, checkWidth } from "./pyramide.ts";
import type { Pyramide, Sexe } from "./pyramide.ts";
import type { Survie } from "./survival-ratios.ts";

/** Ce qui se passe pendant un pas. */
export interface HypothesesPas {
  readonly survie: Readonly<Record<Sexe, Survie>>;
  /** Naissances par femme et par an dans chaque groupe d'âges (voir `ages`). */
  readonly fecondite: readonly number[];
  /** Arrivées moins départs sur tout le pas, par groupe d'âges ; absent : population fermée. */
  readonly migration?: Pyramide;
  /** Garçons pour une fille à la naissance ; 1,05 par défaut. */
  readonly rapportNaissances?: number;
}

export interface OptionsProjection {
  /** Largeur des groupes d'âges et durée d'un pas, en années ; 5 par défaut. */
  readonly pas?: number;
  /** Quand les migrants arrivent : moitié au début et moitié à la fin du pas (par défaut), ou tous à la fin. */
  readonly arrivee?: "moitie-moitie" | "fin";
  /**
   * Âge de la mère dans `fecondite` : `"revolus"` (par défaut), le groupe où elle se trouve ; `"atteints"`, celui que
   * sa génération atteint à la fin du pas, comme l'« âge atteint dans l'année » de l'Insee.
   */
  readonly ages?: "revolus" | "atteints";
}

export interface PasProjete extends Pyramide {
  /** Naissances du pas. */
  readonly naissances: {
    readonly filles: number;
    readonly garcons: number;
    /** Selon le groupe d'âges de la mère. */
    readonly parAge: readonly number[];
  };
  /** Décès du pas, tous âges : ce que la population de départ, les naissances et les migrants n'ont pas laissé. */
  readonly deces: number;
}

/**
 * Projection par composantes : chaque génération vieillit d'un pas, survit, migre ; les femmes donnent naissance.
 *
 * Groupes d'âges de la largeur du pas (1 ou 5 ans), dernier groupe ouvert. Les naissances d'un pas sont celles de la
 * moyenne des femmes présentes au début (premiers migrants compris) et à la fin (migrants compris). La migration est un
 * effectif net, moitié au début du pas — elle vieillit et survit avec les autres —, moitié à la fin. Le résultat vaut
 * ce que valent les hypothèses : une projection, pas une prévision. À la commune, faute de survie et de migration
 * connues, voir `hamiltonPerry`.
 *
 * Source : S. H. Preston, P. Heuveline, M. Guillot, Demography: Measuring and Modeling Population Processes, Blackwell,
 * 2001, chap. 6.
 *
 * @param depart population de départ
 * @param etapes hypothèses de chaque pas, dans l'ordre
 * @returns la population à la fin de chaque pas
 * @throws RangeError si les longueurs diffèrent, si une hypothèse est hors domaine, si la migration vide un groupe
 *   au-delà de zéro
 * @example
 * const survie = { naissance: 1, groupes: [1, 1, 0.5] };
 * const depart = { femmes: [0, 100, 10], hommes: [0, 100, 10] };
 * const [fin] = cohortComponent(depart, [{ survie: { femmes: survie, hommes: survie }, fecondite: [0, 0.05, 0], rapportNaissances: 1 }], { pas: 20 });
 * fin.femmes // => [25, 0, 105]
 * fin.deces // => 10
 */
export function cohortComponent(
  depart: Pyramide,
  etapes: readonly HypothesesPas[],
  { pas = 5, arrivee = "moitie-moitie", ages = "revolus" }: OptionsProjection = {},
): PasProjete[] {
  checkPyramide(depart);
  checkWidth(pas);
  const steps: PasProjete[] = [];
  let current: Pyramide = depart;
  for (const etape of etapes) {
    checkHypotheses(etape, current.femmes.length);
    const next = projectStep(current, etape, { pas, arrivee, ages });
    for (const sexe of SEXES) {
      for (const n of next[sexe]) {
        if (n < 0) throw new RangeError(`population must stay non-negative, got ${n} at step ${steps.length + 1}`);
      }
    }
    steps.push(next);
    current = next;
  }
  return steps;
}

function projectStep(
  depart: Pyramide,
  { survie, fecondite, migration, rapportNaissances = 1.05 }: HypothesesPas,
  { pas, arrivee, ages }: Required<OptionsProjection>,
): PasProjete {
  const early = arrivee === "fin" ? 0 : 0.5;
  const arrivals = (sexe: Sexe, i: number): number => migration?.[sexe][i] ?? 0;
  const starting = (sexe: Sexe, i: number): number => (depart[sexe][i] ?? NaN) + early * arrivals(sexe, i);
  const last = depart.femmes.length - 1;
  const aged = (sexe: Sexe, i: number, rate: (group: number) => number): number =>
    (i === 0 ? 0 : starting(sexe, i - 1) * rate(i - 1)) + (i === last ? starting(sexe, last) * rate(last) : 0);
  const settled = (sexe: Sexe): number[] =>
    depart[sexe].map((_, i) => aged(sexe, i, (group) => survie[sexe].groupes[group] ?? NaN));
  const arrive = (sexe: Sexe, groups: readonly number[]): number[] =>
    groups.map((n, i) => n + (1 - early) * arrivals(sexe, i));
  const [femmes, hommes] = [arrive("femmes", settled("femmes")), arrive("hommes", settled("hommes"))];
  const parAge = fecondite.map((rate, i) => {
    const before = ages === "atteints" ? aged("femmes", i, () => 1) : starting("femmes", i);
    return (rate * pas * (before + (femmes[i] ?? NaN))) / 2;
  });
  const births = parAge.reduce((sum, n) => sum + n, 0);
  const filles = births / (1 + rapportNaissances);
  const garcons = births - filles;
  const fin: Pyramide = {
    femmes: femmes.map((n, i) => (i === 0 ? n + filles * survie.femmes.naissance : n)),
    hommes: hommes.map((n, i) => (i === 0 ? n + garcons * survie.hommes.naissance : n)),
  };
  const net = migration === undefined ? 0 : totalOf(migration);
  return { ...fin, naissances: { filles, garcons, parAge }, deces: totalOf(depart) + births + net - totalOf(fin) };
}

const totalOf = ({ femmes, hommes }: Pyramide): number => [...femmes, ...hommes].reduce((sum, n) => sum + n, 0);

function checkHypotheses({ survie, fecondite, migration, rapportNaissances = 1.05 }: HypothesesPas, n: number): void {
  checkSameLength("fertility", fecondite, n);
  fecondite.forEach((rate) => checkNonNegative("fertility", rate));
  checkPositive("sex ratio at birth", rapportNaissances);
  for (const sexe of SEXES) {
    const { naissance, groupes } = survie[sexe];
    checkSameLength("survival", groupes, n);
    for (const s of [naissance, ...groupes]) checkUnit("survival", s);
    if (migration === undefined) continue;
    checkSameLength("migration", migration[sexe], n);
    migration[sexe].forEach((m) => checkFinite("migration", m));
  }
}

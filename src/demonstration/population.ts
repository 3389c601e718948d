import { createAlea } from "./alea.ts";
import type { AnneeRp, Commune, Unite } from "./geographie.ts";
import type { Profil } from "./profils.ts";

/**
 * Ce que le recensement compte dans une unité : des effectifs pondérés, donc fractionnaires, et tous additifs.
 * Les noms disent la variable ; recensement.ts les écrit sous ceux de l'Insee.
 */
export interface Recensement {
  readonly pop: number;
  /** 0-14, 15-29, 30-44, 45-59, 60-74, 75-89, 90 ou plus : leur somme est `pop`. */
  readonly ages: readonly number[];
  /** Une personne, sans famille, couple sans enfant, couple avec enfant(s), monoparentale : ménages, puis personnes. */
  readonly menages: readonly number[];
  readonly personnes: readonly number[];
  /** Hommes et femmes seuls : leur somme est `menages[0]`. */
  readonly seuls: readonly [number, number];
  readonly csp: readonly number[];
  readonly personnesCsp: readonly number[];
  readonly rp: number;
  readonly secondaires: number;
  readonly vacants: number;
  readonly proprietaires: number;
  readonly hlm: number;
  readonly maisons: number;
  readonly appartements: number;
  /** 15-24, 25-54, 55-64 ans. */
  readonly pop1564: readonly number[];
  readonly actifs: readonly number[];
  readonly chomeurs: readonly number[];
  readonly emplois: number;
  readonly salaries: number;
}

/** Ce qui change d'un recensement à l'autre : multiplicateurs appliqués au profil de 2022. */
interface Derive {
  readonly ages: readonly number[];
  readonly menages: readonly number[];
  readonly chomage: number;
  readonly activiteSenior: number;
  readonly cadres: number;
  readonly vacance: number;
}

/** Vieillissement, solitude, monoparentalité : les tendances nationales de 2011 à 2022, un peu lissées. */
const DERIVES: Readonly<Record<AnneeRp, Derive>> = {
  2011: {
    ages: [1.1, 1.08, 1.09, 1.05, 0.81, 0.92, 0.62],
    menages: [0.89, 1.04, 1.0, 1.15, 0.83],
    chomage: 1.17,
    activiteSenior: 0.74,
    cadres: 0.82,
    vacance: 0.8,
  },
  2016: {
    ages: [1.06, 1.04, 1.04, 1.03, 0.92, 0.94, 0.83],
    menages: [0.945, 1.02, 1.01, 1.07, 0.92],
    chomage: 1.2,
    activiteSenior: 0.86,
    cadres: 0.9,
    vacance: 0.93,
  },
  2022: {
    ages: [1, 1, 1, 1, 1, 1, 1],
    menages: [1, 1, 1, 1, 1],
    chomage: 1,
    activiteSenior: 1,
    cadres: 1,
    vacance: 1,
  },
};

/** Personnes par ménage, dans l'ordre des types de ménage. */
const TAILLES = [1, 2.25, 2.03, 3.86, 2.62] as const;
/** Taux d'activité des 15-24, 25-54 et 55-64 ans en 2022. */
const ACTIVITE = [0.42, 0.905, 0.61] as const;
/** Chômage de l'âge rapporté au chômage d'ensemble. */
const CHOMAGE_AGE = [1.95, 0.93, 0.84] as const;

const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);
/** Répartit un total selon des poids ; la somme des parts est le total. */
const repartir = (total: number, poids: readonly number[]): number[] => poids.map((p) => (total * p) / somme(poids));

function actifs(ages: readonly number[], profil: Profil, derive: Derive): Pick<Recensement, "pop1564" | "actifs" | "chomeurs"> {
  const [, a15 = 0, a30 = 0, a45 = 0, a60 = 0] = ages;
  // Les groupes d'âge du recensement ne tombent pas à 25, 55 et 65 ans : coupes à âge uniforme dans le groupe.
  const pop1564 = [a15 * 0.66, a15 * 0.34 + a30 + (a45 * 10) / 15, (a45 * 5) / 15 + (a60 * 5) / 15];
  const taux = [ACTIVITE[0] * (1 - profil.etudiants), ACTIVITE[1], ACTIVITE[2] * derive.activiteSenior];
  const parAge = pop1564.map((p, i) => p * taux[i]!);
  const chomage = profil.chomage * derive.chomage;
  return { pop1564, actifs: parAge, chomeurs: parAge.map((p, i) => p * Math.min(0.62, chomage * CHOMAGE_AGE[i]!)) };
}

function logement(rp: number, profil: Profil, derive: Derive): Pick<Recensement, "rp" | "secondaires" | "vacants" | "proprietaires" | "hlm" | "maisons" | "appartements"> {
  const vacance = profil.vacance * derive.vacance;
  const log = rp / (1 - vacance - profil.secondaires);
  const maisons = rp * Math.min(0.985, profil.maisons);
  return {
    rp,
    secondaires: log * profil.secondaires,
    vacants: log - rp - log * profil.secondaires,
    proprietaires: rp * Math.min(0.95, profil.proprietaires),
    hlm: rp * Math.min(profil.hlm, 0.97 - Math.min(0.95, profil.proprietaires)),
    maisons,
    appartements: (rp - maisons) * 0.985, // le reste : chambres, logements-foyers, constructions provisoires
  };
}

/** Le recensement d'une unité, une année. Une unité sans habitant (zone d'activités) rend des zéros. */
export function recenser(unite: Unite, annee: AnneeRp, graine: number): Recensement {
  const { profil } = unite;
  const derive = DERIVES[annee];
  const alea = createAlea(graine, `rp ${annee} ${unite.code}`);
  const bruit = (x: number): number => x * Math.exp(alea.normal(0, 0.012));
  const pop = unite.habitants[annee];
  const ages = repartir(pop, profil.ages.map((p, i) => bruit(p * derive.ages[i]!))); // prettier-ignore
  const parts = profil.menages.map((p, i) => bruit(p * derive.menages[i]!));
  const tailleMoyenne = somme(parts.map((p, i) => p * TAILLES[i]!)) / somme(parts);
  const pmen = pop * (1 - profil.horsMenages);
  const menages = repartir(pmen / tailleMoyenne, parts);
  const personnes = menages.map((m, i) => m * TAILLES[i]!);
  // Plus un quartier est âgé, plus les personnes seules y sont des femmes.
  const femmes = 0.52 + Math.min(0.16, (0.6 * (ages[5]! + ages[6]!)) / Math.max(1, pop));
  const csp = profil.csp.map((p, i) => bruit(p * (i === 2 || i === 3 ? derive.cadres : 1)));
  const cspMenages = csp.map((p, i) => p * [1.6, 1.7, 1.5, 1.2, 0.95, 1.25, 0.75, 0.45][i]!);
  const activite = actifs(ages, profil, derive);
  const occupes = somme(activite.actifs) - somme(activite.chomeurs);
  const emplois = occupes * bruit(unite.type === "Z" ? 0.55 + 0.45 * (1 - profil.maisons) : 1.02);
  return {
    pop,
    ages,
    menages,
    personnes,
    seuls: [menages[0]! * (1 - femmes), menages[0]! * femmes],
    csp: repartir(pop - ages[0]!, csp),
    personnesCsp: repartir(somme(personnes), cspMenages),
    ...logement(somme(menages), profil, derive),
    ...activite,
    emplois,
    salaries: emplois * 0.88,
  };
}

type Mesure = number | readonly number[];
const additionner = (a: Mesure, b: Mesure): Mesure =>
  typeof a === "number" ? a + (b as number) : a.map((x, i) => x + (b as readonly number[])[i]!);

/** La somme d'unités : un recensement aussi. @throws RangeError si la liste est vide. */
export function sommer(recensements: readonly Recensement[]): Recensement {
  const [premier, ...autres] = recensements;
  if (!premier) throw new RangeError("recensements must not be empty, got []");
  const cles = Object.keys(premier) as (keyof Recensement)[];
  return autres.reduce(
    (s, r) => Object.fromEntries(cles.map((k) => [k, additionner(s[k], r[k])])) as Record<keyof Recensement, Mesure> as Recensement,
    premier,
  );
}

/** Tous les recensements d'une commune : les siens et ceux de ses unités. */
export function recenserCommune(commune: Commune, annee: AnneeRp, graine: number): Recensement {
  return sommer(commune.unites.map((u) => recenser(u, annee, graine)));
}

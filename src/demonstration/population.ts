import { createAlea } from "./alea.ts";
import { DERIVES } from "./derives.ts";
import type { AnneeRp, Unite } from "./geographie.ts";
import { activite, logement } from "./logement-emploi.ts";

/**
 * Ce que le recensement compte dans une unité : des effectifs pondérés, donc fractionnaires, et tous additifs.
 * Les noms disent la variable ; les fichiers (comparateur.ts, dossier-complet.ts, rp-iris.ts) les écrivent sous ceux de l'Insee.
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

/** Personnes par ménage, dans l'ordre des types de ménage. */
const TAILLES = [1, 2.25, 2.03, 3.86, 2.62] as const;
const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);
/** Répartit un total selon des poids ; la somme des parts est le total. */
const repartir = (total: number, poids: readonly number[]): number[] => poids.map((p) => (total * p) / somme(poids));

/** Le recensement d'une unité, une année. Une unité sans habitant (zone d'activités) rend des zéros. */
export function recenser(unite: Unite, annee: AnneeRp, graine: number): Recensement {
  const { profil } = unite;
  const derive = DERIVES[annee];
  const alea = createAlea(graine, `rp ${annee} ${unite.code}`);
  const bruit = (x: number): number => x * Math.exp(alea.normal(0, 0.012));
  const pop = unite.habitants[annee];
  const ages = repartir(
    pop,
    profil.ages.map((p, i) => bruit(p * derive.ages[i]!)),
  );
  const parts = profil.menages.map((p, i) => bruit(p * derive.menages[i]!));
  const tailleMoyenne = somme(parts.map((p, i) => p * TAILLES[i]!)) / somme(parts);
  const pmen = pop * (1 - profil.horsMenages);
  const menages = repartir(pmen / tailleMoyenne, parts);
  const personnes = menages.map((m, i) => m * TAILLES[i]!);
  // Plus un quartier est âgé, plus les personnes seules y sont des femmes.
  const femmes = 0.52 + Math.min(0.16, (0.6 * (ages[5]! + ages[6]!)) / Math.max(1, pop));
  const csp = profil.csp.map((p, i) => bruit(p * (i === 2 || i === 3 ? derive.cadres : 1)));
  const cspMenages = csp.map((p, i) => p * [1.6, 1.7, 1.5, 1.2, 0.95, 1.25, 0.75, 0.45][i]!);
  const emploi = activite(ages, profil, derive);
  const occupes = somme(emploi.actifs) - somme(emploi.chomeurs);
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
    ...emploi,
    emplois,
    salaries: emplois * 0.88,
  };
}

/** La somme d'unités : un recensement aussi. @throws RangeError si la liste est vide. */
export function sommer(recensements: readonly Recensement[]): Recensement {
  if (recensements.length === 0) throw new RangeError("recensements must not be empty, got []");
  const total = (lire: (r: Recensement) => number): number => somme(recensements.map(lire));
  const colonnes = (lire: (r: Recensement) => readonly number[]): number[] =>
    lire(recensements[0]!).map((_, i) => total((r) => lire(r)[i]!));
  return {
    pop: total((r) => r.pop),
    ages: colonnes((r) => r.ages),
    menages: colonnes((r) => r.menages),
    personnes: colonnes((r) => r.personnes),
    seuls: [total((r) => r.seuls[0]), total((r) => r.seuls[1])],
    csp: colonnes((r) => r.csp),
    personnesCsp: colonnes((r) => r.personnesCsp),
    rp: total((r) => r.rp),
    secondaires: total((r) => r.secondaires),
    vacants: total((r) => r.vacants),
    proprietaires: total((r) => r.proprietaires),
    hlm: total((r) => r.hlm),
    maisons: total((r) => r.maisons),
    appartements: total((r) => r.appartements),
    pop1564: colonnes((r) => r.pop1564),
    actifs: colonnes((r) => r.actifs),
    chomeurs: colonnes((r) => r.chomeurs),
    emplois: total((r) => r.emplois),
    salaries: total((r) => r.salaries),
  };
}

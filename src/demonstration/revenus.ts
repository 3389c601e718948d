import { partsDuRevenu, repartirPauvres } from "./composition-revenus.ts";
import type { AnneeRp, Pays, Unite } from "./geographie.ts";
import type { Composante } from "./melange.ts";
import { moyenne, quantile, repartition } from "./melange.ts";
import type { Recensement } from "./population.ts";

export const MILLESIMES_FILOSOFI = [2014, 2015, 2018, 2019, 2021] as const;
export type MillesimeFilosofi = (typeof MILLESIMES_FILOSOFI)[number];

/** Niveau de vie médian du pays fictif : l'ordre de grandeur de la France métropolitaine, en euros courants. */
const MEDIANES: Readonly<Record<MillesimeFilosofi, number>> = {
  2014: 20_370,
  2015: 20_570,
  2018: 21_730,
  2019: 21_930,
  2021: 23_080,
};

/** Ce que le fisc et les caisses savent d'une unité, une année ; tout est additif, sauf le mélange qui se réunit. */
export interface Revenus {
  readonly menages: number;
  readonly personnes: number;
  readonly uc: number;
  readonly disponible: readonly Composante[];
  readonly declare: readonly Composante[];
  readonly imposes: number;
  /** Masses, en euros : salaires, chômage, indépendants, pensions, patrimoine, familiales, minima, logement, impôts (négatifs). */
  readonly masses: readonly number[];
  /** Personnes selon l'âge du référent fiscal (moins de 30, 30-39, 40-49, 50-59, 60-74, 75 ou plus), et parmi elles les pauvres. */
  readonly ages: readonly number[];
  readonly pauvresAges: readonly number[];
  /** Propriétaires, locataires. */
  readonly occupation: readonly number[];
  readonly pauvresOccupation: readonly number[];
}

/** Risque de pauvreté de chaque groupe rapporté à l'ensemble : les rapports de la métropole en 2019. */
const RISQUE_AGE = [1.57, 1.16, 1.14, 0.98, 0.71, 0.66] as const;
const RISQUE_OCCUPATION = [0.43, 1.92] as const;
/** Unités de consommation par type de ménage (échelle de l'OCDE modifiée). */
const UC = [1, 1.6, 1.5, 2.05, 1.5] as const;

const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);

/** Les recensements qui encadrent une année, et le poids du second. */
function encadrer(annee: number): readonly [AnneeRp, AnneeRp, number] {
  return annee < 2016 ? [2011, 2016, (annee - 2011) / 5] : [2016, 2022, (annee - 2016) / 6];
}

function composantes(unite: Unite, personnes: number, annee: number, echelle: number): Composante[] {
  const { revenu, dispersion } = unite.profil;
  // Les quartiers pauvres ont décroché depuis 2014 : leur niveau relatif perd un demi-point par an.
  const relatif = revenu * (1 + (revenu < 0.8 ? 0.006 : revenu < 0.9 ? 0.002 : 0) * (2021 - annee));
  const mu = Math.log(echelle * relatif);
  const aises = Math.min(0.06, Math.max(0.004, 0.035 * revenu ** 4)); // la queue haute, plus lourde qu'une log-normale
  return [
    { poids: personnes * (1 - aises), mu, sigma: dispersion },
    { poids: personnes * aises, mu: mu + 1.1, sigma: 0.55 },
  ];
}

/** Le revenu déclaré : avant impôts et prestations, donc plus bas en bas, plus dispersé. */
const declarer = (c: Composante, echelle: number): Composante => {
  const relatif = Math.exp(c.mu) / echelle;
  return { poids: c.poids, mu: c.mu - 0.16 * Math.max(0, 1 / relatif - 0.95), sigma: c.sigma * 1.36 };
};

/** Le modèle de revenus d'un pays : une fonction par unité et par millésime, avec le seuil de pauvreté du pays lui-même. */
export interface ModeleRevenus {
  readonly seuil: Readonly<Record<MillesimeFilosofi, number>>;
  readonly seuilDeclare: Readonly<Record<MillesimeFilosofi, number>>;
  readonly revenus: (unite: Unite, millesime: MillesimeFilosofi) => Revenus;
}

/**
 * Le seuil de pauvreté est 60 % de la médiane du pays fictif : le taux de chaque territoire en découle,
 * il n'est jamais tiré au sort.
 */
export function modeliserRevenus(
  pays: Pays,
  recensement: (unite: Unite, annee: AnneeRp) => Recensement,
): ModeleRevenus {
  const unites = pays.communes.flatMap((c) => c.unites);
  const interpoler = (unite: Unite, annee: number, lire: (r: Recensement) => number): number => {
    const [avant, apres, t] = encadrer(annee);
    return (1 - t) * lire(recensement(unite, avant)) + t * lire(recensement(unite, apres));
  };
  const personnes = (unite: Unite, annee: number): number =>
    Math.round(0.985 * interpoler(unite, annee, (r) => somme(r.personnes)));
  const melange = (m: MillesimeFilosofi, echelle: number): Composante[] =>
    unites.flatMap((u) => composantes(u, personnes(u, m), m, echelle));
  // L'échelle d'un millésime met la médiane du pays à sa valeur ; tout est proportionnel, un calcul suffit.
  const parMillesime = <T>(f: (m: MillesimeFilosofi) => T): Readonly<Record<MillesimeFilosofi, T>> => ({
    2014: f(2014),
    2015: f(2015),
    2018: f(2018),
    2019: f(2019),
    2021: f(2021),
  });
  const echelles = parMillesime((m) => (1000 * MEDIANES[m]) / quantile(melange(m, 1000), 0.5));
  const seuil = parMillesime((m) => 0.6 * quantile(melange(m, echelles[m]), 0.5));
  const seuilDeclare = parMillesime((m) => {
    const declares = melange(m, echelles[m]).map((c) => declarer(c, echelles[m]));
    return 0.6 * quantile(declares, 0.5);
  });
  const revenus = (unite: Unite, m: MillesimeFilosofi): Revenus => {
    const echelle = echelles[m];
    const n = personnes(unite, m);
    const disponible = composantes(unite, n, m, echelle);
    const part = (lire: (r: Recensement) => number): number => interpoler(unite, m, lire);
    const a = Array.from({ length: 7 }, (_, i) => part((r) => r.ages[i]!));
    const [, a15 = 0, a30 = 0, a45 = 0, a60 = 0, a75 = 0, a90 = 0] = a;
    const poidsAges = [a15 * 0.62, a30 * 1.02, a30 * 0.5 + a45 * 0.62, a45 * 0.82, a60 * 0.95, (a75 + a90) * 0.88];
    const ages = poidsAges.map((x) => (n * x) / Math.max(1e-9, somme(poidsAges)));
    const prop =
      part((r) => r.proprietaires) /
      Math.max(
        1e-9,
        part((r) => r.rp),
      );
    const occupation = [n * Math.min(0.96, prop * 1.06), n * (1 - Math.min(0.96, prop * 1.06))];
    const pauvres = n === 0 ? 0 : n * repartition(disponible, seuil[m]);
    const uc = Math.round(10 * 0.985 * somme(UC.map((x, i) => x * part((r) => r.menages[i]!)))) / 10;
    const masse = n === 0 ? 0 : uc * moyenne(disponible);
    const relatif = n === 0 ? 1 : quantile(disponible, 0.5) / MEDIANES[m];
    const seniors = (a60 * 0.9 + a75 + a90) / Math.max(1, somme(a));
    const menages = Math.round(0.985 * part((r) => somme(r.menages)));
    return {
      menages,
      personnes: n,
      uc,
      disponible,
      declare: disponible.map((c) => declarer(c, echelle)),
      imposes: menages * Math.min(0.86, Math.max(0.18, 0.575 + 0.68 * (relatif - 1))),
      masses: partsDuRevenu(relatif, seniors, unite.profil.chomage).map((p) => p * masse),
      ages,
      pauvresAges: repartirPauvres(pauvres, ages, RISQUE_AGE),
      occupation,
      pauvresOccupation: repartirPauvres(pauvres, occupation, RISQUE_OCCUPATION),
    };
  };
  return { seuil, seuilDeclare, revenus };
}

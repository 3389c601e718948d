import { createAlea } from "./alea.ts";
import type { AnneeRp, Unite } from "./geographie.ts";
import { repartition } from "./melange.ts";
import type { Recensement } from "./population.ts";
import type { ModeleRevenus } from "./revenus.ts";

/** Les foyers allocataires d'une unité au 31 décembre, en entiers ; les colonnes des fichiers CAF par IRIS. */
export interface Allocataires {
  readonly A: number;
  readonly PERCOU: number;
  readonly AI: number;
  readonly AM: number;
  readonly ACSSENF: number;
  readonly ACAVENF: number;
  readonly AC3ENF: number;
  readonly ENF: number;
  readonly enfants: readonly number[];
  readonly A_ETUD: number;
  readonly A_NETUD_24: number;
  readonly AAL: number;
  readonly AAPL: number;
  readonly AAAH: number;
  readonly APPA: number;
  readonly ARSAS: number;
  readonly APRES50: number;
  readonly APRES100: number;
}

export const ANNEES_CAF = [2016, 2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024] as const;
export type AnneeCaf = (typeof ANNEES_CAF)[number];

// RSA : pointe de 2020 (crise sanitaire) puis reflux ; prime d'activité : revalorisation de janvier 2019.
// prettier-ignore
const RSA: Readonly<Record<AnneeCaf, number>> = { 2016: 1, 2017: 0.985, 2018: 1.0, 2019: 1.01, 2020: 1.085, 2021: 1.02, 2022: 1.0, 2023: 0.985, 2024: 0.99 };
// prettier-ignore
const PRIME: Readonly<Record<AnneeCaf, number>> = { 2016: 0.165, 2017: 0.18, 2018: 0.2, 2019: 0.288, 2020: 0.292, 2021: 0.297, 2022: 0.3, 2023: 0.302, 2024: 0.305 };

/** Enfants à charge par âge : moins de 3 ans, 3-5, 6-10, 11-14, 15-17, 18-24. */
const AGES_ENFANTS = [0.165, 0.165, 0.275, 0.21, 0.125, 0.06] as const;
const ENFANTS_PAR_COUPLE = 2.08;
const ENFANTS_PAR_PARENT_SEUL = 1.68;

const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);

/**
 * Les allocataires découlent des ménages du recensement et de la pauvreté de l'unité.
 * Identités tenues à l'unité près, comme dans les vrais fichiers : A = AI + AM + ACSSENF + ACAVENF,
 * ENF = somme des âges, PERCOU = AI + AM + 2 × couples + ENF.
 */
export function allocataires(
  unite: Unite,
  annee: AnneeCaf,
  recensement: (unite: Unite, annee: AnneeRp) => Recensement,
  modele: ModeleRevenus,
  graine: number,
): Allocataires {
  const alea = createAlea(graine, `caf ${annee} ${unite.code}`);
  const entier = (x: number): number => Math.max(0, Math.round(x * Math.exp(alea.normal(0, 0.015))));
  const t = Math.min(1, (annee - 2016) / 6);
  const entre = (lire: (r: Recensement) => number): number =>
    (1 - t) * lire(recensement(unite, 2016)) + t * lire(recensement(unite, 2022));
  const menage = (i: number): number => entre((r) => r.menages[i]!);
  const revenus = modele.revenus(unite, annee < 2018 ? 2015 : annee < 2020 ? 2019 : 2021);
  const pauvrete =
    revenus.personnes === 0
      ? 0
      : repartition(revenus.disponible, modele.seuil[annee < 2018 ? 2015 : annee < 2020 ? 2019 : 2021]);
  const AI = entier(menage(0) * Math.min(0.9, 0.3 + 0.95 * pauvrete));
  const AM = entier(menage(4) * Math.min(0.97, 0.68 + 0.7 * pauvrete));
  const ACSSENF = entier(menage(2) * Math.min(0.6, 0.035 + 0.5 * pauvrete));
  const ACAVENF = entier(menage(3) * Math.min(0.97, 0.6 + 0.55 * pauvrete));
  const A = AI + AM + ACSSENF + ACAVENF;
  const enfants = AGES_ENFANTS.map((p) =>
    entier(p * (ACAVENF * (ENFANTS_PAR_COUPLE + 0.6 * pauvrete) + AM * ENFANTS_PAR_PARENT_SEUL)),
  );
  const jeunes = entre((r) => r.ages[1]!);
  const A_ETUD = Math.min(AI, entier(jeunes * unite.profil.etudiants));
  const AAL = entier(0.78 * AI + 0.64 * AM + 0.6 * ACSSENF + ACAVENF * Math.min(0.9, 0.16 + 1.1 * pauvrete));
  const hlm =
    entre((r) => r.hlm) /
    Math.max(
      1e-9,
      entre((r) => r.rp),
    );
  const APRES100 = entier(A * Math.min(0.6, 0.05 + 0.52 * pauvrete));
  return {
    A,
    PERCOU: AI + AM + 2 * (ACSSENF + ACAVENF) + somme(enfants),
    AI,
    AM,
    ACSSENF,
    ACAVENF,
    AC3ENF: Math.min(ACAVENF, entier(ACAVENF * (0.17 + 0.38 * pauvrete))),
    ENF: somme(enfants),
    enfants,
    A_ETUD,
    A_NETUD_24: Math.min(A - A_ETUD, entier(A * (0.045 + 0.06 * pauvrete))),
    AAL: Math.min(A, AAL),
    AAPL: Math.min(A, AAL, entier(AAL * Math.min(0.98, 0.24 + 0.85 * hlm))),
    AAAH: entier(A * (0.075 + 0.06 * pauvrete) * (1 + 0.012 * (annee - 2016))),
    APPA: entier(A * PRIME[annee]),
    ARSAS: entier(A * Math.min(0.5, 0.025 + 0.58 * pauvrete) * RSA[annee]),
    APRES50: Math.max(APRES100, entier(APRES100 * 1.72)),
    APRES100,
  };
}

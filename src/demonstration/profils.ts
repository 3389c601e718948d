/**
 * Ce qu'est un territoire, en 2022 : tout le reste en découle (population.ts, revenus.ts, caf.ts).
 * Les ordres de grandeur sont ceux de la France, relevés sur les fichiers Insee ; les valeurs sont inventées.
 */
export interface Profil {
  /** Poids des groupes 0-14, 15-29, 30-44, 45-59, 60-74, 75-89, 90 ans ou plus. */
  readonly ages: readonly number[];
  /** Ménages : une personne, sans famille, couple sans enfant, couple avec enfant(s), famille monoparentale. */
  readonly menages: readonly number[];
  /** Population de 15 ans ou plus : agriculteurs, artisans, cadres, intermédiaires, employés, ouvriers, retraités, autres. */
  readonly csp: readonly number[];
  /** Parts des résidences principales. */
  readonly hlm: number;
  readonly proprietaires: number;
  readonly maisons: number;
  /** Parts des logements. */
  readonly vacance: number;
  readonly secondaires: number;
  /** Taux de chômage au sens du recensement, 15-64 ans. */
  readonly chomage: number;
  /** Niveau de vie médian rapporté à celui du pays. */
  readonly revenu: number;
  /** Écart type du logarithme du niveau de vie. */
  readonly dispersion: number;
  /** Évolution annuelle de la population. */
  readonly croissance: number;
  /** Allocataires étudiants rapportés aux 15-29 ans. */
  readonly etudiants: number;
  /** Population hors ménages (établissements). */
  readonly horsMenages: number;
}

// prettier-ignore
const base: Profil = {
  ages: [17.4, 17.0, 18.2, 19.8, 18.2, 8.0, 1.4],
  menages: [0.365, 0.024, 0.262, 0.25, 0.099],
  csp: [0.7, 3.5, 9.6, 14.4, 15.4, 12.2, 27.2, 17],
  hlm: 0.13, proprietaires: 0.58, maisons: 0.58, vacance: 0.08, secondaires: 0.05,
  chomage: 0.107, revenu: 1, dispersion: 0.45, croissance: 0.003, etudiants: 0.012, horsMenages: 0.018,
};

// prettier-ignore
export const PROFILS = {
  centreAge: { ...base, ages: [10.5, 17.0, 16.5, 18.0, 20.5, 13.6, 3.9], menages: [0.545, 0.028, 0.232, 0.12, 0.075], csp: [0.1, 3.6, 9.5, 12.5, 14.0, 9.0, 35.5, 15.8], hlm: 0.08, proprietaires: 0.41, maisons: 0.09, vacance: 0.13, chomage: 0.135, revenu: 0.91, dispersion: 0.455, croissance: -0.006, horsMenages: 0.035 },
  centreMixte: { ...base, ages: [13.5, 24.0, 20.0, 17.0, 15.5, 8.3, 1.7], menages: [0.525, 0.033, 0.21, 0.145, 0.087], csp: [0.1, 3.9, 12.2, 15.0, 15.5, 10.5, 23.8, 19], hlm: 0.12, proprietaires: 0.34, maisons: 0.07, vacance: 0.125, chomage: 0.15, revenu: 0.885, dispersion: 0.45, croissance: -0.002, etudiants: 0.06 },
  hlm: { ...base, ages: [24.0, 20.2, 19.4, 17.6, 13.2, 5.1, 0.5], menages: [0.37, 0.026, 0.14, 0.245, 0.219], csp: [0.1, 2.2, 2.4, 8.5, 19.5, 19.5, 20.8, 27], hlm: 0.76, proprietaires: 0.12, maisons: 0.08, vacance: 0.07, secondaires: 0.005, chomage: 0.305, revenu: 0.64, dispersion: 0.33, croissance: -0.009 },
  pavillonnaire: { ...base, ages: [20.6, 15.2, 20.1, 21.6, 16.2, 5.8, 0.5], menages: [0.19, 0.016, 0.31, 0.398, 0.086], csp: [0.2, 4.4, 12.0, 18.2, 15.9, 10.8, 25, 13.5], hlm: 0.04, proprietaires: 0.84, maisons: 0.91, vacance: 0.04, secondaires: 0.01, chomage: 0.072, revenu: 1.03, dispersion: 0.36, croissance: 0.009, etudiants: 0.004, horsMenages: 0.003 },
  faubourg: { ...base, ages: [18.2, 18.4, 19.8, 19.6, 16.6, 6.5, 0.9], menages: [0.39, 0.027, 0.228, 0.225, 0.13], csp: [0.1, 3.2, 5.6, 12.9, 18, 17, 25.2, 18], hlm: 0.2, proprietaires: 0.47, maisons: 0.5, vacance: 0.1, chomage: 0.165, revenu: 0.83, dispersion: 0.37, croissance: -0.002 },
  ville: { ...base, ages: [16.2, 21.0, 18.4, 17.8, 16.8, 8.2, 1.6], menages: [0.45, 0.029, 0.222, 0.19, 0.109], csp: [0.1, 3.3, 11.2, 14.6, 15.6, 11.4, 25.3, 18.5], hlm: 0.22, proprietaires: 0.43, maisons: 0.3, vacance: 0.09, chomage: 0.138, revenu: 0.94, dispersion: 0.49, etudiants: 0.09 },
  bourg: { ...base, ages: [16.8, 15.2, 17.0, 19.6, 19.6, 9.9, 1.9], menages: [0.36, 0.023, 0.282, 0.238, 0.097], csp: [0.9, 3.7, 6.8, 13.2, 16, 14, 30.9, 14.5], maisons: 0.78, proprietaires: 0.64, hlm: 0.1, vacance: 0.095, chomage: 0.11, revenu: 0.965, croissance: 0.001, etudiants: 0.005 },
  rural: { ...base, ages: [16.4, 13.2, 16.6, 21.6, 21.2, 9.5, 1.5], menages: [0.3, 0.021, 0.328, 0.275, 0.076], csp: [2.8, 4.6, 6.2, 13.4, 14.6, 13.6, 31.8, 13], maisons: 0.95, proprietaires: 0.79, hlm: 0.025, vacance: 0.1, secondaires: 0.13, chomage: 0.085, revenu: 0.975, dispersion: 0.42, croissance: 0, etudiants: 0, horsMenages: 0.006 },
  periurbain: { ...base, ages: [19.4, 15.0, 19.0, 21.8, 17.6, 6.5, 0.7], menages: [0.23, 0.018, 0.315, 0.352, 0.085], csp: [0.8, 4.2, 13.5, 18.4, 15.2, 10.8, 24.6, 12.5], maisons: 0.9, proprietaires: 0.8, hlm: 0.04, vacance: 0.05, secondaires: 0.025, chomage: 0.068, revenu: 1.15, dispersion: 0.4, croissance: 0.008, etudiants: 0.005, horsMenages: 0.006 },
  littoral: { ...base, ages: [13.6, 13.0, 14.8, 19.2, 24.2, 12.7, 2.5], menages: [0.39, 0.022, 0.322, 0.188, 0.078], csp: [0.4, 4.8, 7.9, 12.2, 13.4, 9, 39.3, 13], maisons: 0.72, proprietaires: 0.68, hlm: 0.06, vacance: 0.05, secondaires: 0.32, chomage: 0.11, revenu: 1.02, dispersion: 0.47, croissance: 0.006, etudiants: 0.01 },
  ouvrier: { ...base, ages: [18.2, 17.4, 17.6, 19.2, 18.2, 8.1, 1.3], menages: [0.36, 0.024, 0.252, 0.244, 0.12], csp: [0.3, 2.8, 4.9, 12.2, 16.6, 17, 27.7, 18.5], maisons: 0.7, proprietaires: 0.56, hlm: 0.2, vacance: 0.1, secondaires: 0.02, chomage: 0.16, revenu: 0.87, dispersion: 0.42, croissance: -0.004, etudiants: 0.01 },
} as const satisfies Record<string, Profil>;

export type NomProfil = keyof typeof PROFILS;

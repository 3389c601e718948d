/** Une date de l'année, en UTC ; `jour` 0 est le 1er janvier. */
export const dateOf = (annee: number, jour: number): Date => new Date(Date.UTC(annee, 0, 1 + jour));

export const addDays = (date: Date, jours: number): Date => new Date(date.getTime() + jours * 86_400_000);

const deux = (n: number): string => String(n).padStart(2, "0");

/** `07/01/2025`. */
export const formatJour = (date: Date): string =>
  `${deux(date.getUTCDate())}/${deux(date.getUTCMonth() + 1)}/${date.getUTCFullYear()}`;

/** `09:14:05`. */
export const formatHeure = (secondes: number): string =>
  [secondes / 3600, (secondes / 60) % 60, secondes % 60].map((x) => deux(Math.floor(x))).join(":");

export const MOIS = [
  "janvier", "février", "mars", "avril", "mai", "juin",
  "juillet", "août", "septembre", "octobre", "novembre", "décembre",
]; // prettier-ignore

const joursDe = (annee: number): number => (Date.UTC(annee + 1, 0, 1) - Date.UTC(annee, 0, 1)) / 86_400_000;

/** Les jours ouvrés (lundi à vendredi) d'une année, chacun répété selon le poids de son mois (entiers). */
export function createCalendrier(annee: number, poids: readonly number[]): readonly Date[] {
  const jours: Date[] = [];
  for (let jour = 0; jour < joursDe(annee); jour++) {
    const date = dateOf(annee, jour);
    const isOuvre = date.getUTCDay() % 6 !== 0;
    for (let i = 0; isOuvre && i < (poids[date.getUTCMonth()] ?? 0); i++) jours.push(date);
  }
  return jours;
}

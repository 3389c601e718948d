import type { Convention } from "./conventions.ts";

/** Mois d'alerte avant le terme d'une convention. */
export const MOIS_ALERTE = 6;

/**
 * Le dernier jour pour présenter le rapport au conseil d'administration : la fin de l'année civile qui suit le renouvellement
 * général des conseils municipaux (CASF, R. 123-1, III).
 */
export const echeanceLegale = (elections: string): string => `${Number(elections.slice(0, 4)) + 1}-12-31`;

/** Le même jour, tant de mois plus tard ; le dernier jour du mois si le quantième n'existe pas. */
export function ajouterMois(jour: string, mois: number): string {
  const [annee = 0, m = 1, quantieme = 1] = jour.split("-").map(Number);
  const rang = annee * 12 + (m - 1) + mois;
  const [a, n] = [Math.floor(rang / 12), rang % 12];
  const dernier = new Date(Date.UTC(a, n + 1, 0)).getUTCDate();
  return [a, String(n + 1).padStart(2, "0"), String(Math.min(quantieme, dernier)).padStart(2, "0")].join("-");
}

export type EtatConvention = "projet" | "à venir" | "active" | "à échéance" | "échue";

/** Où en est une convention à la date de l'édition ; jamais à celle de l'horloge : le même projet redonne le même rapport. */
export function etatConvention(
  { signee_le, debut, echeance }: Pick<Convention, "signee_le" | "debut" | "echeance">,
  reference: string,
): EtatConvention {
  if (signee_le === null || signee_le > reference) return "projet";
  if (echeance < reference) return "échue";
  if ((debut ?? signee_le) > reference) return "à venir";
  return echeance <= ajouterMois(reference, MOIS_ALERTE) ? "à échéance" : "active";
}

import { parseDate } from "./dates.ts";

/** Bornes basses des tranches : mineurs, jeunes, âge actif en deux, premiers retraités, grand âge. */
export const TRANCHES = { "0-17": 0, "18-24": 18, "25-39": 25, "40-59": 40, "60-74": 60, "75-": 75 } as const;

/** Personne ne vit plus longtemps : au-delà, c'est une date de remplissage (01/01/1900). */
const AGE_MAX = 115;

/**
 * La tranche d'âge, au 31 décembre du millésime, de qui est né à cette date ; null si ce n'est pas une date de naissance
 * possible. Une année à deux chiffres est du siècle qui ne fait pas naître dans l'avenir.
 */
export function toTranche(texte: string, millesime: number): string | null {
  const recente = parseDate(texte);
  const lue = recente?.ecriture === "jj/mm/aa" && Number(recente.iso.slice(0, 4)) > millesime ? parseDate(texte, 1900) : recente; // prettier-ignore
  if (!lue) return null;
  const age = millesime - Number(lue.iso.slice(0, 4));
  if (age < 0 || age > AGE_MAX) return null;
  return Object.entries(TRANCHES).findLast(([, debut]) => age >= debut)?.[0] ?? null;
}

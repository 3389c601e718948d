import type { Horloge } from "./horloge.ts";
import type { Limites } from "./limites.ts";

/**
 * L'attente demandée par `Retry-After`, en millisecondes : des secondes, ou une date (RFC 9110, § 10.2.3).
 * @returns null si l'en-tête manque ou ne se lit pas ; 0 si la date est passée.
 * @example readRetryAfter("120", 0) // 120000
 */
export function readRetryAfter(entete: string | undefined, maintenant: number): number | null {
  const texte = entete?.trim() ?? "";
  if (/^\d+$/.test(texte)) return Number(texte) * 1000;
  const date = Date.parse(texte);
  return /[a-z]/i.test(texte) && !Number.isNaN(date) ? Math.max(0, date - maintenant) : null;
}

/**
 * L'attente avant l'essai suivant le n-ième (n ≥ 1) : elle double à chaque fois, plafonnée, tirée entre sa moitié et
 * elle-même pour que plusieurs postes ne reviennent pas ensemble. Une attente demandée par le serveur l'emporte.
 */
export function attenteAvant(n: number, demandee: number | null, limites: Limites, { alea }: Horloge): number {
  const croissante = Math.min(limites.attenteMax, limites.attente * 2 ** (n - 1)) * (0.5 + alea() / 2);
  return Math.max(demandee ?? 0, demandee === null ? croissante : 0);
}

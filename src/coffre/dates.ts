const FRANCAISE = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[ T]\d{1,2}[:h]\d{2}(?::\d{2})?)?$/;
const ISO = /^(\d{4})-(\d{2})-(\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2})?)?$/;

/**
 * Une date d'export, avec ou sans heure : `07/01/2025`, `7/1/25`, `2025-01-07`, `03/02/2025 09:14:05`. L'heure est
 * jetée : aucun de nos chiffres ne s'en sert. Une année à deux chiffres est du XXIe siècle (un export d'activité,
 * jamais une date de naissance). Les numéros de série d'Excel viendront avec la lecture des classeurs.
 *
 * @returns la date ISO `2025-01-07`, ou null si ce n'en est pas une (`31/02/2025`, `à préciser`).
 */
export function readDate(texte: string): string | null {
  const propre = texte.trim();
  const francaise = FRANCAISE.exec(propre);
  const iso = francaise ? null : ISO.exec(propre);
  const [annee, mois, jour] = francaise ? [francaise[3], francaise[2], francaise[1]] : [iso?.[1], iso?.[2], iso?.[3]];
  if (annee === undefined || mois === undefined || jour === undefined) return null;
  const [a, m, j] = [Number(annee.length === 2 ? `20${annee}` : annee), Number(mois), Number(jour)];
  const date = new Date(Date.UTC(a, m - 1, j));
  // `Date` reporte un 31 février au 3 mars : on exige de retrouver ce qu'on a lu.
  const existe = date.getUTCFullYear() === a && date.getUTCMonth() === m - 1 && date.getUTCDate() === j;
  return existe ? date.toISOString().slice(0, 10) : null;
}

/** Jours depuis le 1er janvier 1970, la mesure interne des dates de DuckDB. */
export const toJours = (iso: string): number => Date.parse(`${iso}T00:00:00Z`) / 86_400_000;

const MOIS = [
  "janvier", "février", "mars", "avril", "mai", "juin",
  "juillet", "août", "septembre", "octobre", "novembre", "décembre",
] as const; // prettier-ignore

/** Le nom d'un mois `AAAA-MM` : « mars 2025 » ; null si ce n'en est pas un. */
export function nomMois(mois: string): string | null {
  const trouve = /^(\d{4})-(\d{2})$/.exec(mois);
  const nom = trouve ? MOIS[Number(trouve[2]) - 1] : undefined;
  return trouve && nom ? `${nom} ${trouve[1]}` : null;
}

/** Le mois seul, tel qu'écrit sous une barre : « mars » ; null si ce n'en est pas un. */
export const nomMoisCourt = (mois: string): string | null => nomMois(mois)?.split(" ")[0] ?? null;

/** Un millésime tel qu'on le lit : « en 2021 », « entre 2013 et 2018 », « en mars 2025 ». */
export function enMillesime(millesime: string): string {
  const periode = /^(\d{4})-(\d{4})$/.exec(millesime);
  if (periode) return `entre ${periode[1]} et ${periode[2]}`;
  return `en ${nomMois(millesime) ?? millesime}`;
}

/** Un millésime seul, entre parenthèses ou dans un tableau : « 2021 », « 2013-2018 », « mars 2025 ». */
export const nomMillesime = (millesime: string): string => nomMois(millesime) ?? millesime;

/** Un jour `AAAA-MM-JJ` : « 1er mars 2027 », « 15 mars 2027 » ; null si ce n'en est pas un. */
export function nomJour(jour: string): string | null {
  const [, mois = "", quantieme] = /^(\d{4}-\d{2})-(\d{2})$/.exec(jour) ?? [];
  const nom = nomMois(mois);
  return nom === null ? null : `${Number(quantieme) === 1 ? "1er" : Number(quantieme)} ${nom}`;
}

const NOMBRE = /^-?(?:\d+|\d{1,3}(?:[ .]\d{3})+)(?:,\d{1,2})?$/;
const POINT_DECIMAL = /^-?\d+\.\d{1,2}$/;

/**
 * Un montant d'export en centimes, pour que les sommes soient exactes : `1 234,50 €`, `12.345,67`, `150.5`,
 * `(1 122,28)` (négatif des comptables). `1.234` se lit 1 234 : trois chiffres après un point sont des milliers.
 *
 * @returns un entier de centimes, ou null si ce n'est pas un montant.
 */
export function readCentimes(texte: string): number | null {
  const sansUnite = texte
    .replace(/\s+/gu, " ")
    .replace(/ ?(?:€|eur(?:os?)?)$/i, "")
    .trim();
  const parentheses = /^\((.+)\)$/.exec(sansUnite);
  const propre = (parentheses?.[1] ?? sansUnite).replace("−", "-").trim();
  if (parentheses && propre.startsWith("-")) return null;
  const nombre = POINT_DECIMAL.test(propre)
    ? Number(propre)
    : NOMBRE.test(propre)
      ? Number(propre.replace(/[ .]/g, "").replace(",", "."))
      : Number.NaN;
  const centimes = Math.round(nombre * 100);
  if (!Number.isSafeInteger(centimes)) return null;
  return parentheses ? -centimes : centimes;
}

/** Clé de Luhn, celle des SIREN : le dernier chiffre rend la somme multiple de 10. */
function cleLuhn(chiffres: string): number {
  const somme = [...chiffres].reverse().reduce((s, c, i) => {
    const n = Number(c) * (i % 2 === 0 ? 2 : 1);
    return s + (n > 9 ? n - 9 : n);
  }, 0);
  return (10 - (somme % 10)) % 10;
}

/**
 * Un SIREN de démonstration : neuf chiffres commençant par 000 (jamais attribué), clé valide.
 * @throws RangeError si le rang ne tient pas sur cinq chiffres.
 */
export function sirenFictif(rang: number): string {
  if (!Number.isInteger(rang) || rang < 1 || rang > 99_999)
    throw new RangeError(`rang must be in 1..99999, got ${rang}`);
  const racine = `000${String(rang).padStart(5, "0")}`;
  return racine + cleLuhn(racine);
}

export const isSiren = (code: string): boolean => /^\d{9}$/.test(code) && cleLuhn(code.slice(0, 8)) === Number(code[8]);

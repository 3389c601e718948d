/**
 * Arrondit des parts pour qu'elles s'additionnent, imprimées, au total imprimé : chacune est arrondie par défaut, puis les plus
 * forts restes prennent une unité du dernier chiffre (méthode de Hare). Aucune ne s'écarte de sa valeur de plus d'une unité.
 * @throws RangeError si les parts ne s'additionnent pas à ce total, à une unité du dernier chiffre par part près
 */
export function arrondirEnsemble(parts: readonly number[], total: number, decimales: number): readonly number[] {
  const unite = 10 ** decimales;
  const bas = parts.map((p) => Math.floor(p * unite + 1e-9));
  const manque = Math.round(total * unite) - bas.reduce((s, n) => s + n, 0);
  if (manque < -parts.length || manque > 2 * parts.length)
    throw new RangeError(`parts must add up to the total, got ${parts.join(" + ")} for ${total}`);
  const ordre = parts
    .map((p, i) => ({ i, reste: p * unite - (bas[i] ?? 0) }))
    .toSorted((a, b) => b.reste - a.reste || a.i - b.i);
  const arrondies = [...bas];
  const pas = Math.sign(manque);
  for (let n = 0; n < Math.abs(manque); n += 1) {
    const rang = pas > 0 ? n % parts.length : parts.length - 1 - (n % parts.length);
    const { i = 0 } = ordre[rang] ?? {};
    arrondies[i] = (arrondies[i] ?? 0) + pas;
  }
  return arrondies.map((n) => n / unite);
}

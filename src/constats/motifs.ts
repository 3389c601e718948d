/**
 * Les motifs portent le code de la règle qui les fonde (« R5 : … », docs/regles.md) : utile à qui vérifie une valeur,
 * sans intérêt pour qui lit une page.
 */
export const withoutCodes = (texte: string): string =>
  texte.replace(/\s*\(R\d+\)/g, "").replace(/\bR\d+(?:(?:, | et )R\d+)*\s: /g, "");

/** La règle d'une évolution, sans les réserves propres à l'un des deux millésimes (« 2016 : addition des seuls IRIS… »). */
export function regleOf(motif: string): string | null {
  const regle = withoutCodes(motif)
    .replace(/(?:^|\s; )\d{4}\s: .*$/s, "")
    .trim();
  return regle === "" ? null : regle;
}

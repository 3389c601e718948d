/** Vrai pour AAAA-MM-JJ, d'un jour qui existe. */
export function isJour(texte: string): boolean {
  const date = new Date(`${texte}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(texte) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(texte);
}

const annees = (liste: readonly (number | null)[]): number[] => [...new Set(liste.filter((a) => a !== null))].sort();

/** « publié en 2022 », « date de publication inconnue » ; les deux s'il y a de l'un et de l'autre. */
export function writePublication(publies: readonly (number | null)[]): string {
  const connues = annees(publies);
  if (connues.length === 0) return "date de publication inconnue";
  return `publié en ${connues.join(", ")}${publies.includes(null) ? ", en partie à une date inconnue" : ""}`;
}

/**
 * Dans quelle géographie des fichiers sont écrits, et quand leur producteur les a publiés : « géographie 2023 ; publié en 2024 ».
 * Une date inconnue se dit : ce n'est pas la même chose qu'une date tue.
 * @param exprimees les géographies dans lesquelles leurs valeurs sont dites, quand ce ne sont pas celles des fichiers.
 */
export function writeParution(
  fichiers: readonly { readonly cog: number | null; readonly publie: number | null }[],
  exprimees: readonly number[] = [],
): string {
  const cogs = annees(fichiers.map((f) => f.cog));
  const geographie = cogs.length === 0 ? "géographie non précisée" : `géographie ${cogs.join(", ")}`;
  const autres = annees(exprimees);
  const dites = autres.every((cog) => cogs.includes(cog)) ? "" : `, valeurs exprimées en ${autres.join(", ")}`;
  return `${geographie}${dites} ; ${writePublication(fichiers.map((f) => f.publie))}`;
}

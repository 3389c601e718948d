/** Pages d'un site qu'aucune suite de liens ne relie à l'accueil. `liens` : fichiers du site que chaque page cite. */
export function pagesOrphelines(liens: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const atteintes = new Set(["index.html"]);
  for (const page of atteintes) for (const cible of liens.get(page) ?? []) atteintes.add(cible);
  return [...liens.keys()].filter((page) => !atteintes.has(page));
}

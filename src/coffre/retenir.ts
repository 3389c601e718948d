/** Au-delà, on recalcule : la mémoire ne dépend pas du fichier. */
const RETENUS_MAX = 100_000;

/** Le même calcul, fait une fois par texte : un export répète ses personnes, ses adresses et ses libellés. */
export function retenir<T>(calculer: (texte: string) => T): (texte: string) => T {
  const connus = new Map<string, T>();
  return (texte) => {
    const connu = connus.get(texte);
    if (connu !== undefined) return connu;
    const calcule = calculer(texte);
    if (connus.size < RETENUS_MAX) connus.set(texte, calcule);
    return calcule;
  };
}

/** Au-delà, on recalcule : la mémoire ne dépend pas du fichier. */
const RETENUS_MAX = 100_000;

/** Au-delà de douze signes, V8 garde d'un morceau de texte celui d'où il vient, un mégaoctet : une copie ne tient qu'à elle. */
const COPIE_MIN = 13;
const copier = (texte: string): string => (texte.length < COPIE_MIN ? texte : Buffer.from(texte).toString());

/** Le même calcul, fait une fois par texte : un export répète ses personnes, ses adresses et ses libellés. */
export function retenir<T>(calculer: (texte: string) => T): (texte: string) => T {
  const connus = new Map<string, T>();
  return (texte) => {
    const connu = connus.get(texte);
    if (connu !== undefined) return connu;
    const calcule = calculer(texte);
    if (connus.size < RETENUS_MAX) connus.set(copier(texte), calcule);
    return calcule;
  };
}

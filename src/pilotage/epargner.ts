import { isNode, parseDocument, type ToStringOptions } from "yaml";

type Chemin = readonly (string | number)[];

/** Où une fiche est écrite : du premier caractère de sa première clé à la fin de sa dernière valeur. */
function etendue(texte: string, chemin: Chemin): readonly [number, number] | null {
  const noeud = parseDocument(texte).getIn(chemin, true);
  return isNode(noeud) && noeud.range ? [noeud.range[0], noeud.range[1]] : null;
}

/**
 * Le texte d'avant, où seules les fiches changées sont récrites : les autres gardent leurs retours à la ligne, et un `git diff` ne montre
 * que la décision. Relu, le résultat dit la même chose que `apres`, commentaires compris ; s'il ne le dit pas, c'est `apres` qui est rendu.
 * @param apres le document entier, récrit avec `options`
 * @param chemins les fiches changées
 */
export function epargner(avant: string, apres: string, chemins: readonly Chemin[], options: ToStringOptions): string {
  const bouts = chemins.flatMap((chemin) => {
    const [ici, la] = [etendue(avant, chemin), etendue(apres, chemin)];
    return ici && la ? [{ debut: ici[0], fin: ici[1], texte: apres.slice(la[0], la[1]) }] : [];
  });
  if (bouts.length < chemins.length) return apres;
  const fait = bouts
    .toSorted((a, b) => b.debut - a.debut)
    .reduce((texte, { debut, fin, texte: neuf }) => texte.slice(0, debut) + neuf + texte.slice(fin), avant);
  const relu = parseDocument(fait);
  return relu.errors.length === 0 && relu.toString(options) === apres ? fait : apres;
}

/** Les mots qui ne disent rien d'un passage : articles, pronoms, auxiliaires, et ceux que chaque page emploie. */
const VIDES = new Set(
  "a ai au aux avec ce ces cet cette ceci cela c d dans de des du elle elles en entre es est et ete etre eu il ils j je l la le les leur leurs lui m mais me meme mes moi mon n ne ni nos notre nous on ont or ou par pas plus pour qu que qui quoi s sa sans se ses si son sont sous sur t ta te tes toi ton tu un une vos votre vous y aussi comme donc dont fait peut tout tous toute toutes tres".split(
    " ",
  ),
);

/** Sans accent, ligature ni majuscule : « Œuvre » et « oeuvre » se valent. */
export const plier = (texte: string): string =>
  texte
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll("œ", "oe")
    .replaceAll("æ", "ae");

/**
 * La racine légère d'un mot plié : ni pluriel, ni féminin, ni consonne doublée (d'après J. Savoy, « Light stemming approaches for
 * the French… languages », 2006, version minimale). « sociaux », « sociale » et « social » n'en font qu'un ; « logement » et
 * « loger » restent deux.
 */
export function racine(mot: string): string {
  if (mot.length < 3 || /\d/.test(mot)) return mot;
  const singulier = mot.endsWith("aux") ? `${mot.slice(0, -3)}al` : mot.replace(/[xs]$/, "");
  const nu = singulier.replace(/e{1,2}$/, "");
  const simple = nu.replace(/([^aeiouy\d])\1$/, "$1");
  return simple.length < 2 ? mot : simple;
}

/** Les mots d'un texte, pliés, élisions coupées, sans les mots vides. */
export const motsOf = (texte: string): readonly string[] =>
  (plier(texte).match(/[a-z0-9]+/g) ?? []).filter((m) => !VIDES.has(m) && (m.length > 1 || /\d/.test(m)));

import type { CaseVraie } from "../../modele/cellule.ts";
import { contientNom, libelleOf, normal } from "../controles/designer.ts";

const mots = (texte: string, taille: number): string[] =>
  normal(texte)
    .split(/[^\p{L}]+/u)
    .filter((mot) => mot.length >= taille)
    .map((mot) => mot.replace(/e?s?$/, ""));

/**
 * Ce texte parle-t-il de ce que compte cette case d'ensemble ? Rien d'autre que son libellé ne la désigne : sur une page qui le
 * cite quelque part, « de 20 à 64 ans » dirait les 64 décisions masquées. Il faut le premier mot du libellé, qui dit ce qui est
 * compté (« Décisions favorables », « Délai médian… ») ; un nombre seul, sans aucun mot autour, est peut-être d'elle.
 * @param libelles les noms de toutes les tables
 */
export function parleDe(c: CaseVraie, texte: string, libelles: readonly string[] = []): boolean {
  const compteDe = (libelle: string): string | undefined => mots(libelle, 5)[0];
  const compte = compteDe(libelleOf(c));
  if (compte === undefined || mots(texte, 4).length === 0) return true;
  // Le nom d'une table qui compte autre chose n'en parle pas : « Décisions rendues, par délai » n'est pas le délai médian.
  const dit = libelles
    .filter((l) => compteDe(l) !== compte)
    .sort((a, b) => b.length - a.length) // le nom entier d'abord, pas celui qu'il contient
    .reduce((reste, l) => (contientNom(reste, l) ? reste.replaceAll(l, " ") : reste), normal(texte));
  return mots(dit, 4).includes(compte);
}

/** Cette case compte-t-elle des années de vie ? Sinon, « 15-24 ans » ne la dit pas. */
export const isAge = (c: CaseVraie): boolean => /(?<!\p{L})(?:âges?|ans)(?!\p{L})/u.test(normal(c.libelle ?? c.table));

/** Une case d'ensemble n'a, hors de son année, que son libellé pour nom. */
export const isEnsemble = ({ cle }: CaseVraie): boolean =>
  Object.values(cle).every((v) => v === null || v === "" || /^(?:19|20)\d{2}$/.test(String(v)));

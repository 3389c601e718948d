import type { CaseVraie } from "../../modele/cellule.ts";
import { contientNom, libelleOf, normal } from "../controles/designer.ts";

const motsOf = (texte: string, taille: number): string[] =>
  normal(texte)
    .split(/[^\p{L}]+/u)
    .filter((mot) => mot.length >= taille)
    .map((mot) => mot.replace(/e?s?$/, ""));

/** Les mots d'un texte, tels que `parleDe` les compare. */
export const motsDe = (texte: string): readonly string[] => motsOf(texte, 4);

/**
 * Ce texte parle-t-il de ce que compte cette case d'ensemble ? Rien d'autre que son libellé ne la désigne : sur une page qui le
 * cite quelque part, « de 20 à 64 ans » dirait les 64 décisions masquées. Il faut le premier mot du libellé, qui dit ce qui est
 * compté (« Décisions favorables », « Délai médian… ») ; un nombre seul, sans aucun mot autour, est peut-être d'elle.
 * @param autour les mots de ce qui se lit avec lui
 */
export function parleDe(c: CaseVraie, texte: string, autour: ReadonlySet<string> = new Set()): boolean {
  const [compte] = motsOf(libelleOf(c), 5);
  const lus = motsDe(texte);
  return compte === undefined || lus.length + autour.size === 0 || lus.includes(compte) || autour.has(compte);
}

/**
 * Ce texte ne parle-t-il d'une case d'ensemble que par le nom d'une autre table ? « Décisions rendues, par délai : 17 cases » n'est
 * pas le délai médian. Le nom d'une table qui compte la même chose n'est pas d'une autre : son total se dit dans sa figure.
 * @param libelles les noms de toutes les tables, normalisés
 */
export function isNomAutre(c: CaseVraie, texte: string, libelles: readonly string[]): boolean {
  const compteDe = (libelle: string): string | undefined => motsOf(libelle, 5)[0];
  const compte = compteDe(libelleOf(c));
  if (compte === undefined || !motsDe(texte).includes(compte)) return false;
  const reste = libelles
    .filter((l) => compteDe(l) !== compte)
    .sort((a, b) => b.length - a.length) // le nom entier d'abord, pas celui qu'il contient
    .reduce((dit, l) => (contientNom(dit, l) ? dit.replaceAll(l, " ") : dit), normal(texte));
  return !motsDe(reste).includes(compte);
}

/** Cette case compte-t-elle des années de vie ? Sinon, « 15-24 ans » ne la dit pas. */
export const isAge = (c: CaseVraie): boolean => /(?<!\p{L})(?:âges?|ans)(?!\p{L})/u.test(normal(c.libelle ?? c.table));

/** Une case d'ensemble n'a, hors de son année, que son libellé pour nom. */
export const isEnsemble = ({ cle }: CaseVraie): boolean =>
  Object.values(cle).every((v) => v === null || v === "" || /^(?:19|20)\d{2}$/.test(String(v)));

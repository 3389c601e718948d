import type { CaseVraie } from "../../modele/cellule.ts";
import { libelleOf, normal } from "../controles/designer.ts";

const mots = (texte: string, taille: number): string[] =>
  normal(texte)
    .split(/[^\p{L}]+/u)
    .filter((mot) => mot.length >= taille)
    .map((mot) => mot.replace(/e?s?$/, ""));

/**
 * Ce texte parle-t-il de ce que compte cette case d'ensemble ? Rien d'autre que son libellé ne la désigne : sur une page qui le
 * cite quelque part, « de 20 à 64 ans » dirait les 64 décisions masquées. Il faut le premier mot du libellé, qui dit ce qui est
 * compté (« Décisions favorables », « Délai médian… ») ; un nombre seul, sans aucun mot autour, est peut-être d'elle.
 */
export function parleDe(c: CaseVraie, texte: string): boolean {
  const [compte] = mots(libelleOf(c), 5);
  const lus = mots(texte, 4);
  return compte === undefined || lus.length === 0 || lus.includes(compte);
}

/** Une case d'ensemble n'a, hors de son année, que son libellé pour nom. */
export const isEnsemble = ({ cle }: CaseVraie): boolean =>
  Object.values(cle).every((v) => v === null || v === "" || /^(?:19|20)\d{2}$/.test(String(v)));

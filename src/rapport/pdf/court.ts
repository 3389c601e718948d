import type { RootContent } from "mdast";
import { alleger, type CourtResolu } from "../courts/court.ts";
import { writeBlocs, type Compteurs } from "./blocs.ts";
import type { CourtPdf, CouverturePdf } from "./document.ts";
import { readRenvois } from "./renvois.ts";

/**
 * Une forme courte, prête à composer. Ses liens vers le rapport gardent leurs mots, sans lien : il n'est pas dans ce document.
 * @throws RangeError un nœud que le PDF ne sait pas écrire
 */
export function buildCourt({ forme, chapitre }: CourtResolu, couverture: CouverturePdf): CourtPdf {
  let dernier = 1;
  const niveau = (profondeur: number): number => (dernier = Math.max(2, Math.min(profondeur, dernier + 1)));
  const writeContenu = (noeuds: readonly RootContent[], c: Compteurs) => writeBlocs(alleger(noeuds, forme), c);
  const compteurs: Compteurs = {
    renvois: readRenvois(chapitre, new Set(), (noeuds, renvois) => writeContenu(noeuds, { ...compteurs, renvois })),
    numeroter: () => null,
    isEtroit: false,
    niveau,
  };
  const sections = chapitre.sections
    .filter(({ titre, contenu }) => titre !== null || contenu.length > 0)
    .map(({ titre, contenu }) => {
      if (titre !== null) niveau(2);
      return { titre, contenu: writeContenu(contenu, compteurs) };
    });
  return { ...couverture, forme, titre: chapitre.titre, sections };
}

import type { Rapport } from "../arbre.ts";
import type { ChapitreResolu } from "../resoudre.ts";
import { writeBlocs, type Compteurs } from "./blocs.ts";
import type { AnnexePdf, Bloc, ChapitrePdf, CouverturePdf, DocumentPdf, TableauPdf } from "./document.ts";
import { texte } from "./en-ligne.ts";
import { ancreOf, ancresSections, readRenvois } from "./renvois.ts";

/**
 * Le document d'une édition : les chapitres du même arbre que le site, puis les données de leurs figures en annexe.
 * @throws RangeError un nœud que le PDF ne sait pas écrire
 */
export function buildDocument({ chapitres }: Pick<Rapport, "chapitres">, couverture: CouverturePdf): DocumentPdf {
  const ancres = new Set(chapitres.flatMap((c) => [ancreOf(c.chemin), ...ancresSections(c).filter((a) => a !== null)]));
  let figures = 0;
  const annexes: AnnexePdf[] = [];
  const ecrits = chapitres.map((chapitre) => {
    const tableaux: { numero: number; tableau: TableauPdf }[] = [];
    const ecrit = writeChapitre(chapitre, ancres, (tableau) => {
      tableaux.push({ numero: ++figures, tableau });
      return figures;
    });
    if (tableaux.length > 0) annexes.push({ isFiche: isFiche(chapitre), titre: chapitre.titre, tableaux });
    return ecrit;
  });
  return { ...couverture, chapitres: ecrits, annexes };
}

const isFiche = ({ groupe }: ChapitreResolu): boolean => groupe === "fiche";

function writeChapitre(
  chapitre: ChapitreResolu,
  ancres: ReadonlySet<string>,
  numeroter: Compteurs["numeroter"],
): ChapitrePdf {
  const { chemin, titre, sections } = chapitre;
  let dernier = 1;
  // Avant toute section, les rubriques d'un chapitre sont toutes du même rang : un titre 3 n'y est pas tantôt 2, tantôt 3.
  let retrait = 1;
  const niveau = (profondeur: number): number => {
    if (profondeur <= 2) retrait = 0;
    return (dernier = Math.max(2, Math.min(profondeur - retrait, dernier + 1)));
  };
  const compteurs: Compteurs = {
    renvois: readRenvois(chapitre, ancres, (noeuds, renvois) => writeBlocs(noeuds, { ...compteurs, renvois })),
    numeroter,
    isEtroit: isFiche(chapitre),
    niveau,
  };
  const ids = ancresSections(chapitre);
  const contenu = sections.flatMap((section, i): readonly Bloc[] => {
    const tete: readonly Bloc[] =
      section.titre === null
        ? []
        : [{ genre: "titre", niveau: niveau(2), ancre: ids[i] ?? null, contenu: texte(section.titre) }];
    return [...tete, ...writeBlocs(section.contenu, compteurs)];
  });
  return { isFiche: isFiche(chapitre), ancre: ancreOf(chemin), titre, contenu };
}

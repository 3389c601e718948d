import type { CourtResolu } from "./courts/court.ts";
import { REGLES } from "./courts/forme.ts";
import { writeDonnees } from "./donnees/donnees.ts";
import { writeFigures } from "./figures-fichiers.ts";
import type { Matiere } from "./matiere.ts";
import type { FichierSite } from "./page.ts";
import { writeCourtsDocx } from "./docx/court.ts";
import { writeDocx } from "./docx/docx.ts";
import { writeXlsx } from "./xlsx/xlsx.ts";

/** Un fichier à télécharger, tel que la page « Télécharger » le présente. */
export interface DocumentListe extends FichierSite {
  readonly titre: string;
  /** « Word (.docx) ». */
  readonly format: string;
  readonly rubrique: "rapport" | "courts" | "donnees";
}

/** Le rapport en PDF, composé à part, tel que la page le liste. */
export const listPdf = (fichier: FichierSite): DocumentListe => ({
  ...fichier,
  titre: "Le rapport, à lire et à imprimer",
  format: "PDF",
  rubrique: "rapport",
});

/** Une forme courte : le titre que l'équipe lui a donné, et ce qu'elle est s'il ne le dit pas. */
export const listCourt = (fichier: FichierSite, { forme, chapitre }: CourtResolu, format: string): DocumentListe => ({
  ...fichier,
  titre: chapitre.titre.toLowerCase().includes(REGLES[forme].nom)
    ? chapitre.titre
    : `${chapitre.titre} (${REGLES[forme].nom})`,
  format,
  rubrique: "courts",
});

/** Tout ce qui se télécharge d'une édition : ce que la page « Télécharger » liste, puis les fichiers des figures. */
export interface Telechargements {
  readonly documents: readonly DocumentListe[];
  /** Un SVG, une image et un CSV par figure : la figure y mène, la page « Télécharger » ne les liste pas un à un. */
  readonly figures: readonly FichierSite[];
}

/**
 * Fait les documents d'une édition, de ce que son rapport montre et de rien d'autre. Un document de plus s'ajoute ici : il est
 * listé, signé, et relu par la barrière comme les autres.
 */
export async function makeDocuments(matiere: Matiere): Promise<Telechargements> {
  const figures = await writeFigures(matiere);
  const [docx, courts, xlsx, donnees] = [
    await writeDocx(matiere, figures.images),
    await writeCourtsDocx(matiere, figures.images),
    await writeXlsx(matiere),
    await writeDonnees(matiere),
  ];
  return { documents: [docx, ...courts, xlsx, ...donnees], figures: figures.fichiers };
}

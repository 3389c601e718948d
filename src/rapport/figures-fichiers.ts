import { visit } from "unist-util-visit";
import type { Rapport } from "./arbre.ts";
import { dossierDonnees } from "./adresses.ts";
import { anchorOf } from "./figures/html.ts";
import { writeFigureCsv } from "./figures/csv.ts";
import { openImagier } from "./figures/image.ts";
import { writeSvgSeul } from "./figures/svg-seul.ts";
import type { Figure } from "../modele/figure.ts";
import type { Matiere } from "./matiere.ts";
import type { NoeudFigure } from "./noeuds.ts";
import type { FichierSite } from "./page.ts";
import { writeFiguresXlsx } from "./xlsx/figures.ts";

/** Où se téléchargent les fichiers d'une figure, sans extension : `donnees/v1/2026/figures/revenus/rev-02`. */
export const adresseFigure = (annee: number, page: string, noeud: Pick<NoeudFigure, "figure">): string =>
  `${dossierDonnees(annee)}/figures/${page}/${anchorOf(noeud.figure).replace(/^fig-/, "")}`;

/** Le classeur des figures d'une page : `donnees/v1/2026/figures/revenus.xlsx`. */
export const adresseClasseur = (annee: number, page: string): string => `${dossierDonnees(annee)}/figures/${page}.xlsx`;

/** Les figures de chapitres, dans l'ordre des pages. */
export function listFigures({
  chapitres,
}: Pick<Rapport, "chapitres">): readonly { readonly page: string; readonly noeud: NoeudFigure }[] {
  return chapitres.flatMap(({ chemin, sections }) => {
    const lues: { page: string; noeud: NoeudFigure }[] = [];
    for (const noeud of sections.flatMap((s) => s.contenu))
      visit(noeud, "absFigure", (n: NoeudFigure) => {
        lues.push({ page: chemin, noeud: n });
      });
    return lues;
  });
}

/** Les images d'un rapport, par SVG d'origine : le document Word s'en sert de remplacement. */
export type Images = ReadonlyMap<string, Uint8Array>;

/** Les fichiers de chaque figure : ses données en CSV, son dessin en SVG et en image ; et le classeur de chaque page. */
export async function writeFigures({ rapport, lecture }: Matiere): Promise<{
  readonly fichiers: readonly FichierSite[];
  readonly images: Images;
}> {
  const imagier = await openImagier();
  try {
    const images = new Map<string, Uint8Array>();
    const fichiers: FichierSite[] = [];
    const parPage = new Map<string, Figure[]>();
    for (const { page, noeud } of listFigures(rapport)) {
      const { figure } = noeud;
      parPage.set(page, [...(parPage.get(page) ?? []), figure]);
      const base = adresseFigure(lecture.annee, page, noeud);
      const svg = writeSvgSeul(figure.svg);
      const image = await imagier.paint(svg);
      images.set(figure.svg, image);
      fichiers.push(
        { chemin: `${base}.csv`, contenu: writeFigureCsv(figure) },
        { chemin: `${base}.svg`, contenu: svg },
        { chemin: `${base}.png`, contenu: image },
      );
    }
    for (const [page, figures] of parPage)
      fichiers.push({ chemin: adresseClasseur(lecture.annee, page), contenu: await writeFiguresXlsx(figures) });
    // Celles des formes courtes n'ont pas de fichiers à elles : elles sont dans le rapport, ou dans leur seul document.
    for (const { noeud } of listFigures({ chapitres: rapport.courts.map((c) => c.chapitre) }))
      if (!images.has(noeud.figure.svg))
        images.set(noeud.figure.svg, await imagier.paint(writeSvgSeul(noeud.figure.svg)));
    return { fichiers, images };
  } finally {
    await imagier.close();
  }
}

import { createHash } from "node:crypto";
import type { Figure } from "../../modele/figure.ts";
import { withoutLabel } from "../figures/html.ts";
import { writeSvgSeul } from "../figures/svg-seul.ts";
import type { Atelier, Bloc, ParagraphChild } from "./contexte.ts";
import { writeTableau } from "./tableau.ts";

/** Largeur d'une figure dans la page, en pixels à 96 par pouce : celle du texte (16 cm). */
export const LARGEUR = 604;

/** Les dimensions que le SVG déclare. */
function tailleOf(svg: string): { readonly width: number; readonly height: number } {
  const [largeur, hauteur] = ["width", "height"].map((nom) => Number(new RegExp(`^<svg[^>]*\\b${nom}="([\\d.]+)"`).exec(svg)?.[1])); // prettier-ignore
  if (!largeur || !hauteur) throw new RangeError("figure SVG must have a width and a height, got none");
  return { width: LARGEUR, height: Math.round((hauteur * LARGEUR) / largeur) };
}

/** Ce que la bibliothèque reçoit d'une image : son empreinte, dont elle fait un nom. */
export function deposer(octets: Uint8Array, { medias }: Atelier): Buffer {
  const empreinte = createHash("sha256").update(octets).digest("hex");
  medias.set(empreinte, octets);
  return Buffer.from(empreinte);
}

/** Une figure : son constat, son dessin (SVG, image pour qui ne le lit pas), sa légende, ses données. */
export function writeFigure(figure: Figure, atelier: Atelier): Bloc[] {
  const { docx, images } = atelier;
  const numero = ++atelier.figure;
  const image = images.get(figure.svg);
  if (!image) throw new RangeError(`figure must have its fallback image, got none for ${figure.id}`);
  const paragraphe = (style: string, children: readonly ParagraphChild[]): Bloc => new docx.Paragraph({ style, children }); // prettier-ignore
  const texte = (text: string): ParagraphChild => new docx.TextRun(text);
  const gras = (text: string): ParagraphChild => new docx.TextRun({ text, bold: true });
  const dessin = new docx.ImageRun({
    type: "svg",
    data: deposer(Buffer.from(writeSvgSeul(figure.svg)), atelier),
    fallback: { type: "png", data: deposer(image, atelier) },
    transformation: tailleOf(figure.svg),
    altText: { name: `Figure ${numero}`, title: figure.titre, description: figure.alternative },
  });
  return [
    paragraphe("FigureTitre", [texte(figure.titre)]),
    new docx.Paragraph({ keepNext: true, children: [dessin] }),
    new docx.Paragraph({ style: "Caption", children: [texte(`Figure ${numero}. ${figure.mesure}`)] }),
    paragraphe("Lecture", [gras("Lecture : "), texte(withoutLabel(figure.lecture, "Lecture"))]),
    ...figure.notes.map((n) => paragraphe("Lecture", [gras("Note : "), texte(n)])),
    paragraphe("Source", [gras("Source : "), texte(withoutLabel(figure.source, "Source"))]),
    ...(atelier.hasDonnees
      ? [
          paragraphe("Caption", [texte(`Données de la figure ${numero}. ${figure.tableau.titre}`)]),
          writeTableau(figure.tableau, atelier),
        ]
      : []),
  ];
}

import type { NoeudImage } from "../noeuds.ts";
import type { Atelier, Bloc } from "./contexte.ts";
import { deposer, LARGEUR } from "./figure.ts";

const HAUTEUR = 450; // une demi-page

/** Une image de l'équipe, jamais agrandie, et sa légende. */
export function writeImage({ image, alternative, legende }: NoeudImage, atelier: Atelier): Bloc[] {
  const { docx } = atelier;
  const echelle = Math.min(1, LARGEUR / image.largeur, HAUTEUR / image.hauteur);
  const dessin = new docx.ImageRun({
    type: image.format === "png" ? "png" : "jpg",
    data: deposer(image.octets, atelier),
    transformation: { width: Math.round(image.largeur * echelle), height: Math.round(image.hauteur * echelle) },
    altText: { name: "Image", title: legende, description: alternative },
  });
  return [
    new docx.Paragraph({ keepNext: legende !== "", children: [dessin] }),
    ...(legende === "" ? [] : [new docx.Paragraph({ style: "Source", children: [new docx.TextRun(legende)] })]),
  ];
}

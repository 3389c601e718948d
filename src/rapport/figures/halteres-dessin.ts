import type * as Plot from "@observablehq/plot";
import { formatNombre } from "../../modele/nombre.ts";
import type { Axe } from "./axe.ts";
import type { Format } from "./composer.ts";
import type { Haltere } from "./halteres.ts";
import { gradLabels, layoutLignes, scaleMarks } from "./lignes.ts";
import { formatPoint, isDessine, type PointTexte } from "./nombres.ts";
import { dotMark, linkMark, trackMark } from "./pistes.ts";
import { measureText } from "./texte.ts";
import { scaleOf, type Dessin, type Etiquette } from "./toile.ts";

interface Halteres {
  readonly lignes: readonly Haltere[];
  readonly axe: Axe;
  readonly unite: string;
  readonly decimales: number;
  readonly bouts: readonly [string, string];
}

/** Une piste par ligne ; les deux valeurs, dans l'ordre des bouts, au bout de la ligne. */
export function drawHalteres({ lignes, axe, unite, decimales, bouts }: Halteres, format: Format): Dessin {
  const { largeur, taille } = format;
  const cadre = layoutLignes(
    lignes.map(({ libelle, debut, fin }) => ({
      nom: libelle,
      // « puis », pas une flèche : la police des dessins n'en a pas, et l'image y montrait un carré vide.
      valeur: `${firstText(debut, unite, decimales)} puis ${formatPoint(fin, unite, decimales)}`,
      graisse: fin.role === "commune" ? 700 : 400,
      couleur: fin.role === "commune" ? "commune" : "ink",
      isDiscrete: !isDessine(debut) || !isDessine(fin),
    })),
    format,
    taille * 2,
    { densite: lignes.length > 12 ? "serre" : "aere", retrait: 8 },
  );
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const marques: Plot.Markish[] = [scaleMarks(axe, cadre), trackMark(cadre)];
  const isTue = ({ debut, fin }: Haltere): boolean => debut.statut === "secret" || fin.statut === "secret";
  for (const [i, ligne] of lignes.entries()) {
    const { debut, fin } = ligne;
    const y = cadre.pistes[i] ?? 0;
    if (isTue(ligne)) continue;
    const nom = fin.role === "commune" ? "commune" : "ink";
    if (isDessine(debut) && isDessine(fin)) marques.push(linkMark(x(debut.valeur), x(fin.valeur), y));
    if (isDessine(debut)) marques.push(dotMark(x(debut.valeur), y, "creux", nom));
    if (isDessine(fin)) marques.push(dotMark(x(fin.valeur), y, "plein", nom));
  }
  const cle = keyOf(bouts, format);
  return {
    largeur,
    hauteur: cadre.hauteur,
    marges: cadre.marges,
    domaineX: axe.domaine,
    domaineY: [0, 1],
    marques: [...marques, ...cle.marques],
    etiquettes: [...cadre.etiquettes, ...gradLabels(axe, unite, cadre, format), ...cle.etiquettes],
    hachures: lignes.flatMap((l, i) =>
      isTue(l)
        ? [{ x: cadre.debut, y: (cadre.pistes[i] ?? 0) - 5, largeur: cadre.fin - cadre.debut, hauteur: 10 }]
        : [],
    ),
  };
}

// L'unité n'est écrite qu'une fois, après la seconde valeur.
const firstText = (p: PointTexte, unite: string, decimales: number): string =>
  isDessine(p) && p.texte === undefined ? formatNombre(p.valeur, decimales) : formatPoint(p, unite, decimales);

/** La clé, sur une ligne : « ○ 2016  ● 2022 ». */
function keyOf(
  [debut, fin]: readonly [string, string],
  { taille }: Format,
): { readonly marques: Plot.Markish[]; readonly etiquettes: Etiquette[] } {
  const y = taille * 0.75;
  const suite = 20 + measureText(debut, taille) + 22;
  return {
    marques: [dotMark(8, y, "creux"), dotMark(suite, y, "plein")],
    etiquettes: [
      { texte: debut, x: 20, y, ancre: "start", taille },
      { texte: fin, x: suite + 12, y, ancre: "start", taille, graisse: 700 },
    ],
  };
}

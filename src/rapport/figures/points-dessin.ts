import * as Plot from "@observablehq/plot";
import type { Axe } from "./axe.ts";
import type { Format } from "./composer.ts";
import { LARGE } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { gradLabels, scaleMarks, layoutLignes } from "./lignes.ts";
import { formatPoint, isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";
import { trackMark } from "./pistes.ts";
import { cleOf } from "./series.ts";
import type { PointServi, Serie } from "./series.ts";
import { measureText } from "./texte.ts";
import { pathMark, reperer, scaleOf } from "./toile.ts";
import type { Dessin, Etiquette } from "./toile.ts";

export interface Points {
  readonly lignes: readonly PointTexte[];
  /** La commune, quand elle est une ligne verticale plutôt qu'une ligne du tableau. */
  readonly reference: PointTexte | undefined;
  readonly series: readonly Serie[];
  readonly axe: Axe;
  readonly unite: string;
  readonly decimales: number;
}

/** Dessine la comparaison ; à 320 px chaque nom passe au-dessus de sa ligne. */
export function drawPoints(figure: Points, format: Format): Dessin {
  const { lignes, reference, axe, unite, decimales } = figure;
  const { largeur, taille } = format;
  const haut = reference === undefined ? 6 : 8 + taille * 1.4;
  const cadre = layoutLignes(
    lignes.map((p) => ({
      nom: p.nom,
      valeur: formatPoint(p, unite, decimales),
      graisse: p.role === "commune" ? 700 : 400,
      couleur: p.role === "iris" || p.role === "autre" ? "ink" : (serieOf(p, figure)?.couleur ?? "ink"),
      isDiscrete: !isDessine(p),
    })),
    format,
    haut,
    { densite: lignes.length > 12 ? "serre" : "aere", retrait: 8 },
  );
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const piste = (i: number): number => cadre.pistes[i] ?? 0;
  const servis = lignes.flatMap((p, i) => (isDessine(p) ? [{ p, i }] : []));
  const etiquettes: Etiquette[] = [...cadre.etiquettes, ...gradLabels(axe, unite, cadre, format)];
  const marques: Plot.Markish[] = [scaleMarks(axe, cadre), trackMark(cadre)];
  if (reference !== undefined && isDessine(reference)) {
    const px = x(reference.valeur);
    const texte = `${reference.nom} ${formatPoint(reference, unite, decimales)}`;
    const demi = measureText(texte, taille, 700) / 2;
    // À 320 px, le nom de chaque ligne est sur le passage du repère : il s'y interrompt, pour ne pas couper un nombre.
    const traits =
      format === LARGE
        ? `M${px.toFixed(2)},${haut - 4}V${cadre.bas}`
        : lignes.map((_, i) => `M${px.toFixed(2)},${piste(i) - taille * 0.6}V${piste(i) + taille * 0.6}`).join("");
    marques.push(
      pathMark(traits, {
        fill: "none",
        stroke: couleur("commune"),
        "stroke-width": 2,
      }),
    );
    etiquettes.push({
      texte,
      x: Math.max(demi + 2, Math.min(largeur - demi - 2, px)),
      y: 4 + taille * 0.6,
      ancre: "middle",
      taille,
      graisse: 700,
      couleur: "commune",
    });
  }
  marques.push(
    ...servis.flatMap(({ p, i }) =>
      pointMarks(p, piste(i), x, figure, lignes.length > 12 ? 4 : format === LARGE ? 6 : 5.5),
    ),
  );
  return {
    largeur,
    hauteur: cadre.hauteur,
    marges: cadre.marges,
    domaineX: axe.domaine,
    domaineY: [0, 1],
    marques,
    etiquettes,
    hachures: lignes.flatMap((p, i) =>
      p.statut === "secret" ? [{ x: cadre.debut, y: piste(i) - 5, largeur: cadre.fin - cadre.debut, hauteur: 10 }] : [],
    ),
  };
}

const serieOf = (p: PointTexte, { series }: Points): Serie | undefined => series.find((s) => s.cle === cleOf(p));

function pointMarks(p: PointServi, y: number, x: (v: number) => number, figure: Points, r: number): Plot.Markish[] {
  const serie = serieOf(p, figure);
  const trait = couleur(serie?.couleur ?? "muted");
  const isOuvert = p.statut !== "valeur";
  const marques: Plot.Markish[] = [];
  if (p.intervalle !== null) {
    const [bas, haut] = p.intervalle;
    marques.push(
      pathMark(`M${x(bas).toFixed(2)},${y}H${x(haut).toFixed(2)}`, {
        fill: "none",
        stroke: trait,
        "stroke-opacity": 0.35,
        "stroke-width": r,
      }),
    );
  }
  marques.push(
    Plot.dot([p], {
      x: "valeur",
      y: { value: () => y, scale: null },
      // Trente IRIS n'ont qu'une marque : leur nom est sur la ligne, et ils ne se comparent qu'entre eux.
      symbol: p.role === "iris" ? "circle" : (serie?.symbole ?? "circle"),
      r: p.role === "commune" ? r + 1 : r,
      fill: isOuvert ? couleur("paper") : trait,
      stroke: isOuvert ? trait : couleur("paper"),
      strokeWidth: isOuvert ? 2 : 1,
      // Au tableau, la commune qui sert de repère vient avant les lignes.
      ...reperer([figure.lignes.indexOf(p) + (figure.reference === undefined ? 0 : 1)], 1),
    }),
  );
  return marques;
}

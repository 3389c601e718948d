import type * as Plot from "@observablehq/plot";
import type { Anneau, Trace } from "../../modele/fond.ts";
import { hatchPath, linesPath, placeIn, ringsPath, type AnneauPixels } from "./bandes.ts";
import { drawLegende } from "./carte-legende.ts";
import type { Classe } from "./classes.ts";
import { classIndex, tintOf } from "./classes.ts";
import type { Format } from "./composer.ts";
import { LARGE } from "./composer.ts";
import { couleur, peindre } from "./couleurs.ts";
import { formatPoint, isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";
import { measureText } from "./texte.ts";
import { pathMark } from "./toile.ts";
import type { Dessin, Etiquette } from "./toile.ts";

export interface Carte {
  readonly valeurs: readonly PointTexte[];
  readonly classes: readonly Classe[];
  readonly trace: Trace;
  readonly unite: string;
  readonly decimales: number;
}

export const FILET = "#1c2126";

/** Hauteurs extrêmes de la carte : une commune très longue ne fait pas une figure illisible. */
const HAUTEUR = { min: 180, max: 440 } as const;

/** La carte, sa légende à droite ; dessous à 320 px. */
export function drawCarte(carte: Carte, format: Format): Dessin {
  const { largeur, taille } = format;
  const isLarge = format === LARGE;
  const legende = drawLegende(carte, taille);
  const place = isLarge ? largeur - legende.largeur - 24 : largeur - 2;
  const { zones, bord, hauteur } = fitTrace(carte.trace, place);
  const parCode = new Map(carte.valeurs.map((p) => [p.territoire, p]));
  const servis = carte.valeurs.filter(isDessine).length;
  // Quelques valeurs écrites sur cent zones ne diraient que la taille des zones : la plupart, ou aucune.
  const lignes = sortZones(carte.valeurs);
  const etiquettes: Etiquette[] = [];
  const marques: Plot.Markish[] = [];
  for (const { code, anneaux } of zones) {
    const p = parCode.get(code);
    const rang = p ? lignes.indexOf(p) : -1;
    marques.push(...zoneMarks(anneaux, p, carte.classes, rang < 0 ? {} : { "data-l": rang }));
    const texte = p ? formatPoint(p, carte.unite, carte.decimales) : "";
    const ou = p && isDessine(p) ? placeIn(anneaux, measureText(texte, taille) + 6, taille * 1.3) : null;
    if (p && isDessine(p) && ou)
      etiquettes.push({
        texte,
        x: ou[0],
        y: ou[1],
        ancre: "middle",
        taille,
        couleur: tintOf(classIndex(p.valeur, carte.classes), carte.classes).texte,
      });
  }
  const [gauche, haut] = isLarge ? [largeur - legende.largeur, 4] : [0, hauteur + 12];
  const posee = legende.place(gauche, haut);
  return {
    largeur,
    hauteur: isLarge ? Math.max(hauteur, legende.hauteur + 4) + 2 : haut + legende.hauteur + 2,
    marges: { haut: 0, droite: 0, bas: 0, gauche: 0 },
    domaineX: [0, 1],
    domaineY: [0, 1],
    marques: [...marques, pathMark(linesPath(bord), { fill: "none", stroke: couleur("ink") }), ...posee.marques],
    etiquettes: [...(etiquettes.length * 2 >= servis ? etiquettes : []), ...posee.etiquettes],
  };
}

const collator = new Intl.Collator("fr", { numeric: true });

/** Les territoires d'une carte dans l'ordre de son tableau : par nom, jamais par valeur. */
export const sortZones = (valeurs: readonly PointTexte[]): readonly PointTexte[] =>
  valeurs.toSorted((a, b) => collator.compare(a.nom, b.nom));

function zoneMarks(
  anneaux: readonly AnneauPixels[],
  p: PointTexte | undefined,
  classes: readonly Classe[],
  repere: Readonly<Record<string, number>>,
): Plot.Markish[] {
  const d = ringsPath(anneaux);
  // Les teintes ne changent pas la nuit : le filet qui les sépare non plus. Le bord de la carte, lui, change.
  const contour = { stroke: FILET, "stroke-width": 0.8, "stroke-linejoin": "round", "fill-rule": "evenodd", ...repere };
  if (p && isDessine(p))
    return [pathMark(d, { fill: peindre(tintOf(classIndex(p.valeur, classes), classes)), ...contour })];
  if (p?.statut === "secret")
    return [
      pathMark(d, { fill: "none", ...contour, stroke: couleur("muted") }),
      pathMark(hatchPath(anneaux), { fill: "none", stroke: couleur("muted"), "stroke-width": 1 }),
    ];
  return [pathMark(d, { fill: "none", ...contour, stroke: couleur("muted") })];
}

/** Les zones mises en pixels dans la largeur donnée, à l'échelle, le nord en haut. */
export function fitTrace(
  { zones, bord }: Trace,
  largeur: number,
): {
  readonly zones: readonly { readonly code: string; readonly anneaux: readonly AnneauPixels[] }[];
  readonly bord: readonly AnneauPixels[];
  readonly hauteur: number;
} {
  const xs = zones.flatMap((z) => z.anneaux.flatMap((a) => a.map(([x]) => x)));
  const ys = zones.flatMap((z) => z.anneaux.flatMap((a) => a.map(([, y]) => y)));
  const [x0, x1] = extent(xs);
  const [y0, y1] = extent(ys);
  const echelle = Math.min((largeur - 4) / (x1 - x0), HAUTEUR.max / (y1 - y0));
  const hauteur = Math.max(HAUTEUR.min, (y1 - y0) * echelle + 4);
  const [dx, dy] = [(largeur - (x1 - x0) * echelle) / 2, (hauteur - (y1 - y0) * echelle) / 2];
  const toPixels = (a: Anneau): AnneauPixels =>
    a.map(([x, y]): [number, number] => [dx + (x - x0) * echelle, dy + (y1 - y) * echelle]);
  return {
    hauteur,
    bord: bord.map(toPixels),
    zones: zones.map(({ code, anneaux }) => ({
      code,
      anneaux: anneaux.map(toPixels),
    })),
  };
}

// Sans étaler le tableau : une carte a des milliers de sommets.
function extent(valeurs: readonly number[]): readonly [number, number] {
  let [min, max] = [Infinity, -Infinity];
  for (const v of valeurs) {
    if (v < min) min = v;
    if (v > max) max = v;
  }
  return [min, max];
}

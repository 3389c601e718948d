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
  const lignes = sortZones(carte.valeurs);
  const zonesServies: ZoneServie[] = [];
  const marques: Plot.Markish[] = [];
  for (const { code, anneaux } of zones) {
    const p = parCode.get(code);
    const rang = p ? lignes.indexOf(p) : -1;
    marques.push(...zoneMarks(anneaux, p, carte.classes, rang < 0 ? {} : { "data-l": rang }));
    if (p && isDessine(p)) zonesServies.push({ p, anneaux });
  }
  const etiquettes = writeZones(zonesServies, carte, taille);
  const [gauche, haut] = isLarge ? [largeur - legende.largeur, 4] : [0, hauteur + 12];
  const posee = legende.place(gauche, haut);
  return {
    largeur,
    hauteur: isLarge ? Math.max(hauteur, legende.hauteur + 4) + 2 : haut + legende.hauteur + 2,
    marges: { haut: 0, droite: 0, bas: 0, gauche: 0 },
    domaineX: [0, 1],
    domaineY: [0, 1],
    marques: [...marques, pathMark(linesPath(bord), { fill: "none", stroke: couleur("ink") }), ...posee.marques],
    etiquettes: [...etiquettes, ...posee.etiquettes],
  };
}

interface ZoneServie {
  readonly p: PointTexte & { readonly valeur: number };
  readonly anneaux: readonly AnneauPixels[];
}

/**
 * Ce qui s'écrit dans les zones : leur nom et leur valeur si chacune a la place des deux, sinon la valeur seule. Quelques valeurs
 * écrites sur cent zones ne diraient que la taille des zones : la plupart, ou aucune.
 */
function writeZones(zones: readonly ZoneServie[], carte: Carte, taille: number): readonly Etiquette[] {
  const interligne = taille * 1.2;
  const ecrire = ({ p, anneaux }: ZoneServie, lignes: readonly string[]): readonly Etiquette[] => {
    const large = Math.max(...lignes.map((t, i) => measureText(t, taille, graisseOf(i, lignes))));
    const ou = placeIn(anneaux, large + 6, interligne * lignes.length + 2);
    const encre = tintOf(classIndex(p.valeur, carte.classes), carte.classes).texte;
    return (ou === null ? [] : lignes).map((texte, i) => ({
      texte,
      x: ou?.[0] ?? 0,
      y: (ou?.[1] ?? 0) + (i - (lignes.length - 1) / 2) * interligne,
      ancre: "middle",
      taille,
      graisse: graisseOf(i, lignes),
      couleur: encre,
    }));
  };
  const valeurOf = (p: PointTexte): string => formatPoint(p, carte.unite, carte.decimales);
  const nommees = zones.map((z) => ecrire(z, [z.p.nom, valeurOf(z.p)]));
  if (nommees.every((e) => e.length > 0)) return nommees.flat();
  const valeurs = zones.flatMap((z) => ecrire(z, [valeurOf(z.p)]));
  return valeurs.length * 2 >= carte.valeurs.filter(isDessine).length ? valeurs : [];
}

const graisseOf = (i: number, lignes: readonly string[]): 400 | 700 => (i === 0 && lignes.length > 1 ? 700 : 400);

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

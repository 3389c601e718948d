import type { Rupture } from "../../modele/figure.ts";
import type { Axe } from "./axe.ts";
import { placeMillesimes } from "./axe-temps.ts";
import type { Format } from "./composer.ts";
import { LARGE } from "./composer.ts";
import { placeValeurs, slopeLabels } from "./courbe-debuts.ts";
import { endLabels } from "./courbe-fins.ts";
import { gridMarks, intervalMarks, serieMarks, slopeMarks, timeTicks } from "./courbe-marques.ts";
import { writeGraduations } from "./graduations.ts";
import { formatStatut, isDessine } from "./nombres.ts";
import { placeRuptures } from "./courbe-ruptures.ts";
import type { Serie } from "./series.ts";
import { scaleOf } from "./toile.ts";
import type { Boite, Dessin, Etiquette, Marges } from "./toile.ts";

export interface Courbe {
  readonly series: readonly Serie[];
  readonly ruptures: readonly Rupture[];
  readonly axe: Axe;
  readonly unite: string;
  readonly decimales: number;
}

/** La géométrie d'une courbe : le cadre du tracé et ses deux échelles, en pixels. */
export interface Cadre {
  readonly format: Format;
  readonly marges: Marges;
  readonly hauteur: number;
  readonly debut: number;
  readonly fin: number;
  readonly haut: number;
  readonly bas: number;
  readonly x: (temps: number) => number;
  readonly y: (valeur: number) => number;
}

/** Dessine l'évolution pour une largeur ; à 320 px les noms passent en tête, les valeurs restent en bout de ligne. */
export function drawCourbe(courbe: Courbe, format: Format): Dessin {
  const { series, axe, unite } = courbe;
  const { largeur, taille } = format;
  const isPente = new Set(series.flatMap((s) => s.points.map((p) => p.temps))).size === 2;
  const temps = series.flatMap((s) => s.points.map((p) => p.temps));
  const lignes = [...new Set(temps)].sort((a, b) => a - b);
  const domaineX: [number, number] = [Math.min(...temps), Math.max(...temps)];
  const absents = series.filter((s) => s.role === "commune").flatMap((s) => s.points.filter((p) => !isDessine(p)));

  const fins = endLabels(courbe, format, domaineX[1]);
  const departs = isPente ? slopeLabels(courbe, format) : undefined;
  const graduations = writeGraduations(axe, unite, taille);
  const gauche = departs?.marge ?? Math.max(16, graduations.largeur) + 10;
  const debut = gauche;
  const fin = largeur - fins.marge;
  const ruptures = placeRuptures(courbe.ruptures, scaleOf(domaineX, debut, fin), domaineX, format, fins.cle);
  const haut = Math.max(fins.cle + (isPente ? 14 : 22), ruptures.bas);
  const marges: Marges = { haut, droite: fins.marge, bas: absents.length > 0 ? 48 : 30, gauche };
  const plein = series.length === 1 ? 190 : format === LARGE ? 290 : 230;
  const bas = haut + Math.max(plein, fins.hauteur, departs?.hauteur ?? 0);
  const hauteur = bas + marges.bas;
  const cadre: Cadre = {
    format,
    marges,
    hauteur,
    debut,
    fin,
    haut,
    bas,
    x: scaleOf(domaineX, debut, fin),
    y: scaleOf(axe.domaine, bas, haut),
  };
  const placees = fins.place(cadre);
  const etiquettes: Etiquette[] = [
    ...graduations.place(gauche - 10, cadre.y),
    ...millesimes(courbe, cadre),
    ...ruptures.etiquettes,
    ...placees.etiquettes,
    ...(departs?.place(cadre) ?? []),
  ];
  if (!isPente) etiquettes.push(...placeValeurs(courbe, cadre, etiquettes));
  return {
    largeur,
    hauteur,
    marges,
    domaineX,
    domaineY: axe.domaine,
    marques: [
      isPente ? slopeMarks(cadre) : gridMarks(axe),
      timeTicks(courbe, cadre),
      ruptures.marques(cadre.bas),
      intervalMarks(series),
      // Le sujet se peint en dernier, par-dessus son contexte.
      [...series].reverse().map((s) => serieMarks(s, cadre, lignes, series.indexOf(s) + 1)),
      placees.marques,
    ],
    etiquettes,
    hachures: absents
      .filter((p) => p.statut === "secret")
      .map((p): Boite => ({ x: clamp(cadre.x(p.temps) - 7, debut, fin - 14), y: bas - 34, largeur: 14, hauteur: 34 })),
  };
}

const clamp = (v: number, min: number, max: number): number => Math.max(min, Math.min(max, v));

function millesimes({ series }: Courbe, { x, bas, format }: Cadre): Etiquette[] {
  const mentions = new Map<number, string>();
  const libelles = new Map<number, string>();
  for (const { role, points } of series) {
    for (const p of points) {
      libelles.set(p.temps, p.millesime);
      if (role === "commune" && p.statut === "secret") mentions.set(p.temps, formatStatut(p.statut, p.motif));
    }
  }
  const liste = [...libelles]
    .sort(([a], [b]) => a - b)
    .map(([t, libelle]) => ({ x: x(t), libelle, mention: mentions.get(t) ?? null }));
  return placeMillesimes(liste, bas + 8 + format.taille * 0.7, format.taille, format.largeur);
}

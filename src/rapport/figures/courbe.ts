import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { axeLibre, axePente } from "./axe.ts";
import { composeFigure, checkOptions } from "./composer.ts";
import { drawCourbe } from "./courbe-dessin.ts";
import { notesOf, NOTE_AXE, NOTE_INTERVALLE } from "./notes.ts";
import type { PointTexte } from "./nombres.ts";
import { completeRuptures, groupSeries } from "./series.ts";
import { tableauEvolution } from "./tableau.ts";

/**
 * L'évolution d'une mesure : une courbe par territoire sur un axe du temps réel, la commune en trait épais, les noms en
 * bout de ligne. Deux millésimes donnent une pente. Rien n'est tracé à travers une rupture, un secret ou une absence.
 * @throws RangeError sans deux millésimes au moins (pour un seul, `points`), sans valeur à dessiner, si un territoire a
 * deux points au même temps, ou si un compagnon de la figure manque.
 */
export function courbe(points: readonly PointTexte[], options: OptionsFigure): Figure {
  checkOptions(options);
  const temps = new Set(points.map((p) => p.temps));
  if (temps.size < 2) throw new RangeError(`courbe must have at least 2 millesimes, got ${temps.size}: use points`);
  const series = groupSeries(points, options.ruptures);
  const servis = series.flatMap((s) => s.servis);
  if (servis.length === 0) throw new RangeError(`courbe must have at least one served value, got 0 (${options.id})`);

  const intervalles = series.filter((s) => s.role === "commune").flatMap((s) => s.servis.map((p) => p.intervalle));
  const valeurs = [...servis.map((p) => p.valeur), ...intervalles.flatMap((i) => i ?? [])];
  const axe = temps.size === 2 ? axePente(valeurs, options.decimales) : axeLibre(valeurs, options.decimales);
  const ruptures = completeRuptures(series, options.ruptures);
  const notes = notesOf(points);
  if (intervalles.some((i) => i !== null)) notes.unshift(NOTE_INTERVALLE);
  if (!axe.isDepuisZero) notes.push(NOTE_AXE);
  return composeFigure(
    options,
    (format) => drawCourbe({ series, ruptures, axe, ...options }, format),
    tableauEvolution(series, options),
    notes,
  );
}

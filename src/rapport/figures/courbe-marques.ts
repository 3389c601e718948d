import * as Plot from "@observablehq/plot";
import type { Axe } from "./axe.ts";
import { couleur } from "./couleurs.ts";
import type { Cadre, Courbe } from "./courbe-dessin.ts";
import type { PointServi, Serie } from "./series.ts";
import { pathMark, reperer } from "./toile.ts";

// À partir de six points, des barres d'intervalle se confondent avec les marques : une bande se lit mieux.
const POINTS_POUR_BANDE = 6;

export function gridMarks(axe: Axe): Plot.Markish[] {
  return [
    Plot.ruleY(axe.graduations, { stroke: couleur("ink"), strokeOpacity: 0.13 }),
    ...(axe.graduations.includes(0) ? [Plot.ruleY([0], { stroke: couleur("ink"), strokeOpacity: 0.6 })] : []),
  ];
}

// Une pente n'a pas d'échelle : chaque extrémité porte sa valeur. Deux filets suffisent à poser les millésimes.
export function slopeMarks({ debut, fin, haut, bas }: Cadre): Plot.Markish[] {
  return [
    pathMark(`M${debut},${haut}V${bas}M${fin},${haut}V${bas}`, {
      fill: "none",
      stroke: couleur("ink"),
      "stroke-opacity": 0.25,
    }),
  ];
}

export function timeTicks({ series }: Courbe, { x, bas }: Cadre): Plot.Markish {
  const temps = [...new Set(series.flatMap((s) => s.points.map((p) => p.temps)))].sort((a, b) => a - b);
  const d = temps.map((t) => `M${x(t).toFixed(2)},${bas}v6`).join("");
  return pathMark(d, { fill: "none", stroke: couleur("ink"), "stroke-opacity": 0.6 });
}

export function intervalMarks(series: readonly Serie[]): Plot.Markish[] {
  return series
    .filter((s) => s.role === "commune")
    .flatMap((s) => s.traces)
    .map((trace) => {
      const bornes = trace.filter((p) => p.intervalle !== null);
      const bas = (p: PointServi): number => p.intervalle?.[0] ?? p.valeur;
      const haut = (p: PointServi): number => p.intervalle?.[1] ?? p.valeur;
      if (bornes.length >= POINTS_POUR_BANDE && bornes.length === trace.length)
        return Plot.areaY(trace, { x: "temps", y1: bas, y2: haut, fill: couleur("commune"), fillOpacity: 0.16 });
      return Plot.ruleX(bornes, {
        x: "temps",
        y1: bas,
        y2: haut,
        stroke: couleur("commune"),
        strokeOpacity: 0.45,
        strokeWidth: 4,
      });
    });
}

// Sous cet écart, des marques à chaque point cachent la ligne : on ne garde que les deux bouts de chaque tracé.
const ECART_MARQUES = 18;

/** `temps` : les lignes du tableau de la figure, dans leur ordre ; `colonne` : celle de la série. */
export function serieMarks(s: Serie, { x }: Cadre, temps: readonly number[], colonne: number): Plot.Markish[] {
  const trait = couleur(s.couleur);
  const isSujet = s.role === "commune";
  const isDense = s.servis.some((p, i) => i > 0 && x(p.temps) - x(s.servis[i - 1]?.temps ?? 0) < ECART_MARQUES);
  const bouts = new Set(s.traces.flatMap((t) => [t[0], t.at(-1)]));
  const isMarque = (p: PointServi): boolean => !isDense || s.servis.length < 7 || bouts.has(p);
  const fermes = s.servis.filter((p) => p.statut === "valeur" && isMarque(p));
  const ouverts = s.servis.filter((p) => p.statut !== "valeur");
  const r = isSujet ? 5 : 4;
  const lignesDe = (points: readonly PointServi[]): number[] => points.map((p) => temps.indexOf(p.temps));
  return [
    ...s.traces
      .filter((t) => t.length > 1)
      .map((t) =>
        Plot.line(t, { x: "temps", y: "valeur", stroke: trait, strokeWidth: s.trait, strokeLinejoin: "round" }),
      ),
    Plot.dot(fermes, {
      x: "temps",
      y: "valeur",
      symbol: s.symbole,
      r,
      fill: trait,
      stroke: couleur("paper"),
      strokeWidth: 1,
      ...reperer(lignesDe(fermes), colonne),
    }),
    Plot.dot(ouverts, {
      x: "temps",
      y: "valeur",
      symbol: s.symbole,
      r,
      fill: couleur("paper"),
      stroke: trait,
      strokeWidth: 2,
      ...reperer(lignesDe(ouverts), colonne),
    }),
  ];
}

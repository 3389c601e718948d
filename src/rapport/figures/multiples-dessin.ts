import type * as Plot from "@observablehq/plot";
import type { Axe } from "./axe.ts";
import { LARGE, type Format } from "./composer.ts";
import { couleur, type NomCouleur } from "./couleurs.ts";
import { formatPoint, formatStatut, isDessine } from "./nombres.ts";
import type { Serie } from "./series.ts";
import { clipText, measureText } from "./texte.ts";
import { pathMark, scaleOf, type Boite, type Dessin, type Etiquette } from "./toile.ts";

interface Multiples {
  readonly panneaux: readonly { readonly titre: string; readonly serie: Serie | undefined }[];
  readonly reference: Serie | undefined;
  readonly axe: Axe;
  readonly temps: readonly [readonly [number, string], readonly [number, string]];
  readonly unite: string;
  readonly decimales: number;
}

const COURBE = 62;
const AIR = 14;
const MARGE = 4;

type Chemin = { readonly traits: string; readonly points: string };

/** Une grille de panneaux de même échelle : le titre, la courbe du lieu en encre, celle de la commune derrière. */
export function drawMultiples(figure: Multiples, format: Format): Dessin {
  const { panneaux, reference, axe, temps, unite, decimales } = figure;
  const { largeur, taille } = format;
  const colonnes = format === LARGE ? 4 : 2;
  const [debut, fin] = temps;
  const large = (largeur - AIR * (colonnes - 1)) / colonnes;
  const valeurs = panneaux.map(({ serie }) => lastText(serie, unite, decimales));
  const droite = Math.min(large * 0.45, Math.max(...valeurs.map((v) => measureText(v, taille, 700))) + 10);
  const ligne = taille * 1.35;
  const hauteur = ligne + COURBE + ligne + AIR;
  const haut = reference === undefined ? 0 : ligne + 6;
  const etiquettes: Etiquette[] = [];
  const hachures: Boite[] = [];
  const dessus: Chemin[] = [];
  const dessous: Chemin[] = [];
  let socles = "";
  for (const [i, { titre, serie }] of panneaux.entries()) {
    const x0 = (i % colonnes) * (large + AIR);
    const y0 = haut + Math.floor(i / colonnes) * hauteur;
    const [gauche, bord] = [x0 + MARGE, x0 + large - droite];
    const [sommet, bas] = [y0 + ligne + 4, y0 + ligne + COURBE];
    const x = scaleOf([debut[0], fin[0]], gauche, bord);
    const y = scaleOf(axe.domaine, bas - 4, sommet + 4);
    socles += `M${gauche.toFixed(1)},${bas.toFixed(1)}H${bord.toFixed(1)}`;
    etiquettes.push({
      texte: clipText(titre, large, taille, 700),
      x: x0,
      y: y0 + ligne / 2,
      ancre: "start",
      taille,
      graisse: 700,
    });
    for (const [t, ancre] of [
      [debut, "start"],
      [fin, "end"],
    ] as const)
      etiquettes.push({
        texte: t[1],
        x: ancre === "start" ? x0 : bord + 4,
        y: bas + ligne / 2,
        ancre,
        taille: 12,
        couleur: "muted",
      });
    if (reference) dessous.push(pathsOf(reference, x, y));
    if (serie) dessus.push(pathsOf(serie, x, y));
    const dernier = serie?.servis.at(-1);
    const texte = valeurs[i] ?? "";
    if (serie?.points.some((p) => p.statut === "secret") && !dernier)
      hachures.push({
        x: Math.round(gauche),
        y: Math.round(sommet),
        largeur: Math.round(bord - gauche),
        hauteur: COURBE - 8,
      });
    etiquettes.push({
      texte,
      x: bord + 8,
      y: dernier ? Math.max(sommet + 6, Math.min(bas - 6, y(dernier.valeur))) : (sommet + bas) / 2,
      ancre: "start",
      taille,
      graisse: 700,
      couleur: dernier ? "ink" : "muted",
    });
  }
  if (reference) {
    etiquettes.push({
      texte: reference.nom,
      x: 26,
      y: ligne / 2,
      ancre: "start",
      taille,
      graisse: 700,
      couleur: "commune",
    });
  }
  const marques: Plot.Markish[] = [
    pathMark(socles, { fill: "none", stroke: couleur("ink"), "stroke-opacity": 0.25 }),
    ...(reference ? [pathMark(`M2,${ligne / 2}h18`, stroke("commune", 2.5))] : []),
    ...marks(dessous, "commune", 2),
    ...marks(dessus, "ink", 2),
  ];
  return {
    largeur,
    hauteur: Math.ceil(haut + Math.ceil(panneaux.length / colonnes) * hauteur - AIR + 4),
    marges: { haut: 0, droite: 0, bas: 0, gauche: 0 },
    domaineX: [0, 1],
    domaineY: [0, 1],
    marques,
    etiquettes,
    hachures,
  };
}

function lastText(serie: Serie | undefined, unite: string, decimales: number): string {
  const dernier = serie?.servis.at(-1);
  if (dernier) return formatPoint(dernier, unite, decimales);
  const p = serie?.points.at(-1);
  return p && !isDessine(p) ? formatStatut(p.statut, p.motif) : "non disponible";
}

const stroke = (nom: NomCouleur, epaisseur: number): Readonly<Record<string, string | number>> => ({
  fill: "none",
  stroke: couleur(nom),
  "stroke-width": epaisseur,
  "stroke-linejoin": "round",
});

function pathsOf({ traces, servis }: Serie, x: (t: number) => number, y: (v: number) => number): Chemin {
  const ou = (p: { temps: number; valeur: number }): string => `${x(p.temps).toFixed(1)},${y(p.valeur).toFixed(1)}`;
  return {
    traits: traces.map((t) => (t.length > 1 ? `M${t.map(ou).join("L")}` : "")).join(""),
    points: servis.map((p) => `M${ou(p)}m-2.5,0a2.5,2.5 0 1,0 5,0a2.5,2.5 0 1,0 -5,0z`).join(""),
  };
}

// Un seul tracé pour tous les panneaux : vingt-quatre courbes pèsent comme deux.
function marks(chemins: readonly Chemin[], nom: NomCouleur, epaisseur: number): Plot.Markish[] {
  const traits = chemins.map((c) => c.traits).join("");
  const points = chemins.map((c) => c.points).join("");
  return [
    ...(traits === "" ? [] : [pathMark(traits, stroke(nom, epaisseur))]),
    ...(points === "" ? [] : [pathMark(points, { fill: couleur(nom) })]),
  ];
}

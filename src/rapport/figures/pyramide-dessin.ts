import type * as Plot from "@observablehq/plot";
import { ticks } from "d3";
import { formatNombre } from "../../modele/nombre.ts";
import { isServi } from "../../modele/statut.ts";
import { LARGE, type Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import type { CasePyramide, PopulationPyramide } from "./pyramide.ts";
import { measureText } from "./texte.ts";
import { pathMark, type Boite, type Dessin, type Etiquette } from "./toile.ts";

interface Pyramide {
  readonly recente: PopulationPyramide;
  readonly ancienne: PopulationPyramide | null;
  readonly groupes: readonly string[];
  readonly max: number;
}

type Cote = "hommes" | "femmes";

/** Les âges au milieu, les hommes à gauche, les femmes à droite : le sexe se lit à la place et au mot, pas à la couleur. */
export function drawPyramide({ recente, ancienne, groupes, max }: Pyramide, format: Format): Dessin {
  const { largeur, taille } = format;
  const isLarge = format === LARGE;
  const pas = isLarge ? 17 : 16;
  const haut = taille * 3.6;
  const bas = haut + pas * groupes.length;
  const ages = groupes.map((g) =>
    g
      .replace(/ ans( ou plus)?$/, "$1")
      .replace(" à ", "-")
      .replace(" ou plus", "+"),
  );
  const couloir = Math.max(...ages.map((a) => measureText(a, taille))) + 16;
  const graduations = ticks(0, max, isLarge ? 4 : 3);
  const fin = Math.max(max, graduations.at(-1) ?? max);
  const long = (largeur - couloir) / 2 - measureText(formatNombre(fin), taille) / 2 - 4;
  const pied: Record<Cote, number> = { hommes: largeur / 2 - couloir / 2, femmes: largeur / 2 + couloir / 2 };
  const sens: Record<Cote, -1 | 1> = { hommes: -1, femmes: 1 };
  const x = (cote: Cote, v: number): number => pied[cote] + (sens[cote] * v * long) / fin;
  // Le dernier groupe est en haut.
  const y = (i: number): number => haut + pas * (groupes.length - 1 - i);
  const hachures: Boite[] = [];
  let barres = "";
  for (const cote of ["hommes", "femmes"] as const)
    for (const [i, c] of recente[cote].entries()) {
      const v = servie(c);
      if (v !== null)
        barres += `M${pied[cote].toFixed(1)},${(y(i) + 1).toFixed(1)}H${x(cote, v).toFixed(1)}v${pas - 2}H${pied[cote].toFixed(1)}z`;
      else if (c.statut === "secret")
        hachures.push({
          x: Math.round(Math.min(pied[cote], x(cote, fin / 3))),
          y: y(i) + 3,
          largeur: Math.round(long / 3),
          hauteur: pas - 6,
        });
    }
  const contours = ancienne
    ? (["hommes", "femmes"] as const).map((cote) => outline(ancienne[cote], (v) => x(cote, v), y, pas)).join("")
    : "";
  const grille = (["hommes", "femmes"] as const)
    .flatMap((cote) => graduations.filter((g) => g > 0).map((g) => `M${x(cote, g).toFixed(1)},${haut}V${bas}`))
    .join("");
  const marques: Plot.Markish[] = [
    pathMark(grille, { fill: "none", stroke: couleur("ink"), "stroke-opacity": 0.13 }),
    pathMark(barres, { fill: couleur("commune"), "fill-opacity": 0.75 }),
    ...(contours === "" ? [] : [pathMark(contours, OUTLINE)]),
  ];
  const etiquettes: Etiquette[] = [
    ...ages.map((texte, i): Etiquette => ({
      texte,
      x: largeur / 2,
      y: y(i) + pas / 2,
      ancre: "middle",
      taille: Math.min(taille, 13),
    })),
    { texte: "Hommes", x: pied.hommes, y: haut - taille * 0.75, ancre: "end", taille, graisse: 700 },
    { texte: "Femmes", x: pied.femmes, y: haut - taille * 0.75, ancre: "start", taille, graisse: 700 },
    ...(["hommes", "femmes"] as const).flatMap((cote) =>
      keepSpaced(
        graduations.filter((g) => g > 0),
        long / fin,
        taille,
      ).map((g): Etiquette => ({
        texte: formatNombre(g),
        x: x(cote, g),
        y: bas + 14,
        ancre: "middle",
        taille,
        couleur: "muted",
      })),
    ),
  ];
  // La clé : un carré plein pour le millésime récent, un trait pour l'ancien.
  const suite = 20 + measureText(recente.millesime, taille) + 18;
  marques.push(pathMark(`M2,4h12v${taille - 4}h-12z`, { fill: couleur("commune"), "fill-opacity": 0.75 }));
  etiquettes.push({ texte: recente.millesime, x: 20, y: taille * 0.6, ancre: "start", taille, graisse: 700 });
  if (ancienne) {
    marques.push(pathMark(`M${suite},${taille * 0.6}h16`, OUTLINE));
    etiquettes.push({ texte: ancienne.millesime, x: suite + 22, y: taille * 0.6, ancre: "start", taille });
  }
  return {
    largeur,
    hauteur: Math.ceil(bas + 26),
    marges: { haut: 0, droite: 0, bas: 0, gauche: 0 },
    domaineX: [0, 1],
    domaineY: [0, 1],
    marques,
    etiquettes,
    hachures,
  };
}

/** Les graduations assez écartées pour être écrites, la dernière toujours. */
function keepSpaced(graduations: readonly number[], parUnite: number, taille: number): readonly number[] {
  const gardees: number[] = [];
  for (const g of graduations.toReversed()) {
    const proche = gardees.at(-1);
    if (proche === undefined || (proche - g) * parUnite > measureText(formatNombre(proche), taille) + 8)
      gardees.push(g);
  }
  return gardees;
}

const OUTLINE = { fill: "none", stroke: couleur("ink"), "stroke-width": 1.8 } as const;

const servie = ({ valeur, statut }: CasePyramide): number | null => (isServi(statut) ? valeur : null);

/** Le contour en escalier, du plus jeune au plus âgé, coupé où un effectif manque. */
function outline(
  cases: readonly CasePyramide[],
  x: (v: number) => number,
  y: (i: number) => number,
  pas: number,
): string {
  let d = "";
  let isOuvert = false;
  for (const [i, c] of cases.entries()) {
    const v = servie(c);
    if (v !== null) d += `${isOuvert ? "L" : "M"}${x(v).toFixed(1)},${(y(i) + pas).toFixed(1)}V${y(i).toFixed(1)}`;
    isOuvert = v !== null;
  }
  return d;
}

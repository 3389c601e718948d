import type * as Plot from "@observablehq/plot";
import type { Axe } from "./axe.ts";
import { placeMillesimes } from "./axe-temps.ts";
import type { Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import type { PointProjete } from "./eventail.ts";
import { formatCourt } from "./nombres.ts";
import { traceGraduations, writeGraduations } from "./graduations.ts";
import { dotMark } from "./pistes.ts";
import type { PointServi } from "./series.ts";
import { measureText } from "./texte.ts";
import { pathMark, scaleOf, type Dessin, type Etiquette } from "./toile.ts";

interface Eventail {
  readonly servis: readonly PointServi[];
  readonly suite: readonly PointProjete[];
  readonly axe: Axe;
  readonly unite: string;
  readonly decimales: number;
  readonly bande: string;
}

const HAUTEUR = 230;

export function drawEventail({ servis, suite, axe, unite, decimales, bande }: Eventail, format: Format): Dessin {
  const { largeur, taille } = format;
  const fin = suite.at(-1)!;
  const textes = [fin.central, ...(fin.bande ?? [])].map((v) => formatCourt(v, unite, decimales));
  const grads = writeGraduations(axe, unite, taille);
  const gauche = grads.largeur + 10;
  const droite = largeur - Math.max(...textes.map((t) => measureText(t, taille, 700))) - 14;
  const [haut, bas] = [taille * 2.2, taille * 2.2 + HAUTEUR];
  const [debut] = servis;
  const x = scaleOf([debut!.temps, fin.temps], gauche + 6, droite);
  const y = scaleOf(axe.domaine, bas, haut);
  const xy = (t: number, v: number): string => `${x(t).toFixed(1)},${y(v).toFixed(1)}`;
  const dernier = servis.at(-1)!;
  const encadres = suite.flatMap((p) => (p.bande ? [{ temps: p.temps, bas: p.bande[0], haut: p.bande[1] }] : []));
  const contour =
    encadres.length === 0
      ? ""
      : `M${xy(dernier.temps, dernier.valeur)}L${encadres.map((e) => xy(e.temps, e.haut)).join("L")}L${encadres
          .toReversed()
          .map((e) => xy(e.temps, e.bas))
          .join("L")}z`;
  const trait = { fill: "none", stroke: couleur("commune"), "stroke-width": 3, "stroke-linejoin": "round" };
  const marques: Plot.Markish[] = [
    traceGraduations(axe, y, [gauche, droite]),
    ...(contour === "" ? [] : [pathMark(contour, { fill: couleur("commune"), "fill-opacity": 0.18 })]),
    ...(servis.length > 1 ? [pathMark(`M${servis.map((p) => xy(p.temps, p.valeur)).join("L")}`, trait)] : []),
    pathMark(`M${xy(dernier.temps, dernier.valeur)}L${suite.map((p) => xy(p.temps, p.central)).join("L")}`, {
      ...trait,
      "stroke-width": 2,
      "stroke-dasharray": "6 4",
    }),
    ...servis.map((p) =>
      dotMark(x(p.temps), Number(y(p.valeur).toFixed(1)), p.statut === "valeur" ? "plein" : "creux", "commune"),
    ),
    ...suite.map((p) => dotMark(x(p.temps), Number(y(p.central).toFixed(1)), "creux", "commune")),
  ];
  const etiquettes: Etiquette[] = [
    ...grads.place(gauche - 6, y),
    ...placeMillesimes(
      [...servis, ...suite].map((p) => ({ x: x(p.temps), libelle: p.millesime, mention: null })),
      bas + 16,
      taille,
      largeur,
    ),
    ...endLabels(fin, y, unite, decimales, { x: droite + 10, taille }),
    { texte: "observé", x: gauche + 6, y: taille * 0.7, ancre: "start", taille, graisse: 700, couleur: "commune" },
    { texte: `projeté, ${bande}`, x: largeur - 2, y: taille * 0.7, ancre: "end", taille, couleur: "commune" },
  ];
  return {
    largeur,
    hauteur: Math.ceil(bas + 28),
    marges: { haut: 0, droite: 0, bas: 0, gauche: 0 },
    domaineX: [0, 1],
    domaineY: [0, 1],
    marques,
    etiquettes,
  };
}

/** Le central et les deux bornes au bout de l'éventail ; les bornes s'écartent du central s'il le faut. */
function endLabels(
  { central, bande }: PointProjete,
  y: (v: number) => number,
  unite: string,
  decimales: number,
  { x, taille }: Pick<Etiquette, "x" | "taille">,
): Etiquette[] {
  const ecart = taille * 1.3;
  const yc = y(central);
  const etiquette = (v: number, ou: number, graisse: 400 | 700): Etiquette => ({
    texte: formatCourt(v, unite, decimales),
    x,
    y: ou,
    ancre: "start",
    taille,
    graisse,
    couleur: "commune",
  });
  return [
    etiquette(central, yc, 700),
    ...(bande
      ? [
          etiquette(bande[0], Math.max(y(bande[0]), yc + ecart), 400),
          etiquette(bande[1], Math.min(y(bande[1]), yc - ecart), 400),
        ]
      : []),
  ];
}

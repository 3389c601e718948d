import type * as Plot from "@observablehq/plot";
import type { Rupture } from "../../modele/figure.ts";
import type { Axe } from "./axe.ts";
import { placeMillesimes } from "./axe-temps.ts";
import { LARGE, type Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { placeRuptures } from "./courbe-ruptures.ts";
import { traceGraduations, writeGraduations } from "./graduations.ts";
import { dotMark } from "./pistes.ts";
import type { PointSuivi } from "./suivi.ts";
import { pathMark, scaleOf, type Dessin, type Etiquette } from "./toile.ts";

interface Suivi {
  readonly points: readonly PointSuivi[];
  readonly axe: Axe;
  readonly unite: string;
  readonly ruptures: readonly Rupture[];
}

const HAUTEUR = 210;

/** Les mois que rien ne coupe, tels qu'un trait les relie. */
const morceaux = (points: readonly PointSuivi[], ruptures: readonly Rupture[]): readonly (readonly PointSuivi[])[] => {
  const rang = (p: PointSuivi): number => ruptures.filter((r) => r.temps <= p.temps).length;
  return [...new Set(points.map(rang))].map((r) => points.filter((p) => rang(p) === r));
};

/** « 03/25 » : à l'étroit, le nom du mois ne laisserait la place que d'un seul. */
function nomEtroit(temps: number): string {
  const rang = Math.round(temps * 12);
  return `${String((rang % 12) + 1).padStart(2, "0")}/${String(Math.floor(rang / 12) % 100).padStart(2, "0")}`;
}

export function drawSuivi({ points, axe, unite, ruptures }: Suivi, format: Format): Dessin {
  const { largeur, taille } = format;
  const grads = writeGraduations(axe, unite, taille);
  const gauche = grads.largeur + 10;
  const droite = largeur - 8;
  const [debut, fin] = [points[0]!, points.at(-1)!];
  const x = scaleOf([debut.temps, fin.temps], gauche + 6, droite);
  const coupures = placeRuptures(ruptures, x, [debut.temps, fin.temps], format, taille * 1.6);
  const haut = Math.max(taille * 2.2, coupures.bas);
  const bas = haut + HAUTEUR;
  const y = scaleOf(axe.domaine, bas, haut);
  const xy = (t: number, v: number): string => `${x(t).toFixed(1)},${y(v).toFixed(1)}`;
  const suites = morceaux(points, ruptures);
  const bandes = suites.flatMap((s) => {
    const bornes = s.flatMap((p) => (p.limites ? [{ temps: p.temps, ...p.limites }] : []));
    if (bornes.length < 2) return [];
    const retour = bornes.toReversed().map((b) => xy(b.temps, b.bas));
    return [
      {
        contour: `M${bornes.map((b) => xy(b.temps, b.haut)).join("L")}L${retour.join("L")}z`,
        attendu: `M${bornes.map((b) => xy(b.temps, b.attendu)).join("L")}`,
      },
    ];
  });
  const trait = { fill: "none", stroke: couleur("commune"), "stroke-linejoin": "round" };
  const marques: Plot.Markish[] = [
    traceGraduations(axe, y, [gauche, droite]),
    ...bandes.flatMap(({ contour, attendu }) => [
      pathMark(contour, { fill: couleur("commune"), "fill-opacity": 0.16 }),
      pathMark(attendu, { ...trait, "stroke-width": 1.5, "stroke-dasharray": "6 4" }),
    ]),
    ...suites.map((s) =>
      pathMark(`M${s.map((p) => xy(p.temps, p.valeur)).join("L")}`, { ...trait, "stroke-width": 3 }),
    ),
    ...points
      .filter((p) => p.signaux.length > 0)
      .map((p) => dotMark(x(p.temps), Number(y(p.valeur).toFixed(1)), "plein", "commune")),
    ...coupures.marques(bas),
  ];
  const hasBande = bandes.length > 0;
  const etiquettes: Etiquette[] = [
    ...grads.place(gauche - 6, y),
    ...placeMillesimes(
      points.map((p) => ({
        x: x(p.temps),
        libelle: largeur === LARGE.largeur ? p.nom : nomEtroit(p.temps),
        mention: null,
      })),
      bas + 16,
      taille,
      largeur,
    ),
    ...coupures.etiquettes,
    { texte: "constaté", x: gauche + 6, y: taille * 0.7, ancre: "start", taille, graisse: 700, couleur: "commune" },
    ...(hasBande
      ? [
          {
            texte: "attendu, et ses limites",
            x: largeur - 2,
            y: taille * 0.7,
            ancre: "end",
            taille,
            couleur: "commune",
          } as const,
        ]
      : []),
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

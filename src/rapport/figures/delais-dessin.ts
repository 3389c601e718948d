import type * as Plot from "@observablehq/plot";
import { formatNombre, formatValeur } from "../../modele/nombre.ts";
import { LARGE, type Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { dotMark } from "./pistes.ts";
import { measureText } from "./texte.ts";
import { pathMark, scaleOf, type Dessin, type Etiquette } from "./toile.ts";

interface Delais {
  readonly servis: readonly { readonly jours: number; readonly part: number }[];
  /** La dernière borne de l'échelle, en jours. */
  readonly fin: number;
  readonly isCoupe: boolean;
  readonly reperes: readonly { readonly nom: string; readonly jours: number; readonly part: number }[];
}

const HAUTEUR = 210;

/** L'ogive : des points reliés aux bornes des tranches, un repère horizontal à la moitié et à neuf dixièmes. */
export function drawDelais({ servis, fin, isCoupe, reperes }: Delais, format: Format): Dessin {
  const { largeur, taille } = format;
  const gauche = measureText("100 %", taille) + 10;
  const droite = largeur - (format === LARGE ? 40 : 26);
  const [haut, bas] = [taille * 1.2, taille * 1.2 + HAUTEUR];
  const x = scaleOf([0, Math.max(fin, ...reperes.map((r) => r.jours))], gauche, droite);
  const y = scaleOf([0, 100], bas, haut);
  const xy = (jours: number, part: number): string => `${x(jours).toFixed(1)},${y(part).toFixed(1)}`;
  const fins = [{ jours: 0, part: 0 }, ...servis];
  const etiquettes: Etiquette[] = [0, 50, 90, 100].map((part) => ({
    texte: formatValeur(part, "%", 0),
    x: gauche - 8,
    y: y(part),
    ancre: "end",
    taille,
    couleur: "muted",
  }));
  const bornes = keepSpaced(
    servis.map((s) => s.jours),
    (j) => x(j),
    taille,
  );
  for (const j of bornes)
    etiquettes.push({ texte: `${formatNombre(j)} j`, x: x(j), y: bas + 16, ancre: "middle", taille, couleur: "muted" });
  for (const r of reperes) {
    const texte = `${r.nom} : ${formatNombre(r.jours, Number.isInteger(r.jours) ? 0 : 1)} jours`;
    const isDroite = x(r.jours) + 10 + measureText(texte, taille, 700) <= largeur;
    etiquettes.push({
      texte,
      x: isDroite ? x(r.jours) + 9 : largeur - 2,
      y: isDroite ? y(r.part) + taille : y(r.part) + taille * 1.6,
      ancre: isDroite ? "start" : "end",
      taille,
      graisse: 700,
      lisere: "papier",
    });
  }
  const dernier = servis.at(-1);
  if (isCoupe && dernier) {
    const texte = "puis secret";
    const isDroite = x(dernier.jours) + 10 + measureText(texte, taille) <= largeur;
    etiquettes.push({
      texte,
      x: isDroite ? x(dernier.jours) + 9 : largeur - 2,
      y: y(dernier.part) - taille,
      ancre: isDroite ? "start" : "end",
      taille,
      couleur: "muted",
      lisere: "papier",
    });
  }
  const filet = { fill: "none", stroke: couleur("ink"), "stroke-opacity": 0.18 };
  const marques: Plot.Markish[] = [
    pathMark([50, 90].map((part) => `M${gauche},${y(part).toFixed(1)}H${droite}`).join(""), filet),
    pathMark(`M${gauche},${bas}H${droite}`, { ...filet, "stroke-opacity": 0.6 }),
    pathMark(`M${fins.map((p) => xy(p.jours, p.part)).join("L")}`, {
      fill: "none",
      stroke: couleur("commune"),
      "stroke-width": 3,
      "stroke-linejoin": "round",
    }),
    pathMark(reperes.map((r) => `M${xy(r.jours, r.part)}V${bas}`).join(""), {
      fill: "none",
      stroke: couleur("ink"),
      "stroke-dasharray": "3 3",
    }),
    ...servis.map((s) => dotMark(x(s.jours), Number(y(s.part).toFixed(1)), "plein", "commune")),
    ...reperes.map((r) => dotMark(x(r.jours), Number(y(r.part).toFixed(1)), "creux")),
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

/** Les bornes assez écartées pour être écrites, la dernière toujours. */
function keepSpaced(jours: readonly number[], x: (j: number) => number, taille: number): readonly number[] {
  const gardes: number[] = [];
  for (const j of jours.toReversed())
    if (gardes.every((g) => Math.abs(x(g) - x(j)) > measureText(`${j} j`, taille) + 14)) gardes.push(j);
  return gardes;
}

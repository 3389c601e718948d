import * as Plot from "@observablehq/plot";
import { LARGE } from "./composer.ts";
import type { Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import type { Cadre, Courbe } from "./courbe-dessin.ts";
import { spread } from "./ecartement.ts";
import { formatPoint } from "./nombres.ts";
import type { Serie } from "./series.ts";
import { appendText, measureText, wrapText } from "./texte.ts";
import type { Graisse } from "./texte.ts";
import { pathMark } from "./toile.ts";
import type { Etiquette } from "./toile.ts";

interface Bout {
  readonly serie: Serie;
  readonly lignes: readonly string[];
  /** Vrai si la série va jusqu'au dernier millésime ; sinon sa marque, et non un filet, précède son nom. */
  readonly isAuBout: boolean;
  readonly valeur: number;
}

export interface Fins {
  readonly marge: number;
  /** Bas de la légende de tête (variante étroite), 0 sans légende. */
  readonly cle: number;
  readonly hauteur: number;
  readonly place: (cadre: Cadre) => { etiquettes: Etiquette[]; marques: Plot.Markish[] };
}

// Du point à son étiquette : la place d'un filet de rappel, tracé seulement si l'étiquette a dû s'écarter.
const RAPPEL = { 640: 22, 320: 17 } as const;
const ECART_SANS_RAPPEL = 4;

export const graisseOf = (s: Serie): Graisse => (s.role === "commune" ? 700 : 400);

/**
 * Les noms et dernières valeurs. Large : « France 14,5 % » en bout de ligne. Étroit : les noms en tête, chacun avec
 * sa marque, et la seule valeur en bout de ligne. Une série arrêtée plus tôt dit son dernier millésime.
 */
export function endLabels(courbe: Courbe, format: Format, dernier: number): Fins {
  const { taille } = format;
  const rappel = RAPPEL[format.largeur];
  const interligne = taille * 1.25;
  const bouts = findBouts(courbe, format, dernier);
  const largeurs = bouts.flatMap((b) => b.lignes.map((l) => measureText(l, taille, graisseOf(b.serie))));
  const cle = format === LARGE ? [] : keyRows(courbe, format, dernier);
  const pas = interligne + 2;
  return {
    marge: Math.max(14, ...largeurs.map((l) => l + rappel + 4)),
    cle: cle.length * pas,
    hauteur: bouts.reduce((s, b) => s + b.lignes.length * interligne + 3, 0) - 12,
    place: (cadre) => {
      const places = bouts.map((b) => ({ centre: cadre.y(b.valeur), hauteur: b.lignes.length * interligne + 3 }));
      const centres = spread(places, cadre.haut - 8, cadre.bas + 4);
      const x = cadre.fin + rappel;
      const bas = bouts.flatMap((b, i) =>
        b.lignes.map((texte, n) => {
          const y = (centres[i] ?? 0) + (n - (b.lignes.length - 1) / 2) * interligne;
          return label(b.serie, texte, x, y, taille);
        }),
      );
      const marques = bouts.map((b, i): Plot.Markish => {
        const [depart, arrivee] = [cadre.y(b.valeur), centres[i] ?? 0];
        if (!b.isAuBout) return marker(b.serie, x - 10, arrivee);
        if (Math.abs(depart - arrivee) < ECART_SANS_RAPPEL) return null;
        const d = `M${cadre.fin + 8},${depart}L${x - 4},${arrivee}`;
        return pathMark(d, { fill: "none", stroke: couleur(b.serie.couleur), "stroke-opacity": 0.7 });
      });
      return {
        etiquettes: [...bas, ...cle.map(({ serie, texte }, i) => label(serie, texte, 18, (i + 0.5) * pas, taille))],
        marques: [marques, cle.map((l, i) => (l.isPremiere ? marker(l.serie, 7, (i + 0.5) * pas) : null))],
      };
    },
  };
}

function findBouts({ series, unite, decimales }: Courbe, format: Format, dernier: number): Bout[] {
  return series.flatMap((serie): Bout[] => {
    const point = serie.servis.at(-1);
    if (point === undefined) return [];
    const texte = formatPoint(point, unite, decimales);
    const isAuBout = point.temps === dernier;
    const bout = { serie, isAuBout, valeur: point.valeur };
    if (format !== LARGE) return isAuBout ? [{ ...bout, lignes: [texte] }] : [];
    const suite = isAuBout ? texte : `${texte} (${point.millesime})`;
    const nom = wrapText(serie.nom, 170, format.taille, graisseOf(serie), 3);
    return [{ ...bout, lignes: appendText(nom, ` ${suite}`, 170, format.taille, graisseOf(serie)) }];
  });
}

const label = (serie: Serie, texte: string, x: number, y: number, taille: number): Etiquette => ({
  texte,
  x,
  y,
  ancre: "start",
  taille,
  graisse: graisseOf(serie),
  couleur: serie.couleur,
});

interface LigneCle {
  readonly serie: Serie;
  readonly texte: string;
  readonly isPremiere: boolean;
}

function keyRows({ series, unite, decimales }: Courbe, { taille, largeur }: Format, dernier: number): LigneCle[] {
  return series.flatMap((serie) => {
    const point = serie.servis.at(-1);
    const nom = wrapText(serie.nom, largeur - 22, taille, graisseOf(serie), 2);
    const isAuBout = point === undefined || point.temps === dernier;
    const suite = isAuBout ? "" : `, ${formatPoint(point, unite, decimales)} en ${point.millesime}`;
    const lignes = suite === "" ? nom : appendText(nom, suite, largeur - 22, taille, graisseOf(serie));
    return lignes.map((texte, i) => ({ serie, texte, isPremiere: i === 0 }));
  });
}

function marker(serie: Serie, x: number, y: number): Plot.Markish {
  return Plot.dot([{ x, y }], {
    x: { value: "x", scale: null },
    y: { value: "y", scale: null },
    symbol: serie.symbole,
    r: serie.role === "commune" ? 5 : 4,
    fill: couleur(serie.couleur),
  });
}

import * as Plot from "@observablehq/plot";
import { LARGE } from "./composer.ts";
import type { Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import type { Cadre, Courbe } from "./courbe-dessin.ts";
import { spread } from "./ecartement.ts";
import { formatPoint } from "./nombres.ts";
import type { Serie } from "./series.ts";
import { measureText, wrapText } from "./texte.ts";
import type { Graisse } from "./texte.ts";
import { boxOf, overlaps, pathMark } from "./toile.ts";
import type { Boite, Etiquette } from "./toile.ts";

interface Bout {
  readonly serie: Serie;
  readonly lignes: readonly string[];
  /** Vrai si la série va jusqu'au dernier millésime : un filet relie alors la ligne à son nom. */
  readonly isAuBout: boolean;
  readonly valeur: number;
}

interface Fins {
  readonly marge: number;
  /** Bas de la légende de tête (variante étroite), 0 sans légende. */
  readonly cle: number;
  readonly hauteur: number;
  readonly place: (cadre: Cadre) => { etiquettes: Etiquette[]; marques: Plot.Markish[] };
}

// Du point à son étiquette : la place d'un filet de rappel quand l'étiquette a dû s'écarter.
const RAPPEL = 22;

const graisseOf = (s: Serie): Graisse => (s.role === "commune" ? 700 : 400);

/**
 * Les noms et dernières valeurs. Large : « France 14,5 % » en bout de ligne. Étroit : les noms en tête, chacun avec
 * sa marque, et la seule valeur en bout de ligne. Une série arrêtée plus tôt dit son dernier millésime.
 */
export function endLabels(courbe: Courbe, format: Format, dernier: number): Fins {
  const { taille } = format;
  const isLarge = format === LARGE;
  const interligne = taille * 1.25;
  const bouts = courbe.series.flatMap((serie): Bout[] => {
    const point = serie.servis.at(-1);
    if (point === undefined) return [];
    const valeur = formatPoint(point, courbe.unite, courbe.decimales);
    const isAuBout = point.temps === dernier;
    if (!isLarge) return isAuBout ? [{ serie, lignes: [valeur], isAuBout, valeur: point.valeur }] : [];
    const texte = `${serie.nom} ${valeur}${isAuBout ? "" : ` (${point.millesime})`}`;
    return [{ serie, lignes: wrapText(texte, 170, taille, graisseOf(serie), 4), isAuBout, valeur: point.valeur }];
  });
  const largeurs = bouts.flatMap((b) => b.lignes.map((l) => measureText(l, taille, graisseOf(b.serie))));
  const cle = isLarge ? [] : keyRows(courbe, format, dernier);
  return {
    marge: Math.max(14, ...largeurs.map((l) => l + RAPPEL + 4)),
    cle: cle.length * (interligne + 2),
    hauteur: bouts.reduce((s, b) => s + b.lignes.length * interligne + 3, 0) - 10,
    place: (cadre) => {
      const places = bouts.map((b) => ({ centre: cadre.y(b.valeur), hauteur: b.lignes.length * interligne + 3 }));
      const centres = spread(places, cadre.haut - 8, cadre.bas + 10);
      const etiquettes = bouts.flatMap((b, i) =>
        b.lignes.map((texte, n): Etiquette => ({
          texte,
          x: cadre.fin + RAPPEL,
          y: centres[i]! + (n - (b.lignes.length - 1) / 2) * interligne,
          ancre: "start",
          taille,
          graisse: graisseOf(b.serie),
          couleur: b.serie.couleur,
        })),
      );
      const marques = bouts.map((b, i) => {
        if (!b.isAuBout) return marker(b.serie, cadre.fin + RAPPEL - 10, centres[i]!);
        const d = `M${cadre.fin + 8},${cadre.y(b.valeur)}L${cadre.fin + RAPPEL - 4},${centres[i]}`;
        return pathMark(d, { fill: "none", stroke: couleur(b.serie.couleur), "stroke-opacity": 0.7 });
      });
      const tete = cle.map((ligne, i) => ({ ...ligne, y: (i + 0.5) * (interligne + 2) }));
      return {
        etiquettes: [
          ...etiquettes,
          ...tete.map(({ serie, texte, y }): Etiquette => ({
            texte,
            x: 18,
            y,
            ancre: "start",
            taille,
            graisse: graisseOf(serie),
            couleur: serie.couleur,
          })),
        ],
        marques: [marques, tete.filter((l) => l.isPremiere).map(({ serie, y }) => marker(serie, 7, y))],
      };
    },
  };
}

interface LigneCle {
  readonly serie: Serie;
  readonly texte: string;
  readonly isPremiere: boolean;
}

function keyRows({ series, unite, decimales }: Courbe, { taille, largeur }: Format, dernier: number): LigneCle[] {
  return series.flatMap((serie) => {
    const point = serie.servis.at(-1);
    const suite =
      point === undefined || point.temps === dernier
        ? ""
        : `, ${formatPoint(point, unite, decimales)} en ${point.millesime}`;
    return wrapText(serie.nom + suite, largeur - 22, taille, graisseOf(serie), 2).map((texte, i) => ({
      serie,
      texte,
      isPremiere: i === 0,
    }));
  });
}

function marker(serie: Serie, x: number, y: number): Plot.Markish {
  return Plot.dot([[x, y]], {
    x: { value: (d: number[]) => d[0], scale: null },
    y: { value: (d: number[]) => d[1], scale: null },
    symbol: serie.symbole,
    r: serie.role === "commune" ? 5 : 4,
    fill: couleur(serie.couleur),
  });
}

interface Debuts {
  readonly marge: number;
  readonly hauteur: number;
  readonly place: (cadre: Cadre, prises: readonly Etiquette[]) => Etiquette[];
}

/** Les premières valeurs : à gauche de chaque ligne pour une pente, sinon près du premier point de la commune. */
export function startLabels({ series, unite, decimales }: Courbe, { taille }: Format, isPente: boolean): Debuts {
  const premiers = series.flatMap((serie) => {
    const point = serie.servis[0];
    const isDebut = point !== undefined && point.temps === Math.min(...series.map((s) => s.points[0]!.temps));
    if (point === undefined || (isPente ? !isDebut : serie.role !== "commune")) return [];
    return [{ serie, point, texte: formatPoint(point, unite, decimales) }];
  });
  const hauteurLigne = taille * 1.25 + 3;
  if (isPente) {
    const marge = Math.max(12, ...premiers.map((p) => measureText(p.texte, taille, graisseOf(p.serie)) + 16));
    return {
      marge,
      hauteur: premiers.length * hauteurLigne - 10,
      place: ({ y, haut, bas, debut }) => {
        const places = premiers.map((p) => ({ centre: y(p.point.valeur), hauteur: hauteurLigne }));
        const centres = spread(places, haut - 8, bas + 10);
        return premiers.map(({ serie, texte }, i) => ({
          texte,
          x: debut - 12,
          y: centres[i]!,
          ancre: "end",
          taille,
          graisse: graisseOf(serie),
          couleur: serie.couleur,
        }));
      },
    };
  }
  return {
    marge: 0,
    hauteur: 0,
    place: (cadre, prises) =>
      premiers
        .filter(({ serie }) => serie.servis.length > 1)
        .flatMap(({ serie, point, texte }) => {
          const [px, py] = [cadre.x(point.temps), cadre.y(point.valeur)];
          const candidates = [-18, 18, -34, 34]
            .map((dy): Etiquette => ({
              texte,
              x: px - 5,
              y: py + dy,
              ancre: "start",
              taille,
              graisse: 700,
              couleur: serie.couleur,
              lisere: "papier",
            }))
            .filter((e) => e.y > cadre.haut - 22 && e.y < cadre.bas - 8)
            .filter((e) => !prises.some((p) => overlaps(boxOf(p), boxOf(e))));
          const genes = candidates.map((e, i) => genesOf(boxOf(e), series, cadre) + i * 0.1);
          const choix = candidates[genes.indexOf(Math.min(...genes))];
          return choix === undefined ? [] : [choix];
        }),
  };
}

// Combien de tracés passent sous l'étiquette : on échantillonne chaque segment.
function genesOf(boite: Boite, series: readonly Serie[], { x, y }: Cadre): number {
  let genes = 0;
  for (const trace of series.flatMap((s) => s.traces)) {
    for (const [i, b] of trace.entries()) {
      const a = trace[i - 1] ?? b;
      for (let k = 0; k <= 40; k += 1) {
        const px = x(a.temps) + ((x(b.temps) - x(a.temps)) * k) / 40;
        const py = y(a.valeur) + ((y(b.valeur) - y(a.valeur)) * k) / 40;
        if (px > boite.x && px < boite.x + boite.largeur && py > boite.y && py < boite.y + boite.hauteur) genes += 1;
      }
    }
  }
  return genes;
}

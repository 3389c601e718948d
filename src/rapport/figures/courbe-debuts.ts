import type { Format } from "./composer.ts";
import type { Cadre, Courbe } from "./courbe-dessin.ts";
import { graisseOf } from "./courbe-fins.ts";
import { spread } from "./ecartement.ts";
import { formatPoint } from "./nombres.ts";
import type { PointServi, Serie } from "./series.ts";
import { measureText } from "./texte.ts";
import { boxOf, overlaps } from "./toile.ts";
import type { Boite, Etiquette } from "./toile.ts";

/** Les valeurs de départ d'une pente, une par série, à gauche du premier millésime. */
export function slopeLabels({ series, unite, decimales }: Courbe, { taille }: Format) {
  const debut = Math.min(...series.flatMap((s) => s.points.map((p) => p.temps)));
  const departs = series.flatMap((serie) => {
    const point = serie.servis.find((p) => p.temps === debut);
    return point === undefined ? [] : [{ serie, point, texte: formatPoint(point, unite, decimales) }];
  });
  const hauteurLigne = taille * 1.25 + 3;
  return {
    marge: Math.max(12, ...departs.map((d) => measureText(d.texte, taille, graisseOf(d.serie)) + 16)),
    hauteur: departs.length * hauteurLigne - 12,
    place: ({ y, haut, bas, debut: x }: Cadre): Etiquette[] => {
      const places = departs.map((d) => ({ centre: y(d.point.valeur), hauteur: hauteurLigne }));
      const centres = spread(places, haut - 8, bas + 4);
      return departs.map(({ serie, texte }, i) => ({
        texte,
        x: x - 12,
        y: centres[i] ?? 0,
        ancre: "end",
        taille,
        graisse: graisseOf(serie),
        couleur: serie.couleur,
      }));
    },
  };
}

/**
 * Les valeurs écrites dans le tracé : le premier point de la commune, et de part et d'autre de chaque coupure. Chacune
 * se met au-dessus ou au-dessous de son point, là où elle gêne le moins ; sans place libre, elle reste au tableau.
 */
export function placeValeurs(courbe: Courbe, cadre: Cadre, prises: readonly Etiquette[]): Etiquette[] {
  const { series, unite, decimales } = courbe;
  const { taille, largeur } = cadre.format;
  const placees: Etiquette[] = [];
  for (const serie of series.filter((s) => s.role === "commune")) {
    const premier = serie.servis[0];
    for (const point of findReperes(serie)) {
      const [px, py] = [cadre.x(point.temps), cadre.y(point.valeur)];
      const candidates = (point === premier ? [-5, AIR] : [0])
        .flatMap((dx) => [-18, 18, -34, 34].map((dy) => ({ dx, dy })))
        .map(({ dx, dy }): Etiquette => ({
          texte: formatPoint(point, unite, decimales),
          x: px + dx,
          y: py + dy,
          ancre: point === premier ? "start" : "middle",
          taille,
          graisse: 700,
          couleur: serie.couleur,
          lisere: "papier",
        }))
        .filter((e) => e.y > cadre.haut - 13 && e.y < cadre.bas - 9)
        .filter((e) => boxOf(e).x >= 0 && boxOf(e).x + boxOf(e).largeur <= largeur)
        .filter((e) => ![...prises, ...placees].some((p) => overlaps(boxOf(p), airOf(boxOf(e)))));
      const genes = candidates.map((e, i) => genesOf(boxOf(e), series, cadre) + i * 0.1);
      const choix = candidates[genes.indexOf(Math.min(...genes))];
      if (choix !== undefined) placees.push(choix);
    }
  }
  return placees;
}

// À côté d'une graduation, sur sa ligne, une valeur se lirait comme la suite du même nombre.
const AIR = 8;
const airOf = ({ x, largeur, ...boite }: Boite): Boite => ({ ...boite, x: x - AIR, largeur: largeur + 2 * AIR });

function findReperes({ servis, traces }: Serie): PointServi[] {
  const dernier = servis.at(-1);
  const bords = traces.flatMap((t, i) => {
    const suivant = traces[i + 1];
    // Une absence coupe aussi le trait, mais la série continue : seules les ruptures ont deux bords à comparer.
    return suivant !== undefined && suivant[0]?.segment !== t[0]?.segment ? [t.at(-1), suivant[0]] : [];
  });
  const points = [servis[0], ...bords].filter((p) => p !== undefined && p !== dernier);
  return [...new Set(points)].filter((p) => p !== undefined);
}

// Combien de tracés passent sous l'étiquette : chaque segment est échantillonné.
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

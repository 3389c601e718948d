/** Un anneau en pixels, `y` vers le bas. */
export type AnneauPixels = readonly (readonly [number, number])[];

/**
 * Où une horizontale traverse une surface : les segments intérieurs, de gauche à droite (règle du pair et de l'impair,
 * trous compris).
 */
export function chordsAt(anneaux: readonly AnneauPixels[], y: number): readonly (readonly [number, number])[] {
  const croisements: number[] = [];
  for (const anneau of anneaux)
    for (const [i, [x1, y1]] of anneau.entries()) {
      const [x2, y2] = anneau[(i + 1) % anneau.length] ?? [x1, y1];
      // Une extrémité comprise, l'autre non : un sommet sur la ligne ne compte pas deux fois.
      if (y1 <= y !== y2 <= y) croisements.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
    }
  croisements.sort((a, b) => a - b);
  return croisements.flatMap((x, i): [number, number][] => {
    const fin = croisements[i + 1];
    return i % 2 === 0 && fin !== undefined ? [[x, fin]] : [];
  });
}

/** Des hachures à 45° dans une surface, en commandes de tracé SVG : ni motif ni masque, donc ni identifiant. */
export function hatchPath(anneaux: readonly AnneauPixels[], pas = 6): string {
  // Tournée de 45°, la surface se hachure à l'horizontale.
  const tournes = anneaux.map((a) => a.map(([x, y]): [number, number] => [x - y, x + y]));
  const hauteurs = tournes.flatMap((a) => a.map(([, v]) => v));
  let d = "";
  const debut = Math.ceil(Math.min(...hauteurs) / (2 * pas)) * 2 * pas;
  for (let v = debut; v < Math.max(...hauteurs); v += 2 * pas)
    for (const [u1, u2] of chordsAt(tournes, v))
      d += `M${px((u1 + v) / 2)},${px((v - u1) / 2)}L${px((u2 + v) / 2)},${px((v - u2) / 2)}`;
  return d;
}

/** La place d'un texte dans une surface : le milieu du plus large passage où il tient ; null s'il n'y tient pas. */
export function placeIn(
  anneaux: readonly AnneauPixels[],
  largeur: number,
  hauteur: number,
): readonly [number, number] | null {
  const ys = anneaux.flatMap((a) => a.map(([, y]) => y));
  const [haut, bas] = [Math.min(...ys), Math.max(...ys)];
  let mieux: { readonly x: number; readonly y: number; readonly marge: number } | null = null;
  for (let y = haut + hauteur / 2; y <= bas - hauteur / 2; y += 2) {
    const dessus = chordsAt(anneaux, y - hauteur / 2);
    const dessous = chordsAt(anneaux, y + hauteur / 2);
    for (const [g, d] of chordsAt(anneaux, y)) {
      const haute = dessus.find(([a, b]) => a < d && b > g);
      const basse = dessous.find(([a, b]) => a < d && b > g);
      if (!haute || !basse) continue;
      const [x1, x2] = [Math.max(g, haute[0], basse[0]), Math.min(d, haute[1], basse[1])];
      // Le passage le plus large, et le plus près du milieu de la zone à largeur presque égale.
      const marge = x2 - x1 - largeur - Math.abs(y - (haut + bas) / 2) / 4;
      if (x2 - x1 >= largeur && (mieux === null || marge > mieux.marge)) mieux = { x: (x1 + x2) / 2, y, marge };
    }
  }
  return mieux && [mieux.x, mieux.y];
}

/** Le tracé d'une surface : départ absolu, puis des pas, deux fois moins long que des points absolus. */
export const ringsPath = (anneaux: readonly AnneauPixels[]): string =>
  anneaux.map((anneau) => `${linePath(anneau)}z`).join("");

/** Le même, sans refermer : des lignes. */
export const linesPath = (lignes: readonly AnneauPixels[]): string => lignes.map(linePath).join("");

function linePath(ligne: AnneauPixels): string {
  const points = ligne.map(([x, y]): [number, number] => [dix(x), dix(y)]);
  const [debut] = points;
  if (!debut) return "";
  const pas = points.slice(1).flatMap(([x, y], i): string[] => {
    const [x0, y0] = points[i] ?? debut;
    return x === x0 && y === y0 ? [] : [`${(x - x0) / 10},${(y - y0) / 10}`];
  });
  return `M${debut[0] / 10},${debut[1] / 10}l${pas.join(" ")}`;
}

const dix = (v: number): number => Math.round(v * 10);
const px = (v: number): number => Math.round(v * 10) / 10;

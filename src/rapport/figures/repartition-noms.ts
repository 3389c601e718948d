import type { Markish } from "@observablehq/plot";
import type { Format } from "./composer.ts";
import { couleur, peindrePart } from "./couleurs.ts";
import { spread } from "./ecartement.ts";
import { measureText, wrapText } from "./texte.ts";
import { pathMark } from "./toile.ts";
import type { Etiquette } from "./toile.ts";

export interface Noms {
  readonly hauteur: number;
  readonly place: (haut: number) => { etiquettes: Etiquette[]; marques: Markish[] };
}

const ESPACE = 12;
// Un nom plus étroit prend une ligne de plus mais reste au-dessus de sa part : on garde la coupe qui écarte le moins, une
// ligne de plus valant vingt pixels d'écart cumulé.
const LARGEURS = [170, 120, 96, 76, 58] as const;
const RAPPEL = 12;

/**
 * Les noms des parts, chacun au-dessus de la sienne et relié à elle ; null s'ils ne tiennent pas côte à côte en trois
 * lignes, auquel cas la clé (`partKey`) les donne.
 */
export function directNames(
  parts: readonly string[],
  milieux: readonly number[],
  { largeur, taille }: Format,
): Noms | null {
  const interligne = taille * 1.2;
  const essais = LARGEURS.flatMap((place) => {
    const noms = parts.map((nom) => wrapText(nom, place, taille));
    if (noms.some((lignes) => lignes.length > 3 || lignes.some((l) => l.endsWith("…")))) return [];
    const places = noms.map((lignes, k) => ({
      centre: milieux[k] ?? 0,
      hauteur: Math.max(...lignes.map((l) => measureText(l, taille))) + ESPACE,
    }));
    if (places.reduce((s, p) => s + p.hauteur, 0) > largeur + ESPACE) return [];
    const centres = spread(places, -ESPACE / 2, largeur + ESPACE / 2);
    const ecart = centres.reduce((s, c, k) => s + Math.abs(c - (milieux[k] ?? 0)), 0);
    return [{ noms, centres, cout: ecart + 20 * Math.max(...noms.map((l) => l.length)) }];
  });
  const choix = essais.toSorted((a, b) => a.cout - b.cout)[0];
  if (choix === undefined) return null;
  const { noms, centres } = choix;
  const lignesMax = Math.max(...noms.map((l) => l.length));
  const hauteur = lignesMax * interligne + RAPPEL + 4;
  return {
    hauteur,
    place: (haut) => {
      const pied = haut + lignesMax * interligne + 1;
      return {
        etiquettes: noms.flatMap((lignes, k) =>
          lignes.map((texte, n): Etiquette => ({
            texte,
            x: centres[k] ?? 0,
            y: haut + (lignesMax - lignes.length + n + 0.5) * interligne,
            ancre: "middle",
            taille,
          })),
        ),
        marques: [
          pathMark(
            milieux
              .map((m, k) => `M${(centres[k] ?? 0).toFixed(2)},${pied}L${m.toFixed(2)},${haut + hauteur}`)
              .join(""),
            {
              fill: "none",
              stroke: couleur("ink"),
              "stroke-opacity": 0.6,
            },
          ),
        ],
      };
    },
  };
}

/** La clé des parts, dans leur ordre : des pastilles nommées, sur autant de lignes qu'il en faut. */
export function partKey(parts: readonly string[], { largeur, taille }: Format): Noms {
  const interligne = taille * 1.25 + 3;
  const etiquettes: Etiquette[] = [];
  const pastilles: { x: number; y: number; fond: string }[] = [];
  let x = 1;
  let y = 0;
  for (const [k, nom] of parts.entries()) {
    const lignes = wrapText(nom, largeur - 24, taille, 400, 2);
    const place = 20 + Math.max(...lignes.map((l) => measureText(l, taille))) + 18;
    if (x > 1 && x + place - 18 > largeur - 1) {
      x = 1;
      y += interligne;
    }
    const milieu = y + interligne / 2;
    pastilles.push({ x, y: milieu - 6, fond: peindrePart(k) });
    for (const [n, texte] of lignes.entries())
      etiquettes.push({ texte, x: x + 19, y: milieu + n * interligne, ancre: "start", taille });
    y += (lignes.length - 1) * interligne;
    x += place;
  }
  return {
    hauteur: y + interligne + 10,
    place: (haut) => ({
      etiquettes: etiquettes.map((e) => ({ ...e, y: e.y + haut })),
      marques: pastilles.map((p) =>
        pathMark(`M${p.x},${p.y + haut}h12v12h-12z`, { fill: p.fond, stroke: couleur("ink") }),
      ),
    }),
  };
}

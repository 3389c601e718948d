import type * as Plot from "@observablehq/plot";
import type { Rupture } from "../../modele/figure.ts";
import { LARGE } from "./composer.ts";
import type { Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { measureText, wrapText } from "./texte.ts";
import { pathMark } from "./toile.ts";
import type { Etiquette } from "./toile.ts";

export interface RupturesPlacees {
  readonly etiquettes: readonly Etiquette[];
  /** Ordonnée sous laquelle le tracé peut commencer. */
  readonly bas: number;
  readonly marques: (basDuTrace: number) => Plot.Markish[];
}

interface Bloc {
  readonly x: number;
  readonly centre: number;
  readonly demi: number;
  readonly lignes: readonly string[];
  rangee: number;
}

/** La raison de chaque coupure, écrite au-dessus de son filet ; deux raisons voisines s'empilent. */
export function placeRuptures(
  ruptures: readonly Rupture[],
  x: (temps: number) => number,
  domaine: readonly [number, number],
  { largeur, taille }: Format,
  haut: number,
): RupturesPlacees {
  const visibles = ruptures.filter((r) => domaine[0] < r.temps && r.temps <= domaine[1]);
  if (visibles.length === 0) return { etiquettes: [], bas: 0, marques: () => [] };
  const place = largeur === LARGE.largeur ? 190 : 150;
  const blocs = visibles.map((r): Bloc => {
    const lignes = wrapText(r.libelle, place, taille);
    const demi = Math.max(...lignes.map((l) => measureText(l, taille))) / 2;
    const px = x(r.temps);
    return { x: px, centre: Math.max(demi + 2, Math.min(largeur - demi - 2, px)), demi, lignes, rangee: 0 };
  });
  for (const [i, bloc] of blocs.entries()) {
    const touche = (b: Bloc): boolean => Math.abs(b.centre - bloc.centre) < b.demi + bloc.demi + 10;
    const prises = new Set(
      blocs
        .slice(0, i)
        .filter(touche)
        .map((b) => b.rangee),
    );
    while (prises.has(bloc.rangee)) bloc.rangee += 1;
  }
  const interligne = taille * 1.25;
  const rangees = Math.max(...blocs.map((b) => b.rangee)) + 1;
  const hauteurs = Array.from({ length: rangees }, (_, r) =>
    Math.max(...blocs.filter((b) => b.rangee === r).map((b) => b.lignes.length * interligne + 4)),
  );
  const sommet = (r: number): number => haut + 4 + hauteurs.slice(0, r).reduce((s, h) => s + h, 0);
  const bas = sommet(rangees) + 6;
  return {
    bas,
    etiquettes: blocs.flatMap((b) =>
      b.lignes.map((texte, n): Etiquette => ({
        texte,
        x: b.centre,
        y: sommet(b.rangee) + (n + 0.5) * interligne,
        ancre: "middle",
        taille,
        couleur: "muted",
      })),
    ),
    marques: (basDuTrace) =>
      blocs.map((b) =>
        pathMark(
          `M${b.x.toFixed(2)},${(sommet(b.rangee) + b.lignes.length * interligne + 2).toFixed(2)}V${basDuTrace}`,
          {
            fill: "none",
            stroke: couleur("muted"),
            "stroke-width": 1.5,
            "stroke-dasharray": "5 4",
          },
        ),
      ),
  };
}

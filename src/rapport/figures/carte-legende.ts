import type * as Plot from "@observablehq/plot";
import { hatchPath } from "./bandes.ts";
import type { Carte } from "./carte-dessin.ts";
import { classIndex, tintOf } from "./classes.ts";
import { couleur, peindre } from "./couleurs.ts";
import { isDessine } from "./nombres.ts";
import { measureText } from "./texte.ts";
import { pathMark } from "./toile.ts";
import type { Etiquette } from "./toile.ts";

interface Legende {
  readonly largeur: number;
  readonly hauteur: number;
  readonly place: (x: number, y: number) => { readonly marques: Plot.Markish[]; readonly etiquettes: Etiquette[] };
}

const PASTILLE = { largeur: 24, hauteur: 16 } as const;

/** La légende : une pastille par classe, de la plus basse à la plus haute, puis ce qui manque, s'il en manque. */
export function drawLegende({ valeurs, classes, trace: { zones } }: Carte, taille: number): Legende {
  const traces = new Set(zones.map((z) => z.code));
  const compte = (i: number): number =>
    valeurs.filter((p) => isDessine(p) && traces.has(p.territoire) && classIndex(p.valeur, classes) === i).length;
  const muets = valeurs.filter((p) => !isDessine(p) && traces.has(p.territoire));
  const hasSecret = muets.some((p) => p.statut === "secret");
  const hasAbsent =
    muets.some((p) => p.statut !== "secret") || zones.some((z) => !valeurs.some((p) => p.territoire === z.code));
  const lignes: readonly { readonly texte: string; readonly peindre: (d: string, boite: Boite) => Plot.Markish[] }[] = [
    ...classes.map((classe, i) => ({
      texte: `${classe.nom} (${compte(i)})`,
      peindre: (d: string) => [
        pathMark(d, { fill: peindre(tintOf(i, classes)), stroke: couleur("ink"), "stroke-width": 0.8 }),
      ],
    })),
    ...(hasSecret
      ? [
          {
            texte: "secret",
            peindre: (d: string, boite: Boite) => [
              pathMark(d, { fill: "none", stroke: couleur("ink"), "stroke-width": 0.8 }),
              pathMark(hatchPath([boite]), { fill: "none", stroke: couleur("muted"), "stroke-width": 1 }),
            ],
          },
        ]
      : []),
    ...(hasAbsent
      ? [
          {
            texte: "non disponible",
            peindre: (d: string) => [pathMark(d, { fill: "none", stroke: couleur("muted"), "stroke-width": 0.8 })],
          },
        ]
      : []),
  ];
  const pas = Math.max(PASTILLE.hauteur + 6, taille * 1.6);
  return {
    largeur: Math.max(...lignes.map((l) => measureText(l.texte, taille))) + PASTILLE.largeur + 10,
    hauteur: lignes.length * pas,
    place: (x, y) => ({
      marques: lignes.flatMap((l, i) => {
        const haut = y + i * pas + (pas - PASTILLE.hauteur) / 2;
        const boite: Boite = [
          [x + 1, haut],
          [x + 1 + PASTILLE.largeur, haut],
          [x + 1 + PASTILLE.largeur, haut + PASTILLE.hauteur],
          [x + 1, haut + PASTILLE.hauteur],
        ];
        return l.peindre(`M${x + 1},${haut}h${PASTILLE.largeur}v${PASTILLE.hauteur}h${-PASTILLE.largeur}z`, boite);
      }),
      etiquettes: lignes.map((l, i) => ({
        texte: l.texte,
        x: x + PASTILLE.largeur + 10,
        y: y + (i + 0.5) * pas,
        ancre: "start",
        taille,
      })),
    }),
  };
}

type Boite = readonly (readonly [number, number])[];

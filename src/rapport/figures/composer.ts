import type { Figure, OptionsFigure, Tableau } from "../../modele/figure.ts";
import { once } from "../../modele/once.ts";
import { paint } from "./toile.ts";
import type { Dessin } from "./toile.ts";

const COMPAGNONS = ["id", "titre", "mesure", "lecture", "source", "alternative"] as const;

/** Les deux largeurs pour lesquelles toute figure est dessinée. */
export const LARGE = { largeur: 640, taille: 14 } as const;
export const ETROIT = { largeur: 320, taille: 13.5 } as const;
export type Format = typeof LARGE | typeof ETROIT;

/**
 * Une figure n'existe pas sans ses compagnons.
 * @throws RangeError si l'un d'eux est vide, ou si `decimales` n'est pas un entier de 0 à 6.
 */
export function checkOptions(options: OptionsFigure): void {
  for (const nom of COMPAGNONS) {
    const texte = options[nom];
    if (typeof texte !== "string" || texte.trim() === "")
      throw new RangeError(`figure ${nom} must not be empty, got ${JSON.stringify(texte)}`);
  }
  const { decimales } = options;
  if (!Number.isInteger(decimales) || decimales < 0 || decimales > 6)
    throw new RangeError(`decimales must be an integer from 0 to 6, got ${decimales}`);
}

/**
 * Assemble une figure finie à partir de ses deux dessins et de son tableau. Le dessin attend qu'on le lise : le plan des
 * pages n'en a pas besoin, et Framework les bâtit pendant qu'on dessine.
 */
export function composeFigure(
  options: OptionsFigure,
  draw: (format: Format) => Dessin,
  tableau: Tableau,
  notes: readonly string[],
): Figure {
  checkOptions(options);
  if (tableau.lignes.length === 0) throw new RangeError(`figure table must have rows, got 0 (${options.id})`);
  const nom = accessibleName(options);
  const large = once(() => paint(draw(LARGE), nom));
  const etroit = once(() => paint(draw(ETROIT), nom));
  return {
    id: options.id,
    titre: options.titre,
    mesure: options.mesure,
    get svg() {
      return large();
    },
    get svgEtroit() {
      return etroit();
    },
    tableau,
    source: options.source,
    lecture: options.lecture,
    alternative: options.alternative,
    notes: [...new Set([...(options.notes ?? []), ...notes])],
  };
}

// Le titre dit le constat, l'alternative ce que la figure montre : l'un après l'autre, sans répétition.
function accessibleName({ titre, alternative }: OptionsFigure): string {
  const [t, a] = [titre.trim(), alternative.trim()];
  if (a.startsWith(t)) return a;
  return /[.!?…]$/.test(t) ? `${t} ${a}` : `${t}. ${a}`;
}

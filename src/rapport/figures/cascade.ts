import type { Decomposition } from "../../modele/decomposition.ts";
import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { formatEcart } from "../../modele/nombre.ts";
import { axeLibre, type Axe } from "./axe.ts";
import { drawCascade } from "./cascade-dessin.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { formatCourt } from "./nombres.ts";

export interface OptionsCascade extends OptionsFigure {
  /** Les deux bouts, tels qu'imprimés : « 2016 », « 2022 ». */
  readonly bouts: readonly [string, string];
}

/** Une ligne de la cascade : un niveau (`de` = `a`), ou un apport qui mène de l'un à l'autre. */
export interface Marche {
  readonly libelle: string;
  readonly de: number;
  readonly a: number;
  readonly texte: string;
  readonly isNiveau: boolean;
}

export interface Cascade {
  readonly marches: readonly Marche[];
  readonly axe: Axe;
  readonly unite: string;
}

/**
 * Une cascade : le niveau de départ, chaque apport à la suite du précédent, le niveau d'arrivée. Les niveaux sont des points :
 * l'axe ne part pas forcément de zéro, une barre y mentirait.
 * @throws RangeError si les apports ne mènent pas du départ à l'arrivée, ou si un compagnon de la figure manque
 */
export function cascade({ debut, fin, apports }: Decomposition, options: OptionsCascade): Figure {
  checkOptions(options);
  const { unite, decimales, bouts } = options;
  const somme = apports.reduce((s, a) => s + a.valeur, debut);
  if (!(Math.abs(somme - fin) <= 0.5 * 10 ** -decimales))
    throw new RangeError(`contributions must lead from ${debut} to ${fin}, got ${somme}`);
  const niveau = (libelle: string, x: number): Marche => ({
    libelle,
    de: x,
    a: x,
    texte: formatCourt(x, unite, decimales),
    isNiveau: true,
  });
  let cumul = debut;
  const pas = apports.map(({ libelle, valeur }): Marche => {
    const de = cumul;
    cumul += valeur;
    return { libelle, de, a: cumul, texte: formatEcart(valeur, "", decimales), isNiveau: false };
  });
  const marches = [niveau(bouts[0], debut), ...pas, niveau(bouts[1], fin)];
  const axe = axeLibre(
    marches.flatMap((m) => [m.de, m.a]),
    decimales,
  );
  return composeFigure(
    options,
    (format) => drawCascade({ marches, axe, unite }, format),
    {
      titre: options.mesure,
      colonnes: [
        { libelle: "Étape", nombre: false },
        { libelle: `Niveau (en ${unite})`, nombre: true },
        { libelle: `Apport (en ${unite === "%" ? "points" : unite})`, nombre: true },
      ],
      lignes: marches.map((m) => [m.libelle, formatCourt(m.a, unite, decimales), m.isNiveau ? "—" : m.texte]),
    },
    axe.isDepuisZero ? [] : ["L'axe ne part pas de zéro."],
  );
}

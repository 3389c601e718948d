import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { axeLibre } from "./axe.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { drawHalteres } from "./halteres-dessin.ts";
import { formatPoint, isDessine, type PointTexte } from "./nombres.ts";
import { NOTE_AXE, notesOf } from "./notes.ts";

/** Une ligne : la même mesure à deux dates, ou dans deux territoires. */
export interface Haltere {
  readonly libelle: string;
  readonly debut: PointTexte;
  readonly fin: PointTexte;
}

export interface OptionsHalteres extends OptionsFigure {
  /** Ce que sont les deux bouts : « 2016 », « 2022 ». */
  readonly bouts: readonly [string, string];
  /** Ce que sont les lignes, en tête du tableau : « IRIS », « Mesure ». */
  readonly ligne: string;
}

/**
 * Des haltères : un point creux pour le premier bout, plein pour le second, un trait entre les deux. Une ligne dont un bout
 * est secret est hachurée : l'autre bout et la longueur du trait le donneraient à peu près.
 * @throws RangeError si deux lignes ont le même libellé, si rien n'est à dessiner, ou si un compagnon de la figure manque.
 */
export function halteres(lignes: readonly Haltere[], options: OptionsHalteres): Figure {
  checkOptions(options);
  const libelles = lignes.map((l) => l.libelle);
  const double = libelles.find((l, i) => libelles.indexOf(l) !== i);
  if (double !== undefined) throw new RangeError(`dumbbell rows must have distinct labels, got ${double} twice`);
  const servis = lignes.flatMap((l) => [l.debut, l.fin]).filter(isDessine);
  if (servis.length === 0) throw new RangeError(`dumbbells must have at least one served value, got 0 (${options.id})`);
  const { unite, decimales, bouts, ligne } = options;
  const axe = axeLibre(
    servis.map((p) => p.valeur),
    decimales,
  );
  const notes = notesOf(
    lignes.flatMap(({ libelle, debut, fin }) => [debut, fin].map((p) => ({ ...p, nom: libelle, millesime: "" }))),
    "plein",
  );
  return composeFigure(
    options,
    (format) => drawHalteres({ lignes, axe, unite, decimales, bouts }, format),
    {
      titre: options.mesure,
      colonnes: [{ libelle: ligne, nombre: false }, ...bouts.map((libelle) => ({ libelle, nombre: true }))],
      lignes: lignes.map((l) => [l.libelle, ...[l.debut, l.fin].map((p) => formatPoint(p, unite, decimales))]),
    },
    axe.isDepuisZero ? notes : [...notes, NOTE_AXE],
  );
}

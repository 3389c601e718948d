import type { Fond } from "../../modele/fond.ts";
import type { Figure, OptionsFigure, Tableau } from "../../modele/figure.ts";
import { composeFigure, checkOptions, LARGE } from "./composer.ts";
import { drawCarte, sortZones } from "./carte-dessin.ts";
import { classesOf, classIndex, type Classe } from "./classes.ts";
import { formatPoint, isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";
import { notesOf } from "./notes.ts";

export interface OptionsCarte extends OptionsFigure {
  readonly fond: Fond;
}

/**
 * La carte d'un indicateur à un millésime : cinq classes nommées au plus, chaque valeur écrite dans sa zone quand elle y
 * tient, le secret hachuré, l'absence en pointillé. La classe est aussi dans le tableau, rangé par nom.
 * @throws RangeError si les millésimes diffèrent, si aucune valeur n'est à dessiner, si un compagnon manque.
 */
export function carte(valeurs: readonly PointTexte[], options: OptionsCarte): Figure {
  checkOptions(options);
  const millesimes = [...new Set(valeurs.map((p) => p.millesime))];
  if (millesimes.length > 1) throw new RangeError(`map must show one millesime, got ${millesimes.join(", ")}`);
  const { fond, unite, decimales } = options;
  const traces = new Set(fond.large.zones.map((z) => z.code));
  const servis = valeurs.filter((p) => isDessine(p) && traces.has(p.territoire)).filter(isDessine);
  if (servis.length === 0) throw new RangeError(`map must have at least one served value, got 0 (${options.id})`);
  const classes = classesOf(
    servis.map((p) => p.valeur),
    unite,
    decimales,
  );
  const horsCarte = valeurs.filter((p) => !traces.has(p.territoire)).map((p) => p.nom);
  return composeFigure(
    options,
    (format) =>
      drawCarte({ valeurs, classes, trace: format === LARGE ? fond.large : fond.etroit, unite, decimales }, format),
    tableauCarte(valeurs, classes, options),
    [
      ...notesOf(valeurs.filter((p) => !isDessine(p))),
      ...(horsCarte.length > 0 ? [`Sans contour, hors de la carte : ${horsCarte.join(", ")}.`] : []),
      `Contours : ${fond.source}.`,
    ],
  );
}

function tableauCarte(valeurs: readonly PointTexte[], classes: readonly Classe[], options: OptionsCarte): Tableau {
  const { mesure, unite, decimales } = options;
  const millesime = valeurs[0]?.millesime ?? "";
  return {
    titre: `${mesure}, ${millesime}`,
    colonnes: [
      { libelle: "Territoire", nombre: false },
      { libelle: millesime, nombre: true },
      { libelle: "Classe de la carte", nombre: false },
    ],
    lignes: sortZones(valeurs).map((p) => [
      p.nom,
      formatPoint(p, unite, decimales),
      isDessine(p) ? (classes[classIndex(p.valeur, classes)]?.nom ?? "—") : "—",
    ]),
  };
}

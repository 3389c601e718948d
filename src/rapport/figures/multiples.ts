import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { axeLibre } from "./axe.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { drawMultiples } from "./multiples-dessin.ts";
import { formatPoint, isDessine, type PointTexte } from "./nombres.ts";
import { NOTE_AXE, notesOf } from "./notes.ts";
import { groupSeries } from "./series.ts";

/** Un panneau : un lieu, ses millésimes. */
export interface Panneau {
  readonly titre: string;
  readonly points: readonly PointTexte[];
}

export interface OptionsMultiples extends OptionsFigure {
  /** Ce que sont les panneaux, en tête du tableau : « IRIS ». */
  readonly panneau: string;
  /** La série redite dans chaque panneau : celle de la commune. */
  readonly reference: readonly PointTexte[];
}

/** Au-delà, la suite des panneaux ne se parcourt plus : une carte ou un tableau de chaleur la remplace. */
export const PANNEAUX_MAX = 24;

/**
 * Des petites courbes, une par lieu, toutes à la même échelle, la commune redite dans chacune. Rien n'est tracé à travers une
 * rupture, un secret ou une absence.
 * @throws RangeError sans deux panneaux, au-delà de vingt-quatre, si deux panneaux ont le même titre, sans deux millésimes, ou si
 * rien n'est à dessiner.
 */
export function multiples(panneaux: readonly Panneau[], options: OptionsMultiples): Figure {
  checkOptions(options);
  if (panneaux.length < 2 || panneaux.length > PANNEAUX_MAX)
    throw new RangeError(`small multiples must have 2 to ${PANNEAUX_MAX} panels, got ${panneaux.length}`);
  const titres = panneaux.map((p) => p.titre);
  const double = titres.find((t, i) => titres.indexOf(t) !== i);
  if (double !== undefined) throw new RangeError(`small multiples must have distinct titles, got ${double} twice`);
  const tous = [...panneaux.flatMap((p) => p.points), ...options.reference];
  const temps = [...new Map(tous.map((p) => [p.temps, p.millesime]))].toSorted(([a], [b]) => a - b);
  const [premier, dernier] = [temps[0], temps.at(-1)];
  if (!premier || !dernier || premier === dernier)
    throw new RangeError(`small multiples must have at least 2 millesimes, got ${temps.length}`);
  const servis = tous.filter(isDessine);
  if (!panneaux.some((p) => p.points.some(isDessine)))
    throw new RangeError(`small multiples must have at least one served value, got 0 (${options.id})`);
  const { unite, decimales, panneau, reference } = options;
  const axe = axeLibre(
    servis.map((p) => p.valeur),
    decimales,
  );
  const [serieReference] = groupSeries(reference, options.ruptures);
  const series = panneaux.map(({ titre, points }) => ({ titre, serie: groupSeries(points, options.ruptures)[0] }));
  const ligne = (nom: string, points: readonly PointTexte[]): readonly string[] => [
    nom,
    ...temps.map(([t]) => {
      const p = points.find((q) => q.temps === t);
      return p ? formatPoint(p, unite, decimales) : "non disponible";
    }),
  ];
  const [ville] = reference;
  const notes = notesOf(
    panneaux.flatMap(({ titre, points }) => points.map((p) => ({ ...p, nom: titre }))),
    "plein",
  );
  return composeFigure(
    options,
    (format) =>
      drawMultiples(
        { panneaux: series, reference: serieReference, axe, temps: [premier, dernier], unite, decimales },
        format,
      ),
    {
      titre: `${options.mesure}, par millésime`,
      colonnes: [
        { libelle: panneau, nombre: false },
        ...temps.map(([, millesime]) => ({ libelle: millesime, nombre: true })),
      ],
      lignes: [
        ...(ville ? [ligne(ville.nom, reference)] : []),
        ...panneaux.map(({ titre, points }) => ligne(titre, points)),
      ],
    },
    axe.isDepuisZero ? notes : [...notes, NOTE_AXE],
  );
}

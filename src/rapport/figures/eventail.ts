import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { axeLibre } from "./axe.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { drawEventail } from "./eventail-dessin.ts";
import { formatCourt, formatPoint, isDessine, type PointTexte } from "./nombres.ts";
import { NOTE_AXE, notesOf } from "./notes.ts";

/** Une année projetée : le trait central, et les bornes que les erreurs passées lui donnent ; null si elles manquent. */
export interface PointProjete {
  readonly temps: number;
  readonly millesime: string;
  readonly central: number;
  readonly bande: readonly [number, number] | null;
}

export interface OptionsEventail extends OptionsFigure {
  /** Ce que la bande contient : « bande à 80 % ». */
  readonly bande: string;
}

/**
 * L'éventail d'une projection : l'observé en trait plein, la projection en tirets, ses bornes en bande qui s'ouvre.
 * @throws RangeError sans valeur observée, sans projection, si une projection précède l'observé, ou si une bande est à l'envers.
 */
export function eventail(
  observes: readonly PointTexte[],
  projetes: readonly PointProjete[],
  options: OptionsEventail,
): Figure {
  checkOptions(options);
  const servis = observes.filter(isDessine).toSorted((a, b) => a.temps - b.temps);
  const dernier = servis.at(-1);
  if (!dernier) throw new RangeError(`fan must have at least one observed value, got 0 (${options.id})`);
  if (projetes.length === 0) throw new RangeError(`fan must have at least one projected value, got 0 (${options.id})`);
  const suite = projetes.toSorted((a, b) => a.temps - b.temps);
  for (const { temps, bande } of suite) {
    if (temps <= dernier.temps) throw new RangeError(`projection must follow ${dernier.millesime}, got ${temps}`);
    if (bande && bande[0] > bande[1]) throw new RangeError(`band must be ordered, got ${bande.join(" to ")}`);
  }
  const { unite, decimales } = options;
  const axe = axeLibre(
    [...servis.map((p) => p.valeur), ...suite.flatMap((p) => [p.central, ...(p.bande ?? [])])],
    decimales,
  );
  const dire = (v: number): string => formatCourt(v, unite, decimales);
  const notes = notesOf(observes);
  return composeFigure(
    options,
    (format) => drawEventail({ servis, suite, axe, unite, decimales, bande: options.bande }, format),
    {
      titre: options.mesure,
      colonnes: [
        { libelle: "Année", nombre: false },
        { libelle: "Observé ou projeté", nombre: true },
        { libelle: `De… (${options.bande})`, nombre: true },
        { libelle: "à…", nombre: true },
      ],
      lignes: [
        ...observes.map((p) => [p.millesime, formatPoint(p, unite, decimales), "—", "—"]),
        ...suite.map((p) => [
          `${p.millesime} (projeté)`,
          dire(p.central),
          ...(p.bande ? p.bande.map(dire) : ["non calculable", "non calculable"]),
        ]),
      ],
    },
    axe.isDepuisZero ? notes : [...notes, NOTE_AXE],
  );
}

import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { axeLibre } from "./axe.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { formatCourt } from "./nombres.ts";
import { NOTE_AXE } from "./notes.ts";
import { drawSuivi } from "./suivi-dessin.ts";

/** Un mois suivi : le constaté, et les limites entre lesquelles le passé l'attendait ; null quand rien ne les donne. */
export interface PointSuivi {
  readonly temps: number;
  /** « mars 2025 ». */
  readonly nom: string;
  readonly valeur: number;
  readonly limites: { readonly attendu: number; readonly bas: number; readonly haut: number } | null;
  /** Les signaux du mois ; vide s'il n'y en a pas. */
  readonly signaux: readonly string[];
}

/**
 * Une carte de contrôle : le constaté en trait plein, l'attendu en tirets dans la bande de ses limites, les mois signalés en
 * disques pleins. Rien n'est tracé à travers une rupture.
 * @throws RangeError avec moins de deux mois, deux mois au même temps, ou des limites à l'envers.
 */
export function suivi(points: readonly PointSuivi[], options: OptionsFigure): Figure {
  checkOptions(options);
  if (points.length < 2) throw new RangeError(`chart must have at least 2 months, got ${points.length}`);
  if (new Set(points.map((p) => p.temps)).size < points.length) throw new RangeError(`months must differ, got a repeat (${options.id})`); // prettier-ignore
  for (const { limites, nom } of points)
    if (limites && limites.bas > limites.haut) throw new RangeError(`limits must be ordered, got ${nom}`);
  const { unite, decimales, ruptures = [] } = options;
  const tries = points.toSorted((a, b) => a.temps - b.temps);
  const axe = axeLibre(
    tries.flatMap((p) => [p.valeur, ...(p.limites ? [p.limites.bas, p.limites.haut] : [])]),
    decimales,
  );
  const dire = (v: number): string => formatCourt(v, unite, decimales);
  return composeFigure(
    options,
    (format) => drawSuivi({ points: tries, axe, unite, ruptures }, format),
    {
      titre: options.mesure,
      colonnes: [
        { libelle: "Mois", nombre: false },
        { libelle: "Constaté", nombre: true },
        { libelle: "Attendu", nombre: true },
        { libelle: "Limites", nombre: true },
        { libelle: "Signal", nombre: false },
      ],
      lignes: tries.map(({ nom, valeur, limites, signaux }) => [
        nom,
        dire(valeur),
        limites ? dire(limites.attendu) : "—",
        limites ? `${dire(limites.bas)} à ${dire(limites.haut)}` : "—",
        signaux.join(", ") || "—",
      ]),
    },
    axe.isDepuisZero ? [] : [NOTE_AXE],
  );
}

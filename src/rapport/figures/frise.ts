import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { drawFrise } from "./frise-dessin.ts";

/** Ce qui court d'un temps à un autre. */
export interface Duree {
  readonly nom: string;
  /** Années, avec fraction : 2025,5 pour le 1er juillet 2025. */
  readonly debut: number;
  readonly fin: number;
  /** Les mêmes, comme on les lit : « 14 avril 2025 ». */
  readonly dates: readonly [string, string];
  /** Où l'on en est, écrit au bout de la ligne : « en cours ». */
  readonly etat: string;
  /** `plein` : se fait ou s'est fait ; `clair` : décidé ; `tirets` : proposé. */
  readonly trait: "plein" | "clair" | "tirets";
}

/** Le jour auquel la frise se place. */
export interface Repere {
  readonly temps: number;
  /** « 30 novembre 2026 ». */
  readonly nom: string;
}

/**
 * Une frise : ce qui est à faire, chacun à sa ligne, du début à la fin ; le trait vertical est le jour de l'édition. L'état est écrit,
 * jamais dit par la couleur seule.
 * @throws RangeError si rien n'est à dessiner, ou si une durée finit avant de commencer.
 */
export function frise(durees: readonly Duree[], repere: Repere, options: OptionsFigure): Figure {
  checkOptions(options);
  if (durees.length === 0) throw new RangeError(`timeline must have at least one span, got 0 (${options.id})`);
  for (const { nom, debut, fin } of durees)
    if (!(debut <= fin)) throw new RangeError(`spans must end after they start, got ${debut} to ${fin} (${nom})`);
  return composeFigure(
    options,
    (format) => drawFrise(durees, repere, format),
    {
      titre: options.mesure,
      colonnes: ["Action", "Début", "Fin", "État"].map((libelle) => ({ libelle, nombre: false })),
      lignes: durees.map(({ nom, dates, etat }) => [nom, ...dates, etat]),
    },
    [],
  );
}

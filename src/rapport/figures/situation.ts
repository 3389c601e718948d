import type * as Plot from "@observablehq/plot";
import type { Fond } from "../../modele/fond.ts";
import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { linesPath, ringsPath } from "./bandes.ts";
import { fitTrace, FILET } from "./carte-dessin.ts";
import { checkOptions, composeFigure, LARGE, type Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { pathMark, type Dessin } from "./toile.ts";

export interface OptionsSituation extends OptionsFigure {
  readonly fond: Fond;
  /** Codes des zones montrées. */
  readonly ici: readonly string[];
  /** Le nom de chaque zone, pour le tableau. */
  readonly noms: Readonly<Record<string, string>>;
}

const LARGEUR = 300; // un plan de situation se regarde une fois : il n'a pas la largeur d'une carte de chiffres

/**
 * Le plan de situation d'un quartier dans la commune.
 * @throws RangeError si aucune de ses zones n'a de contour.
 */
export function situation(options: OptionsSituation): Figure {
  checkOptions(options);
  const { fond, ici, noms } = options;
  const traces = new Set(fond.large.zones.map((z) => z.code));
  const montrees = ici.filter((code) => traces.has(code));
  if (montrees.length === 0) throw new RangeError(`location map must show at least one zone, got 0 (${options.id})`);
  return composeFigure(
    options,
    (format) => drawSituation(fond, new Set(montrees), format),
    {
      titre: options.mesure,
      colonnes: [
        { libelle: "IRIS", nombre: false },
        { libelle: "Code", nombre: false },
      ],
      lignes: ici.map((code) => [noms[code] ?? code, code]),
    },
    [],
  );
}

function drawSituation(fond: Fond, ici: ReadonlySet<string>, format: Format): Dessin {
  const place = Math.min(LARGEUR, format.largeur);
  const { zones, bord, hauteur } = fitTrace(format === LARGE ? fond.large : fond.etroit, place);
  const chemin = (garde: boolean): string =>
    zones.flatMap((z) => (ici.has(z.code) === garde ? [ringsPath(z.anneaux)] : [])).join("");
  const marques: Plot.Markish[] = [
    pathMark(chemin(false), { fill: "none", stroke: couleur("muted"), "stroke-width": 0.6, "fill-rule": "evenodd" }),
    pathMark(chemin(true), { fill: couleur("commune"), stroke: FILET, "stroke-width": 0.8, "fill-rule": "evenodd" }),
    pathMark(linesPath(bord), { fill: "none", stroke: couleur("ink") }),
  ];
  return {
    largeur: format.largeur,
    hauteur,
    marges: { haut: 0, droite: 0, bas: 0, gauche: 0 },
    domaineX: [0, 1],
    domaineY: [0, 1],
    marques,
    etiquettes: [],
  };
}

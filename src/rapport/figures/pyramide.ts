import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { formatNombre } from "../../modele/nombre.ts";
import { isServi, type Statut } from "../../modele/statut.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { formatStatut } from "./nombres.ts";
import { drawPyramide } from "./pyramide-dessin.ts";

export interface CasePyramide {
  readonly valeur: number | null;
  readonly statut: Statut;
}

/** Une population par sexe et groupe d'âges, du plus jeune au plus âgé. */
export interface PopulationPyramide {
  readonly millesime: string;
  readonly femmes: readonly CasePyramide[];
  readonly hommes: readonly CasePyramide[];
}

export interface OptionsPyramide extends OptionsFigure {
  /** « 0 à 4 ans », du plus jeune au plus âgé. */
  readonly groupes: readonly string[];
}

/**
 * La pyramide des âges : les hommes à gauche, les femmes à droite, une barre par groupe d'âges, et le contour du millésime
 * ancien par-dessus. Un groupe secret est hachuré ; le contour ancien s'y interrompt.
 * @throws RangeError si un sexe n'a pas un effectif par groupe, si un effectif est négatif, ou si rien n'est à dessiner.
 */
export function pyramide(
  recente: PopulationPyramide,
  ancienne: PopulationPyramide | null,
  options: OptionsPyramide,
): Figure {
  checkOptions(options);
  const { groupes, decimales } = options;
  const populations = [recente, ...(ancienne ? [ancienne] : [])];
  const cases = populations.flatMap((p) => [p.femmes, p.hommes]);
  const courte = cases.find((c) => c.length !== groupes.length);
  if (courte) throw new RangeError(`pyramid must have ${groupes.length} groups, got ${courte.length}`);
  const servies = cases.flat().filter((c) => c.valeur !== null && isServi(c.statut));
  const negative = servies.find((c) => c.valeur! < 0);
  if (negative) throw new RangeError(`pyramid counts must not be negative, got ${negative.valeur}`);
  const max = Math.max(0, ...servies.map((c) => c.valeur!));
  if (max === 0) throw new RangeError(`pyramid must have at least one served count, got 0 (${options.id})`);
  const dire = ({ valeur, statut }: CasePyramide): string =>
    valeur !== null && isServi(statut) ? formatNombre(valeur, decimales) : formatStatut(statut, null);
  return composeFigure(
    options,
    (format) => drawPyramide({ recente, ancienne, groupes, max }, format),
    {
      titre: options.mesure,
      colonnes: [
        { libelle: "Âge", nombre: false },
        ...populations.flatMap(({ millesime }) => [
          { libelle: `Hommes, ${millesime}`, nombre: true },
          { libelle: `Femmes, ${millesime}`, nombre: true },
        ]),
      ],
      lignes: groupes.map((g, i) => [g, ...populations.flatMap((p) => [dire(p.hommes[i]!), dire(p.femmes[i]!)])]),
    },
    [],
  );
}

import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { formatNombre, formatValeur } from "../../modele/nombre.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { drawDelais } from "./delais-dessin.ts";

/** La part des décisions rendues en `jours` au plus ; null si le secret empêche de la dire. */
export interface PartDelai {
  readonly jours: number;
  readonly part: number | null;
}

export interface OptionsDelais extends OptionsFigure {
  /** Le délai médian et le neuvième décile, en jours ; null s'ils ne se disent pas. */
  readonly mediane: number | null;
  readonly p90: number | null;
}

/**
 * La courbe des délais : la part des décisions rendues en tant de jours au plus, aux seules bornes que les tranches donnent. Elle
 * s'arrête où une tranche est secrète : la suite la redonnerait par différence. La médiane et le neuvième décile sont deux repères.
 * @throws RangeError si les jours ou les parts ne croissent pas, si une part sort de 0 à 100, si une part suit une part secrète, ou
 * si rien n'est à dessiner.
 */
export function delais(points: readonly PartDelai[], options: OptionsDelais): Figure {
  checkOptions(options);
  for (const [i, p] of points.entries()) {
    const avant = points[i - 1];
    if (p.jours <= (avant?.jours ?? 0)) throw new RangeError(`delays must grow, got ${p.jours} days`);
    if (p.part === null) continue;
    if (avant?.part === null) throw new RangeError(`delay shares must stop at a secret, got ${p.part} after it`);
    if (!(p.part >= (avant?.part ?? 0) && p.part <= 100))
      throw new RangeError(`delay shares must grow from 0 to 100, got ${p.part}`);
  }
  const servis = points.flatMap((p) => (p.part === null ? [] : [{ jours: p.jours, part: p.part }]));
  if (servis.length === 0) throw new RangeError(`delays must have at least one served share, got 0 (${options.id})`);
  const { mediane, p90 } = options;
  const reperes = [
    { nom: "médiane", jours: mediane, part: 50 },
    { nom: "neuvième décile", jours: p90, part: 90 },
  ].flatMap((r) => (r.jours === null ? [] : [{ ...r, jours: r.jours }]));
  const tues = points.filter((p) => p.part === null);
  return composeFigure(
    options,
    (format) => drawDelais({ servis, fin: points.at(-1)?.jours ?? 1, isCoupe: tues.length > 0, reperes }, format),
    {
      titre: options.mesure,
      colonnes: [
        { libelle: "Délai", nombre: false },
        { libelle: "Décisions rendues", nombre: true },
      ],
      lignes: [
        ...points.map((p) => [
          `${formatNombre(p.jours)} jours ou moins`,
          p.part === null ? "secret" : formatValeur(p.part, "%", 0),
        ]),
        ...reperes.map((r) => [
          `${r.nom === "médiane" ? "Médiane" : "Neuvième décile"}`,
          `${formatNombre(r.jours, Number.isInteger(r.jours) ? 0 : 1)} jours`,
        ]),
      ],
    },
    tues.length > 0 ? ["La courbe s'arrête où une tranche est secrète : la suite la redonnerait par différence."] : [],
  );
}

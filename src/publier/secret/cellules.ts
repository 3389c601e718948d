import type { Agregat } from "../../modele/agregat.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { Cellule, Contrainte, Equation } from "../../secret/cellule.ts";
import type { Derivee } from "../../secret/derivees.ts";
import { idComplement, idOf, type Cle } from "./cles.ts";
import { linkCles } from "./liens.ts";

/** Masquer un total prive de bien plus qu'une de ses parties. */
const COUT_ENSEMBLE = 5;

/** Un compte ou un montant s'additionne ; une moyenne, une médiane, une part se déduit d'eux. */
export const isAdditif = ({ nature }: Pick<Agregat, "nature">): boolean =>
  nature === "effectif" || nature === "montant";

export interface SystemeAgregats {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  readonly contraintes: readonly Contrainte[];
  /** Les découpages à double compte : pas des sommes, mais « tous » et « aucun » s'y lisent. */
  readonly recouvrements: readonly Equation[];
}

/**
 * Les cases d'un tableau et tout ce qui s'en calcule : ses sommes, les compléments de ses parts, les cases qu'il ne montre
 * pas mais qu'il suppose.
 *
 * @param agregats toutes les cases connues, publiées ou non
 * @param isPubliee celles que le tableau montre
 */
export function createSystemeAgregats(
  agregats: readonly Agregat[],
  isPubliee: (id: string) => boolean,
  structure: StructureAgregats,
): SystemeAgregats {
  const additifs = agregats.filter(isAdditif);
  const parId = new Map(agregats.map((a) => [idOf(a), a]));
  const liens = linkCles(additifs, structure);
  const valeurOf = (cle: Cle): number => parId.get(idOf(cle))?.valeur ?? 0;
  const sommeDe = (ids: readonly string[]): number => ids.reduce((s, id) => s + (parId.get(id)?.valeur ?? 0), 0);
  return {
    cellules: [
      ...additifs.map((a): Cellule => ({
        id: idOf(a),
        valeur: a.valeur,
        effectif: a.effectif,
        nature: a.nature === "montant" ? "montant" : "effectif",
        contributions: a.contributions,
        contributeur: a.seul === undefined ? undefined : String(a.seul),
        cout: a.modalite === null ? COUT_ENSEMBLE : 1,
        publiee: isPubliee(idOf(a)),
        table: a.variable,
        source: a.source,
        dims: { modalite: a.modalite ?? "ensemble", millesime: String(a.millesime) },
      })),
      // Un mois hors des exports, dans un trimestre publié : rien n'y a été compté.
      ...liens.supposees.map((cle): Cellule => ({
        id: idOf(cle),
        valeur: 0,
        zeroStructurel: true,
        publiee: false,
        table: cle.variable,
      })),
      ...liens.complements.map(({ id, total, part, effectif }): Cellule => {
        const unites = effectif === undefined ? undefined : parId.get(idOf({ ...part, variable: effectif }))?.effectif;
        return { id, valeur: valeurOf(total) - valeurOf(part), effectif: unites, publiee: false, table: part.variable };
      }),
    ],
    equations: [
      ...liens.equations,
      // Personne n'a compté deux fois : ce recouvrement est une somme, et un lecteur peut le deviner.
      ...liens.recouvrements.filter(({ total, parts }) => sommeDe(parts) === sommeDe([total])),
    ],
    contraintes: liens.contraintes,
    recouvrements: liens.recouvrements,
  };
}

/**
 * Les moyennes, médianes et déciles d'un tableau, avec les cases dont ils se déduisent.
 * @throws RangeError si un agrégat qui ne s'additionne pas n'a pas de parties déclarées
 */
export function listDerivees(agregats: readonly Agregat[], { derivees }: StructureAgregats): Derivee[] {
  return agregats
    .filter((a) => !isAdditif(a))
    .map((a) => {
      const declaree = derivees.find(({ variable }) => variable === a.variable);
      if (!declaree) throw new RangeError(`derived aggregate must declare its parts, got ${a.variable}`);
      const named = (variable: string): Cle => ({ ...a, variable });
      const parts = declaree.parts.map((part) =>
        typeof part === "string" ? idOf(named(part)) : idComplement(named(part.de), named(part.hors)),
      );
      return { id: idOf(a), parts, table: a.variable };
    });
}

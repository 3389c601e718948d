import type { Agregat } from "../../modele/agregat.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import { auditer, type DemandeAudit } from "../../secret/auditer.ts";
import type { Contrainte } from "../../secret/cellule.ts";
import { linkQuantiles } from "./quantiles.ts";

/**
 * Les quantiles à retenir : montrés, ils encadreraient de trop près une tranche masquée, ou la donneraient. Rien d'autre n'y
 * remédierait, leur total étant public. Ceux qu'on garde s'ajoutent à ce que le lecteur sait des suivants.
 */
export async function findQuantilesBavards(
  tableau: readonly Agregat[],
  structure: StructureAgregats,
  demande: DemandeAudit & { readonly contraintes: readonly Contrainte[] },
): Promise<readonly string[]> {
  const tues = new Set(demande.supprimees);
  let { contraintes } = demande;
  const bavards: string[] = [];
  for (const { id, contraintes: siennes } of linkQuantiles(tableau, structure)) {
    if (!siennes.some(({ termes }) => termes.some((t) => tues.has(t.id)))) continue;
    const essai = [...contraintes, ...siennes];
    const { exactes, etroites } = await auditer({ ...demande, contraintes: essai });
    if (exactes.length + etroites.length > 0) bavards.push(id);
    else contraintes = essai;
  }
  return bavards;
}

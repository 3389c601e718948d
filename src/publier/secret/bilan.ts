import type { Agregat } from "../../modele/agregat.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { BilanSecret, TableSecret } from "../../rapport/lecture.ts";
import type { Audit } from "../../secret/auditer.ts";
import type { Politique } from "../../secret/politique.ts";
import { idOf } from "./cles.ts";
import { groupTables } from "./tables.ts";
import { protegerTableau } from "./proteger-edition.ts";
import type { Largeur } from "./regrouper.ts";

const ELARGIE: Readonly<Record<Largeur, string | null>> = {
  "telle quelle": null,
  regroupée: "regroupée",
  "sans détail": "donnée sans détail",
  retirée: "non diffusée",
};

/**
 * Ce qui serait masqué en protégeant chaque table sans les autres, et sans le passé : la mesure de ce que coûte de les
 * protéger ensemble.
 */
async function countTableParTable(
  agregats: readonly Agregat[],
  politique: Politique,
  structure: StructureAgregats,
): Promise<number> {
  const tues = new Set<string>();
  for (const { cases } of groupTables(agregats, agregats)) {
    const siennes = new Set(cases.map((a) => a.variable));
    const totaux = [...structure.ventilations, ...structure.recouvrements]
      .filter((v) => siennes.has(v.variable))
      .map(({ total }) => total);
    const parts = structure.derivees
      .filter((d) => siennes.has(d.variable))
      .flatMap((d) => d.parts.flatMap((p) => (typeof p === "string" ? [p] : [p.de, p.hors])));
    const voisines = [...totaux, ...parts].filter((variable) => !siennes.has(variable));
    const seule = [...cases, ...agregats.filter((a) => voisines.includes(a.variable) && a.modalite === null)];
    const protection = await protegerTableau({ agregats: seule, tableau: seule, registres: [], politique, structure });
    if ("tues" in protection) for (const id of protection.tues) tues.add(id);
  }
  return tues.size;
}

/** Des comptes, table par table ; jamais le motif d'une case. */
export async function summarizeSecret(
  agregats: readonly Agregat[],
  tableau: readonly Agregat[],
  protege: { readonly tues: ReadonlySet<string>; readonly audit: Audit },
  largeurs: ReadonlyMap<string, Largeur>,
  { politique, structure }: { readonly politique: Politique; readonly structure: StructureAgregats },
): Promise<BilanSecret> {
  const tables = groupTables(agregats, agregats).map(({ libelle, isVentilee, cases }): TableSecret => {
    const siennes = new Set(cases.map((a) => a.variable));
    const montrees = tableau.filter((a) => siennes.has(a.variable));
    const [largeur = "telle quelle"] = [...siennes].flatMap((variable) => largeurs.get(variable) ?? []);
    const retirees = new Set(cases.filter((a) => largeurs.get(a.variable) === "retirée").map((a) => a.libelle));
    return {
      libelle,
      cases: montrees.length,
      masquees: montrees.filter((a) => protege.tues.has(idOf(a))).length,
      elargie:
        isVentilee || montrees.length === 0 || retirees.size === 0
          ? ELARGIE[largeur]
          : `sans ${[...retirees].map((l) => `« ${l} »`).join(", ")}`,
    };
  });
  const { exactes, etroites, initiees } = protege.audit;
  return {
    seuil: politique.seuil,
    tables,
    tableParTable: await countTableParTable(tableau, politique, structure),
    attaque: { exactes: exactes.length, etroites: etroites.length, initiees: initiees.length },
  };
}

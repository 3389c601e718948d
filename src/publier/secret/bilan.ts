import type { Agregat } from "../../modele/agregat.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { BilanSecret, TableSecret } from "../../rapport/lecture.ts";
import type { Audit } from "../../secret/auditer.ts";
import type { Politique } from "../../secret/politique.ts";
import { idOf } from "./cles.ts";
import { protegerTableau } from "./proteger-edition.ts";
import type { Largeur } from "./regrouper.ts";

/** Les cases d'un tableau, table par table : une table est une variable, toutes années réunies. */
export function groupTables(agregats: readonly Agregat[]): ReadonlyMap<string, readonly Agregat[]> {
  const tables = new Map<string, Agregat[]>();
  for (const a of agregats) tables.set(a.variable, [...(tables.get(a.variable) ?? []), a]);
  return tables;
}

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
  for (const [variable, table] of groupTables(agregats)) {
    const totaux = [...structure.ventilations, ...structure.recouvrements]
      .filter((v) => v.variable === variable)
      .map(({ total }) => total);
    const derivee = structure.derivees.find((d) => d.variable === variable);
    const parts = (derivee?.parts ?? []).flatMap((p) => (typeof p === "string" ? [p] : [p.de, p.hors]));
    const voisines = agregats.filter(
      (a) =>
        (totaux.includes(a.variable) && a.modalite === null && a.variable !== variable) || parts.includes(a.variable),
    );
    const seule = [...table, ...voisines];
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
  const montrees = groupTables(tableau);
  const tables = [...groupTables(agregats)].map(([variable, table]): TableSecret => {
    const cases = montrees.get(variable) ?? [];
    return {
      libelle: table[0]!.libelle,
      cases: cases.length,
      masquees: cases.filter((a) => protege.tues.has(idOf(a))).length,
      elargie: ELARGIE[largeurs.get(variable) ?? "telle quelle"],
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

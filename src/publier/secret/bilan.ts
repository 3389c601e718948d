import type { Agregat } from "../../modele/agregat.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { BilanSecret, TableSecret } from "../../rapport/lecture.ts";
import type { Audit } from "../../secret/auditer.ts";
import type { Politique } from "../../secret/politique.ts";
import { EXPORTS } from "../fichiers-lus.ts";
import { idOf } from "./cles.ts";
import type { Arretees } from "./corrections.ts";
import type { Livraison } from "./registre.ts";
import { groupTables } from "./tables.ts";
import { protegerTableau } from "./proteger-edition.ts";
import type { Largeur } from "./regrouper.ts";

const ELARGIE: Readonly<Record<Largeur, string | null>> = {
  "telle quelle": null,
  regroupée: "regroupée",
  "sans détail": "donnée sans détail",
  retirée: "non diffusée",
};

interface Contexte {
  readonly registres: readonly (readonly Livraison[])[];
  readonly politique: Politique;
  readonly structure: StructureAgregats;
}

/**
 * Ce qui serait masqué en protégeant chaque table sans les autres, avec son propre passé : la mesure de ce que coûte de les
 * protéger ensemble. `null` si l'une d'elles ne se protège pas seule.
 */
async function countTableParTable(
  agregats: readonly Agregat[],
  detail: readonly Agregat[],
  { registres, politique, structure }: Contexte,
): Promise<number | null> {
  const tues = new Set<string>();
  for (const { cases } of groupTables(agregats, agregats)) {
    const siennes = new Set(cases.map((a) => a.variable));
    const totaux = [...structure.ventilations, ...structure.recouvrements]
      .filter((v) => siennes.has(v.variable))
      .map(({ total }) => total);
    const parts = structure.derivees
      .filter((d) => siennes.has(d.variable))
      .flatMap((d) => d.parts.flatMap((p) => (typeof p === "string" ? [p] : [p.de, p.hors])));
    // D'un total, l'ensemble ; de ce dont un chiffre se calcule, les mêmes modalités que lui.
    const modalites = new Set(cases.map((a) => a.modalite));
    const isVoisine = ({ variable, modalite }: Agregat): boolean =>
      !siennes.has(variable) &&
      ((totaux.includes(variable) && modalite === null) || (parts.includes(variable) && modalites.has(modalite)));
    const seule = [...cases, ...agregats.filter(isVoisine)];
    const variables = new Set(seule.map((a) => a.variable));
    const passe = registres.map((livraisons) =>
      livraisons.map((l) => ({ ...l, cases: l.cases.filter((c) => variables.has(c.variable)) })),
    );
    // Ce qu'un regroupement réunit, et que le passé a pu montrer.
    const parties = detail.filter((a) => variables.has(a.variable));
    const protection = await protegerTableau({ agregats: parties, tableau: seule, registres: passe, politique, structure }); // prettier-ignore
    if (!("tues" in protection)) return null;
    for (const id of protection.tues) tues.add(id);
  }
  return tues.size;
}

/** Ce qu'il faut pour dire ce que le secret a coûté à une édition. */
export interface DemandeBilan extends Contexte {
  readonly agregats: readonly Agregat[];
  /** Les cases masquées aujourd'hui, et celles d'exports arrêtés à une publication passée. */
  readonly libres: readonly Agregat[];
  readonly arretees: Arretees;
  readonly protege: { readonly tues: ReadonlySet<string>; readonly audit: Audit };
  readonly largeurs: ReadonlyMap<string, Largeur>;
}

/** Des comptes, table par table ; jamais le motif d'une case. */
export async function summarizeSecret(demande: DemandeBilan): Promise<BilanSecret> {
  const { agregats, libres, arretees, protege, largeurs, politique } = demande;
  const tableau = [...libres, ...arretees.cases];
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
  const seules = await countTableParTable(libres, agregats, demande);
  const arretesMasquees = arretees.cases.filter((a) => arretees.tues.has(idOf(a))).length;
  return {
    seuil: politique.seuil,
    tables,
    tableParTable: seules === null ? null : seules + arretesMasquees,
    arretes: [...new Set(arretees.cases.map((a) => `${EXPORTS[a.source] ?? a.source} ${a.millesime}`))].sort(),
    attaque: { exactes: exactes.length, etroites: etroites.length, initiees: initiees.length },
  };
}

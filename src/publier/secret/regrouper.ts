import type { Agregat } from "../../modele/agregat.ts";
import { idOf, nameRegroupement, trimestreOf } from "./cles.ts";

/** Jusqu'où une table est élargie : ses mois en trimestres, ses modalités masquées réunies, puis plus de détail du tout. */
export type Largeur = "telle quelle" | "regroupée" | "sans détail" | "retirée";

const SUITE: Readonly<Record<Largeur, Largeur>> = {
  "telle quelle": "regroupée",
  regroupée: "sans détail",
  "sans détail": "retirée",
  retirée: "retirée",
};

/** Le cran d'après, pour une table qui perd trop de cases ; sans modalités, ou sans ensemble, il y a moins de crans. */
export function widenTable(table: readonly Agregat[], largeur: Largeur): Largeur {
  if (table.every((a) => a.modalite === null)) return "retirée";
  const suite = SUITE[largeur];
  return suite === "sans détail" && table.every((a) => a.modalite !== null) ? "retirée" : suite;
}

/**
 * Les cases d'une table à la largeur demandée. L'effectif d'un regroupement est au moins le plus grand des siens : un foyer
 * peut être dans plusieurs, et les ajouter le compterait deux fois.
 *
 * @param isMasquee les cases que la largeur précédente masquait : ce sont elles qu'on réunit
 */
export function regrouper(
  table: readonly Agregat[],
  largeur: Largeur,
  isMasquee: (id: string) => boolean,
): readonly Agregat[] {
  if (largeur === "telle quelle") return table;
  const ensembles = table.filter((a) => a.modalite === null);
  if (largeur === "retirée") return [];
  if (largeur === "sans détail") return ensembles;
  const details = table.filter((a) => a.modalite !== null);
  const petites = new Set(details.filter((a) => isMasquee(idOf(a))).map((a) => a.modalite!));
  const isMensuelle = details.every((a) => trimestreOf(a.modalite!) !== null);
  const nom = nameRegroupement([...petites]);
  const groupeOf = (a: Agregat): string =>
    (isMensuelle ? trimestreOf(a.modalite!) : petites.size > 1 && petites.has(a.modalite!) ? nom : null) ?? a.modalite!;
  const groupes = new Map<string, Agregat[]>();
  for (const a of details) {
    const cle = `${groupeOf(a)}|${a.millesime}`;
    groupes.set(cle, [...(groupes.get(cle) ?? []), a]);
  }
  return [
    ...ensembles,
    ...[...groupes.values()].map((membres): Agregat => {
      const [premier] = membres;
      return {
        ...premier!,
        modalite: groupeOf(premier!),
        valeur: membres.reduce((s, a) => s + a.valeur, 0),
        effectif: Math.max(...membres.map((a) => a.effectif)),
      };
    }),
  ];
}

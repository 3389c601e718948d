import type { Agregat } from "../../modele/agregat.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import { idOf, nameRegroupement, trimestreOf } from "./cles.ts";

/** Jusqu'où une table est élargie : ses mois en trimestres, ses modalités masquées réunies, puis plus de détail du tout. */
export type Largeur = "telle quelle" | "regroupée" | "sans détail" | "retirée";

const SUITE: Readonly<Record<Largeur, Largeur>> = {
  "telle quelle": "regroupée",
  regroupée: "sans détail",
  "sans détail": "retirée",
  retirée: "retirée",
};

/** Le cran d'après, pour une table qui perd trop de cases : il y en a moins si rien ne s'y additionne, ou sans ensemble. */
export function widenTable(table: readonly Agregat[], largeur: Largeur, structure: StructureAgregats): Largeur {
  if (table.every((a) => a.modalite === null)) return "retirée";
  const ventilees = [...structure.ventilations, ...structure.recouvrements].map((v) => v.variable);
  let suite = SUITE[largeur];
  if (suite === "regroupée" && !ventilees.includes(table[0]!.variable)) suite = "sans détail";
  return suite === "sans détail" && table.every((a) => a.modalite !== null) ? "retirée" : suite;
}

/**
 * Les cases d'une table à la largeur demandée. L'effectif d'un regroupement est au moins le plus grand des siens : un foyer
 * peut être dans plusieurs, et les ajouter le compterait deux fois, sauf là où la structure dit que non.
 *
 * @param isMasquee les cases que la largeur précédente masquait : ce sont elles qu'on réunit
 */
export function regrouper(
  table: readonly Agregat[],
  largeur: Largeur,
  { disjointes }: StructureAgregats,
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
    ...[...groupes.values()]
      .filter((membres) => !isTout(membres, details))
      .map((membres): Agregat => {
        const { seul: _, ...premier } = membres[0]!;
        return {
          ...premier,
          modalite: groupeOf(premier),
          valeur: membres.reduce((s, a) => s + a.valeur, 0),
          effectif: disjointes.includes(premier.variable)
            ? membres.reduce((s, a) => s + a.effectif, 0)
            : Math.max(...membres.map((a) => a.effectif)),
          ...addContributions(membres),
          ...seulDe(membres),
        };
      }),
  ];
}

/** Qui pèse le plus dans chaque partie peut être le même foyer : au pire, leurs parts s'ajoutent. */
function addContributions(membres: readonly Agregat[]): Pick<Agregat, "contributions"> {
  if (membres.some(({ contributions }) => contributions === undefined)) return {};
  const sum = (k: 0 | 1): number => membres.reduce((s, { contributions }) => s + contributions![k], 0);
  return { contributions: [sum(0), sum(1)] };
}

/** Le foyer seul du regroupement : le même dans chacune de ses parties qui ne sont pas vides. */
function seulDe(membres: readonly Agregat[]): Pick<Agregat, "seul"> {
  const [seul, ...autres] = new Set(membres.filter((a) => a.effectif > 0).map((a) => a.seul));
  return seul === undefined || autres.length > 0 ? {} : { seul };
}

/** Réunir toutes les modalités d'une année, c'est redire son total : il n'y a plus de détail à donner. */
const isTout = (membres: readonly Agregat[], details: readonly Agregat[]): boolean =>
  membres.length > 1 && membres.length === details.filter((a) => a.millesime === membres[0]!.millesime).length;

import type { Agregat } from "../../modele/agregat.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { Audit } from "../../secret/auditer.ts";
import type { Cellule, Forcee } from "../../secret/cellule.ts";
import { withholdDerivees } from "../../secret/derivees.ts";
import type { Defaut } from "../../secret/entree.ts";
import type { Exigence } from "../../secret/exigence.ts";
import { seuilOf, type Politique } from "../../secret/politique.ts";
import { findPrimaires } from "../../secret/primaires.ts";
import { proteger } from "../../secret/proteger.ts";
import type { Impasse } from "../../secret/refus.ts";
import { linkVersions, type Revision } from "../../secret/versions.ts";
import { createSystemeAgregats, isAdditif, listDerivees } from "./cellules.ts";
import { idOf } from "./cles.ts";
import { nameEcart, recallPasse } from "./passe.ts";
import { findQuantilesBavards } from "./quantiles-bavards.ts";
import { listMontrees, stateOf, type CasePubliee, type Livraison } from "./registre.ts";

export interface DemandeEdition {
  /** Toutes les cases que l'on connaît, publiées ou non. */
  readonly agregats: readonly Agregat[];
  /** Le tableau de l'édition : une partie d'entre elles, ou des sommes d'entre elles. */
  readonly tableau: readonly Agregat[];
  /** Ce que ce lecteur a déjà reçu : le registre de son édition d'abord, puis ceux des autres qu'il peut lire. */
  readonly registres: readonly (readonly Livraison[])[];
  /** Ce qu'une autre édition lui montre en même temps. */
  readonly ailleurs?: readonly (Agregat & { readonly masquee: boolean })[];
  /** Les cases à ne pas montrer pour une raison qui n'est pas dans ce tableau, sauf si elles sont déjà publiques. */
  readonly interdites?: readonly string[];
  readonly politique: Politique;
  readonly structure: StructureAgregats;
}

export interface TableauProtege {
  /** Cases masquées et chiffres dérivés retenus, sans dire pourquoi. */
  readonly tues: ReadonlySet<string>;
  /** Ce que l'intervalle de chaque case masquée doit laisser ignorer ; absente : au moins deux valeurs possibles. */
  readonly exigences: ReadonlyMap<string, Exigence>;
  readonly audit: Audit;
}

export interface Refus {
  readonly defauts: readonly Defaut[];
  readonly impasses: readonly Impasse[];
}

/**
 * Le masque d'une édition, contre un lecteur qui a tout gardé : ce tableau, les livraisons passées, et ce que les éditions
 * plus ouvertes lui montrent.
 */
export async function protegerTableau(demande: DemandeEdition): Promise<TableauProtege | Refus> {
  const { agregats, tableau, registres, ailleurs = [], interdites = [], politique, structure } = demande;
  const montrees = new Set(tableau.map(idOf));
  const connus = new Map([...agregats, ...ailleurs, ...tableau].map((a) => [idOf(a), a]));
  const systeme = createSystemeAgregats([...connus.values()], (id) => montrees.has(id), structure);
  const actuelles = new Map(systeme.cellules.map((c) => [c.id, c]));
  const passe = recallPasse(registres, actuelles, structure, systeme.equations);
  const ecarts = linkVersions(passe.revisions, []);
  const forcees = new Map<string, Forcee>(passe.forcees.map((f) => [f.id, f]));
  for (const a of ailleurs.filter((a) => !a.masquee && isAdditif(a)))
    forcees.set(idOf(a), { id: idOf(a), valeur: a.valeur });
  const cellules: Cellule[] = [
    ...systeme.cellules.map((c) => (forcees.has(c.id) ? { ...c, publiee: true } : c)),
    ...passe.cellules,
    ...countUnites(ecarts.cellules, passe.revisions, tableau, structure),
  ];
  const equations = [...systeme.equations, ...passe.equations, ...ecarts.equations, ...passe.ecarts];
  const anciennes = new Set(passe.cellules.map(({ id }) => id));
  const primaires = findPrimaires(
    cellules.filter(({ id }) => !anciennes.has(id)),
    [...equations, ...systeme.recouvrements],
    politique,
  );
  const [siennes = []] = registres;
  const memoire = [...stateOf(siennes).values()];
  const protection = await proteger({
    cellules,
    equations,
    primaires,
    forcees: [...forcees.values()],
    dejaMasquees: [...memoire.filter((c) => c.valeur === null).map(idOf), ...interdites].filter(
      (id) => actuelles.has(id) && !forcees.has(id),
    ),
    masquePrecedent: listPrecedentes(tableau, memoire),
    contraintes: systeme.contraintes,
    politique,
  });
  if (protection.issue === "refus") return protection;
  const { supprimees, audit } = protection;
  const cachees = primaires.filter(({ id }) => actuelles.get(id)?.publiee === false).map(({ id }) => id);
  const suivies = withholdDerivees(listDerivees(tableau, structure), cellules, [...supprimees, ...cachees]);
  if ("defauts" in suivies) return { defauts: suivies.defauts, impasses: [] };
  const tus = new Set(suivies.retenues);
  const dejaMontrees = listMontrees(registres);
  const libres = tableau.filter((a) => isAdditif(a) || !(tus.has(idOf(a)) || dejaMontrees.has(idOf(a))));
  const lecteur = { cellules, equations, supprimees, primaires, contraintes: systeme.contraintes };
  const bavards = await findQuantilesBavards(libres, structure, lecteur);
  const rares = tableau.filter(
    (a) => !isAdditif(a) && a.effectif > 0 && a.effectif < seuilOf(politique, a.variable, a.modalite),
  );
  return {
    tues: new Set([
      ...supprimees.filter((id) => montrees.has(id)),
      ...suivies.retenues,
      ...bavards,
      ...rares.map(idOf),
    ]),
    exigences: new Map(primaires.map(({ id, exigence }) => [id, exigence])),
    audit,
  };
}

/**
 * L'écart d'un montant entre deux livraisons repose sur l'écart de ses unités, et sur une au moins : le registre ne sait pas
 * de combien de foyers il vient.
 */
function countUnites(
  ecarts: readonly Cellule[],
  revisions: readonly Revision[],
  agregats: readonly Agregat[],
  { montants }: StructureAgregats,
): Cellule[] {
  const unites = new Map(
    agregats.flatMap((a) => {
      const variable = montants[a.variable];
      return variable === undefined ? [] : [[idOf(a), idOf({ ...a, variable })] as const];
    }),
  );
  const montantDe = new Map(
    revisions.map(({ ancienne, nouvelle }) => [nameEcart(nouvelle.id, ancienne.id), nouvelle.id]),
  );
  return ecarts.map((ecart) => {
    if (ecart.nature !== "montant" || !ecart.valeur) return ecart;
    const compte = unites.get(montantDe.get(ecart.id) ?? "");
    const ecartsDuCompte = revisions.filter(({ nouvelle }) => nouvelle.id === compte);
    const mouvements = ecartsDuCompte.map(({ ancienne, nouvelle }) => Math.abs(nouvelle.valeur! - ancienne.valeur!));
    return { ...ecart, effectif: mouvements.length === 0 ? 1 : Math.max(1, Math.min(...mouvements)) };
  });
}

/** Les cases dont l'équivalent d'une autre année était masqué : le masque change moins d'un millésime à l'autre. */
function listPrecedentes(tableau: readonly Agregat[], memoire: readonly CasePubliee[]): string[] {
  const sansAnnee = ({ variable, modalite }: CasePubliee | Agregat): string =>
    `${variable}|${modalite?.replace(/^\d{4}-/, "") ?? ""}`;
  const masquees = new Set(memoire.filter((c) => c.valeur === null).map(sansAnnee));
  return tableau.filter((a) => isAdditif(a) && masquees.has(sansAnnee(a))).map(idOf);
}

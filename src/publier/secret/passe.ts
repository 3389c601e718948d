import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { Cellule, Equation, Forcee } from "../../secret/cellule.ts";
import type { Revision } from "../../secret/versions.ts";
import { idOf } from "./cles.ts";
import { linkCles } from "./liens.ts";
import { stateOf, type CasePubliee, type Livraison } from "./registre.ts";

/** Ce que les livraisons passées ajoutent au système. */
export interface Passe {
  /** Les cases d'alors dont la valeur n'est plus celle d'aujourd'hui. */
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  /** La même case, alors et aujourd'hui : l'écart se lit. */
  readonly revisions: readonly Revision[];
  /** Les écarts qui s'additionnent comme leurs cases. */
  readonly ecarts: readonly Equation[];
  /** Tout ce qui a été montré un jour, avec la valeur d'alors. */
  readonly forcees: readonly Forcee[];
}

/**
 * Tout ce que les publications passées disent encore. Une case montrée avec la valeur d'aujourd'hui est la même case, figée.
 * Montrée avec une autre valeur, c'est une version de plus. Masquée alors, sa valeur d'alors n'est écrite nulle part : si
 * celle d'aujourd'hui convient aux sommes d'alors, c'est elle que le lecteur supposera ; sinon c'est une inconnue de plus.
 *
 * @param registres les livraisons de chaque édition que le lecteur a pu lire
 * @param actuelles les cases d'aujourd'hui, publiées ou non, avec leur vraie valeur
 */
export function recallPasse(
  registres: readonly (readonly Livraison[])[],
  actuelles: ReadonlyMap<string, Cellule>,
  structure: StructureAgregats,
  deja: readonly Equation[],
): Passe {
  const cellules = new Map<string, Cellule>();
  const forcees = new Map<string, Forcee>();
  const revisions: Revision[] = [];
  const equations: Equation[] = [];
  const sommes = new Map<string, Equation>();
  const vues = new Set(deja.map(nameEquation));
  // Une moyenne, une médiane n'apprend rien que ses parties, montrées avec elle, n'aient déjà dit.
  const derivees = new Set(structure.derivees.map(({ variable }) => variable));
  const addVersion = (id: string, valeur: number, publiee: boolean): string => {
    const version = `${id}@${valeur}`;
    const ancienne: Cellule = { id: version, valeur, publiee, nature: actuelles.get(id)?.nature, table: "révisions" };
    if (!cellules.has(version)) {
      cellules.set(version, ancienne);
      const nouvelle = actuelles.get(id);
      if (nouvelle && nouvelle.valeur !== null) revisions.push({ ancienne, nouvelle });
    }
    if (publiee) forcees.set(version, { id: version, valeur });
    return version;
  };
  const addPubliee = ({ valeur, ...cle }: CasePubliee & { readonly valeur: number }): string => {
    const id = idOf(cle);
    if (actuelles.get(id)?.valeur !== valeur) return addVersion(id, valeur, true);
    forcees.set(id, { id, valeur });
    return id;
  };
  const addInconnue = (id: string, livraison: Livraison): string => {
    const nom = `${id}@${livraison.edition} ${livraison.livraison}`;
    cellules.set(nom, { id: nom, valeur: null, publiee: false, table: "révisions" });
    return nom;
  };
  for (const livraisons of registres)
    for (const [i, livraison] of livraisons.entries()) {
      const etat = [...stateOf(livraisons.slice(0, i + 1)).values()].filter((c) => !derivees.has(c.variable));
      const noeuds = new Map<string, string>();
      for (const c of etat) if (c.valeur !== null) noeuds.set(idOf(c), addPubliee({ ...c, valeur: c.valeur }));
      const valeurDe = (noeud: string): number => (cellules.get(noeud) ?? actuelles.get(noeud))!.valeur!;
      for (const { total, parts, table } of linkCles(etat, structure).equations) {
        const ids = [total, ...parts];
        const inconnus = ids.filter((id) => !noeuds.has(id));
        const sum = (known: (id: string) => number): number =>
          ids.reduce((s, id, k) => s + (k === 0 ? -1 : 1) * known(id), 0);
        const reste = sum((id) => {
          const noeud = noeuds.get(id);
          return noeud === undefined ? (actuelles.get(id)?.valeur ?? NaN) : valeurDe(noeud);
        });
        // Qui ne connaît pas les cases masquées les suppose inchangées tant que rien de ce qu'il voit n'a changé.
        const isInchangee = ids.every((id) => (noeuds.get(id) ?? id) === id);
        const isSuppose = reste === 0 || (Number.isNaN(reste) && isInchangee);
        const nameOf = (id: string): string => {
          const noeud = noeuds.get(id);
          if (noeud !== undefined) return noeud;
          if (isSuppose && actuelles.has(id)) return id;
          if (inconnus.length > 1) return addInconnue(id, livraison);
          const seule = sum((autre) => (autre === id ? 0 : valeurDe(noeuds.get(autre)!)));
          return addVersion(id, id === total ? seule : -seule, false);
        };
        const versions = ids.map(nameOf);
        const mouvements = linkEcarts(ids, versions, (noeud) => (cellules.get(noeud) ?? actuelles.get(noeud))?.valeur);
        if (mouvements) sommes.set(nameEquation(mouvements), mouvements);
        const [haut, ...bas] = versions;
        const equation: Equation = { total: haut!, parts: bas, table };
        if (vues.has(nameEquation(equation))) continue;
        vues.add(nameEquation(equation));
        equations.push(equation);
      }
    }
  return {
    cellules: [...cellules.values()],
    equations,
    revisions,
    ecarts: [...sommes.values()],
    forcees: [...forcees.values()],
  };
}

/** L'écart d'une case entre deux livraisons, tel que `linkVersions` le nomme. */
export const nameEcart = (nouvelle: string, ancienne: string): string => `${nouvelle} − ${ancienne}`;

/**
 * Les écarts d'une somme s'additionnent comme ses cases, quand tous vont dans le même sens : le dossier de plus du mois est
 * celui de l'année. `null` si rien n'a changé, ou si une version d'alors est inconnue.
 */
function linkEcarts(
  ids: readonly string[],
  versions: readonly string[],
  valeurOf: (noeud: string) => number | null | undefined,
): Equation | null {
  const mouvements = ids.flatMap((id, k) => {
    const version = versions[k]!;
    return version === id ? [] : [{ k, nom: nameEcart(id, version), ecart: (valeurOf(id) ?? NaN) - (valeurOf(version) ?? NaN) }]; // prettier-ignore
  });
  const [premier, ...autres] = mouvements;
  if (premier?.k !== 0 || autres.length === 0) return null;
  if (!mouvements.every(({ ecart }) => ecart > 0) && !mouvements.every(({ ecart }) => ecart < 0)) return null;
  return { total: premier.nom, parts: autres.map(({ nom }) => nom), table: "révisions" };
}

const nameEquation = ({ total, parts }: Equation): string => [total, ...parts].join("\n");

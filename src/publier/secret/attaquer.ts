import { STRUCTURE_CCAS } from "../../indicateurs/structure-ccas.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { Cellule } from "../../secret/cellule.ts";
import { boundInconnues, findExactes } from "../../secret/contre-attaque.ts";
import { idOf } from "./cles.ts";
import { linkCles } from "./liens.ts";
import { recallPasse } from "./passe.ts";
import type { CasePubliee, Livraison } from "./registre.ts";

/** Ce qu'un lecteur peut calculer d'un tableau et des publications passées, sans rien savoir d'autre. */
export interface Attaque {
  /** Les cases masquées qu'il encadre ; `max` null : aucune limite. */
  readonly intervalles: readonly { readonly id: string; readonly min: number; readonly max: number | null }[];
  /** Celles qu'une simple soustraction lui donne. */
  readonly exactes: readonly string[];
  /** Les cases montrées avec deux valeurs qui diffèrent d'un petit nombre d'unités. */
  readonly ecarts: readonly string[];
}

/**
 * L'attaque de ce qui est livré : les cases et les sommes sont relues dans les fichiers publiés, et résolues par un autre
 * moyen que celui qui les a masquées. Un chiffre dérivé publié n'apprend rien de plus : ses parties le sont aussi.
 */
export function attaquerTableau(
  cases: readonly CasePubliee[],
  registres: readonly (readonly Livraison[])[],
  seuil: number,
  structure: StructureAgregats = STRUCTURE_CCAS,
): Attaque {
  const derivees = new Set(structure.derivees.map(({ variable }) => variable));
  const additives = cases.filter(({ variable }) => !derivees.has(variable));
  const liens = linkCles(additives, structure);
  const cellules: Cellule[] = [
    ...additives.map((c) => ({ id: idOf(c), valeur: c.valeur })),
    ...liens.supposees.map((c) => ({ id: idOf(c), valeur: null })),
    ...liens.complements.map(({ id }) => ({ id, valeur: null })),
  ];
  const actuelles = new Map(cellules.map((c) => [c.id, c]));
  const passe = recallPasse(registres, actuelles, structure, liens.equations);
  const toutes = [...cellules, ...passe.cellules];
  // Ce qui a été montré un jour avec la valeur d'aujourd'hui est connu, même masqué depuis.
  const inconnues = toutes.filter(({ valeur }) => valeur === null).map(({ id }) => id);
  const equations = [...liens.equations, ...passe.equations];
  const masquees = additives.filter(({ valeur }) => valeur === null).map(idOf);
  const bornes = boundInconnues(toutes, equations, inconnues, masquees, liens.contraintes);
  const cibles = new Set(masquees);
  return {
    intervalles: masquees.map((id, i) => ({ id, min: bornes[i]![0], max: Number.isFinite(bornes[i]![1]) ? bornes[i]![1] : null })), // prettier-ignore
    exactes: findExactes(toutes, equations, inconnues).filter((id) => cibles.has(id)),
    ecarts: findEcarts(additives, registres.flat(), seuil),
  };
}

/** Un écart de quelques dossiers entre deux publications de la même case dit ce qu'ils étaient. */
function findEcarts(cases: readonly CasePubliee[], livraisons: readonly Livraison[], seuil: number): string[] {
  const avant = new Map<string, number[]>();
  for (const c of livraisons.flatMap((l) => l.cases))
    if (c.valeur !== null) avant.set(idOf(c), [...(avant.get(idOf(c)) ?? []), c.valeur]);
  const isTrahie = ({ valeur, ...cle }: CasePubliee): boolean =>
    (avant.get(idOf(cle)) ?? []).some((v) => valeur !== null && v !== valeur && Math.abs(v - valeur) < seuil);
  return cases.filter(isTrahie).map(idOf);
}

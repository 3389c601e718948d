import { STRUCTURE_CCAS } from "../../indicateurs/structure-ccas.ts";
import type { StructureAgregats } from "../../modele/structure-agregats.ts";
import type { Cellule, Equation } from "../../secret/cellule.ts";
import { applyRecouvrements, applySommes } from "./attaque/appliquer.ts";
import { findCumuls } from "./attaque/cumuls.ts";
import { findEmboitements } from "./attaque/emboitements.ts";
import { readRegroupements, splitFeuilles } from "./attaque/feuilles.ts";
import { findEcarts, relirePasse, type EcartLu } from "./attaque/passe.ts";
import { findRapports } from "./attaque/rapports.ts";
import { resoudre, type Releve, type Resultat } from "./attaque/resoudre.ts";
import { findSommes } from "./attaque/sommes.ts";
import { idOf } from "./cles.ts";
import { linkCles } from "./liens.ts";
import { linkQuantiles } from "./quantiles.ts";
import { listMontrees, stateOf, type CasePubliee, type Livraison } from "./registre.ts";

/** Ce qu'un lecteur peut calculer d'un tableau et des publications passées, sans rien savoir d'autre. */
export interface Attaque extends Resultat {
  /** De quoi recommencer sans les sommes que la vérité dément : un lecteur qui les suppose se trompe. */
  readonly releve: Releve;
  /** Ce qui n'est pas publié mais se soustrait : la cible, le total, la part. */
  readonly complements: readonly { readonly id: string; readonly total: string; readonly part: string }[];
  /** Les cases montrées avec deux valeurs. */
  readonly ecarts: readonly EcartLu[];
  readonly seuil: number;
}

/**
 * L'attaque de ce qui est livré. Les sommes sont retrouvées dans les chiffres montrés et dans leurs noms ; celles que la
 * structure déclare s'y ajoutent, pour les tableaux où rien n'est assez montré. Une somme oubliée par qui a masqué n'est donc
 * pas oubliée ici. Le calcul ne partage rien avec le moteur.
 */
export function attaquerTableau(
  cases: readonly CasePubliee[],
  registres: readonly (readonly Livraison[])[],
  seuil: number,
  structure: StructureAgregats = STRUCTURE_CCAS,
): Attaque {
  const derivees = new Set(structure.derivees.map(({ variable }) => variable));
  const isAdditive = ({ variable }: CasePubliee): boolean => !derivees.has(variable);
  const additives = cases.filter(isAdditive);
  const etats = registres.flatMap((livraisons) => livraisons.map((_, i) => [...stateOf(livraisons.slice(0, i + 1)).values()].filter(isAdditive))); // prettier-ignore
  const actuelles = new Map(additives.map((c) => [idOf(c), c]));
  const feuilles = [additives, ...etats].flatMap((etat) => splitFeuilles(etat));
  const trouvees = findSommes(feuilles);
  const sommes = { ...trouvees, schemas: [...trouvees.schemas, ...findEmboitements(feuilles)] };
  const sommesDe = (etat: readonly CasePubliee[]): Equation[] => {
    const siennes = etat.filter(isAdditive);
    const siens = splitFeuilles(siennes);
    return [
      ...readRegroupements(siennes),
      ...siens.flatMap((feuille) => applySommes(feuille, sommes)),
      ...findCumuls(siens),
      ...linkCles(siennes, structure).equations,
    ];
  };
  const declarees = linkCles(additives, structure);
  const passe = relirePasse(registres, actuelles, sommesDe);
  const equations = dedupe([...sommesDe(additives), ...passe.equations]);
  const valeurs = new Map<string, number | null>(passe.connues);
  for (const id of passe.inconnues) valeurs.set(id, null);
  for (const c of additives) valeurs.set(idOf(c), c.valeur);
  for (const id of equations.flatMap(({ total, parts }) => [total, ...parts])) if (!valeurs.has(id)) valeurs.set(id, null); // prettier-ignore
  const cellules = [...valeurs].map(([id, valeur]): Cellule => ({ id, valeur }));
  const complements = declarees.complements.map(({ id, total, part }) => ({
    id,
    total: idOf(total),
    part: idOf(part),
  }));
  // Un quantile déjà montré ne se reprend pas : le retenir aujourd'hui n'ôterait rien à qui l'a lu.
  const montrees = listMontrees(registres);
  const aveux = linkQuantiles(cases, structure).filter(({ id }) => !montrees.has(id));
  const releve: Releve = {
    cellules,
    equations,
    contraintes: [
      ...declarees.contraintes,
      ...splitFeuilles(additives).flatMap((feuille) => applyRecouvrements(feuille, sommes)),
      ...findRapports(cases),
      ...aveux.flatMap((aveu) => aveu.contraintes),
    ],
    cibles: [
      ...additives.filter(({ valeur }) => valeur === null).map(idOf),
      ...complements.filter(({ id }) => valeurs.get(id) === null).map(({ id }) => id),
    ],
  };
  return { releve, ...resoudre(releve), complements, ecarts: findEcarts(additives, registres), seuil };
}

/** La même somme, trouvée et déclarée, d'hier et d'aujourd'hui, n'en fait qu'une. */
const dedupe = (equations: readonly Equation[]): Equation[] => [
  ...new Map(
    equations.map(({ total, parts }) => [[total, ...[...parts].sort()].join("\n"), { total, parts }]),
  ).values(),
];

import { lighten } from "./allegement.ts";
import { auditer, type Audit } from "./auditer.ts";
import type { Strategie } from "./candidats.ts";
import type { Cellule, Contrainte, Equation, Forcee } from "./cellule.ts";
import { computeCoordonnees } from "./coordonnees.ts";
import { checkEntree, type Defaut } from "./entree.ts";
import { findInities } from "./inities.ts";
import { PREMIER } from "./modulo.ts";
import { POLITIQUES, type Politique, type RegleSource } from "./politique.ts";
import { exigenceOf, findPrimaires, type Primaire } from "./primaires.ts";
import { searchMasque, type Chantier, type Masque } from "./recherche.ts";
import { describeImpasse, type Impasse } from "./refus.ts";
import { loadSolveur } from "./solveur.ts";
import { createTemoins } from "./temoins.ts";
import { createSysteme, rankOf, type Systeme } from "./systeme.ts";

export interface Demande {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  /** Les cases à protéger pour elles-mêmes ; par défaut, celles que la politique désigne. */
  readonly primaires?: readonly (Primaire | string)[];
  /** Ce qui est déjà public, pour toujours : le registre des publications. */
  readonly forcees?: readonly Forcee[];
  /** Les cases masquées dans une publication passée : elles le restent. */
  readonly dejaMasquees?: readonly string[];
  /** Les cases dont l'équivalent était masqué l'an dernier : on préfère garder le même masque. */
  readonly masquePrecedent?: readonly string[];
  readonly contraintes?: readonly Contrainte[];
  readonly politique?: Politique;
  readonly regles?: Readonly<Record<string, RegleSource>>;
}

export type Protection =
  | { readonly issue: "protegee"; readonly supprimees: readonly string[]; readonly audit: Audit }
  | { readonly issue: "refus"; readonly defauts: readonly Defaut[]; readonly impasses: readonly Impasse[] };

/**
 * Le masque conjoint de toutes les tables, années et éditions : les primaires, puis ce qu'il faut masquer pour qu'aucune ne
 * se retrouve par soustraction (élimination de Gauss), ni ne se devine de trop près (programmes linéaires), ni ne soit livrée
 * à la personne seule dans une autre case. Les primaires et les autres masques se publient sous la même marque.
 *
 * Ne protège pas contre une coalition, ni contre ce qu'un lecteur sait d'ailleurs.
 *
 * S'emploie seule : elle ne lit ni fichier, ni base, et ne connaît du métier que les cases et les sommes qu'on lui donne.
 *
 * @example
 * const cellules = [
 *   { id: "Ville", valeur: 60 },
 *   { id: "Nord", valeur: 3 },
 *   { id: "Centre", valeur: 40 },
 *   { id: "Sud", valeur: 17 },
 * ];
 * const equations = [{ total: "Ville", parts: ["Nord", "Centre", "Sud"] }];
 * const protection = await proteger({ cellules, equations, politique: POLITIQUES.copil });
 * // { issue: "protegee", supprimees: ["Nord", "Sud"], audit: { exactes: [], … } } : « Nord » est sous le seuil de 5, et
 * // « Sud » l'aurait redonné.
 *
 * @returns le masque et son audit ; ou un refus, avec les défauts de la demande ou le tableau plus large à publier
 */
export async function proteger(demande: Demande): Promise<Protection> {
  const { cellules, equations, forcees = [], contraintes = [], politique = POLITIQUES.public } = demande;
  const defauts = checkEntree(cellules, equations, forcees, politique, demande.regles);
  if (defauts.length > 0) return { issue: "refus", defauts, impasses: [] };
  const systeme = createSysteme(cellules, equations);
  const rangs = (ids: readonly string[] = []): number[] => ids.map((id) => rankOf(systeme, id));
  const primaires = listPrimaires(demande, systeme, politique);
  const exigences = new Map(primaires.map(({ id, exigence }) => [rankOf(systeme, id), exigence]));
  const publiques = new Set(forcees.map(({ id }) => rankOf(systeme, id)));
  const isPrimaire = (c: number): boolean => exigences.has(c);
  const isMobile = (c: number): boolean => !publiques.has(c) && !cellules[c]!.zeroStructurel;
  const refuse = (colonnes: readonly number[], raison: Impasse["raison"]): Protection => ({
    issue: "refus",
    defauts: [],
    impasses: colonnes.map((c) => describeImpasse(systeme, c, raison, isPrimaire)),
  });

  const dejaPubliques = [...exigences.keys()].filter((c) => !isMobile(c));
  if (dejaPubliques.length > 0) return refuse(dejaPubliques, "deja-publique");
  const coordonnees = computeCoordonnees(systeme, isMobile, PREMIER);
  const retrouvables = [...exigences.keys()].filter((c) => coordonnees.vecteurs[c]!.indices.length === 0);
  if (retrouvables.length > 0) return refuse(retrouvables, "deja-retrouvable");

  const chantier: Chantier = {
    systeme,
    coordonnees,
    exigences,
    imposees: new Set([...exigences.keys(), ...rangs(demande.dejaMasquees)]),
    precedentes: new Set(rangs(demande.masquePrecedent)),
    initie: findInities(systeme),
    isMobile,
    contraintes,
    solveur: await loadSolveur(),
    memoire: new Map(),
    temoins: createTemoins(cellules),
  };
  const masque = chooseMeilleur(chantier);
  if ("impasses" in masque) return { issue: "refus", defauts: [], impasses: masque.impasses };
  const supprimees = [...masque.masquees].sort((a, b) => a - b).map((c) => cellules[c]!.id);
  const internes = new Set(cellules.filter(({ publiee }) => publiee === false).map(({ id }) => id));
  // À neuf : rien de ce que la recherche a cru ne vaut ici.
  const audit = await auditer({ cellules, equations, supprimees, primaires, contraintes });
  // Ce que l'élargissement ne peut pas corriger (un chiffre dérivé publié) n'est jamais rendu comme protégé.
  const perdues = new Set([
    ...[...audit.exactes, ...audit.etroites].map(({ id }) => rankOf(systeme, id)).filter(isPrimaire),
    ...audit.initiees.map(({ victime }) => rankOf(systeme, victime)),
  ]);
  if (perdues.size > 0) return refuse([...perdues], "intervalle");
  return { issue: "protegee", supprimees: supprimees.filter((id) => !internes.has(id)), audit };
}

/** Jusqu'à cette taille, plusieurs stratégies sont essayées, et l'on garde le masque le moins coûteux. */
const PETIT = 500;

function chooseMeilleur(chantier: Chantier): Masque {
  const { cellules } = chantier.systeme;
  const strategies: Strategie[] = ["grandes-d-abord"];
  if (cellules.length <= PETIT) strategies.push("petites-d-abord", "programmes");
  const prix = (masque: Masque): number =>
    "impasses" in masque ? Infinity : [...masque.masquees].reduce((s, c) => s + (cellules[c]!.cout ?? 1), 0);
  const masques = strategies.map((strategie) => {
    const masque = searchMasque(chantier, strategie);
    return "impasses" in masque ? masque : { masquees: lighten(chantier, masque.masquees) };
  });
  return masques.reduce((meilleur, masque) => (prix(masque) < prix(meilleur) ? masque : meilleur));
}

function listPrimaires(
  { cellules, equations, primaires }: Demande,
  systeme: Systeme,
  politique: Politique,
): Primaire[] {
  if (primaires === undefined) return findPrimaires(cellules, equations, politique);
  return primaires.map((primaire) => {
    if (typeof primaire !== "string") return primaire;
    const cellule = cellules[rankOf(systeme, primaire)]!;
    return { id: primaire, motif: "demande", exigence: exigenceOf(cellule, politique) };
  });
}

import { attack, runAudit, createInconnue, rankOf, type Audit, type BlocAttaque } from "./auditer.ts";
import type { Cellule, Contrainte, Equation, Forcee } from "./cellule.ts";
import { computeCoordonnees } from "./coordonnees.ts";
import { createElargisseur, type Elargisseur } from "./elargissement.ts";
import { checkEntree, type Defaut } from "./entree.ts";
import { EPSILON, minimumLargeur, type Exigence } from "./exigence.ts";
import { findInities } from "./inities.ts";
import { chooseMasque } from "./masque.ts";
import { PREMIER } from "./modulo.ts";
import { POLITIQUES, type Politique, type RegleSource } from "./politique.ts";
import { exigenceOf, findPrimaires, type Primaire } from "./primaires.ts";
import { describeImpasse, type Impasse } from "./refus.ts";
import { loadSolveur } from "./solveur.ts";
import { createSysteme, type Systeme } from "./systeme.ts";

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

/** Au-delà, chaque tour ne fait plus que masquer : un tour suffit presque toujours. */
const TOURS = 30;

/**
 * Le masque conjoint de toutes les tables, années et éditions : les primaires, puis ce qu'il faut masquer pour qu'aucune ne
 * se retrouve par soustraction (élimination de Gauss), ni ne se devine de trop près (programmes linéaires), ni ne soit livrée
 * à la personne seule dans une autre case. Les primaires et les autres masques se publient sous la même marque.
 *
 * Ne protège pas contre une coalition, ni contre ce qu'un lecteur sait d'ailleurs.
 *
 * @returns le masque et son audit ; ou un refus, avec les défauts de la demande ou le tableau plus large à publier
 */
export async function proteger(demande: Demande): Promise<Protection> {
  const { cellules, equations, forcees = [], politique = POLITIQUES.public } = demande;
  const defauts = checkEntree(cellules, equations, forcees, politique, demande.regles);
  if (defauts.length > 0) return { issue: "refus", defauts, impasses: [] };
  const systeme = createSysteme(cellules, equations);
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
  const coordonnees = computeCoordonnees(systeme.lignes, isMobile, systeme.niveau, PREMIER);
  const retrouvables = [...exigences.keys()].filter((c) => coordonnees.vecteurs[c]!.indices.length === 0);
  if (retrouvables.length > 0) return refuse(retrouvables, "deja-retrouvable");

  const masquees = new Set([...exigences.keys(), ...(demande.dejaMasquees ?? []).map((id) => rankOf(systeme, id))]);
  const initie = findInities(systeme);
  const candidats = orderCandidats(systeme, demande.masquePrecedent ?? []).filter(
    (c) => isMobile(c) && !masquees.has(c) && cellules[c]!.publiee !== false && cellules[c]!.valeur !== null,
  );
  for (const c of chooseMasque({ coordonnees, primaires: [...exigences.keys()], candidats, initie, p: PREMIER }))
    masquees.add(c);

  const solveur = await loadSolveur();
  const isInconnue = createInconnue(systeme, masquees);
  const prefere = new Set((demande.masquePrecedent ?? []).map((id) => rankOf(systeme, id)));
  const elargisseur = createElargisseur(
    systeme,
    [...cellules.keys()].filter(isMobile),
    coordonnees.independantes.map((l) => systeme.lignes[l]!),
    { isMasquee: isInconnue, coutDe: (c) => coutDe(cellules[c]!) * (prefere.has(c) ? 0.5 : 1) },
    solveur,
  );
  const memoire = new Map<string, BlocAttaque>();
  try {
    const impasses = await secure({ systeme, masquees, isInconnue, exigences, elargisseur, demande, candidats, memoire });
    if (impasses.length > 0) return { issue: "refus", defauts: [], impasses };
  } finally {
    elargisseur.dispose();
  }
  const supprimees = [...masquees].sort((a, b) => a - b).map((c) => cellules[c]!.id);
  const { contraintes = [] } = demande;
  return {
    issue: "protegee",
    supprimees: supprimees.filter((id) => cellules[rankOf(systeme, id)]!.publiee !== false),
    audit: await runAudit({ cellules, equations, supprimees, primaires, contraintes }, memoire),
  };
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

const coutDe = ({ valeur, cout = 1 }: Cellule): number => cout * (1 + Math.log1p(valeur ?? 0));

/** De la case qu'on tient le plus à publier à celle qu'on cède d'abord : totaux, masque de l'an dernier, grandes valeurs. */
function orderCandidats(systeme: Systeme, masquePrecedent: readonly string[]): number[] {
  const { cellules, niveau } = systeme;
  const precedent = new Set(masquePrecedent);
  const cede = (c: number): number => (precedent.has(cellules[c]!.id) ? 1 : 0);
  const valeur = (c: number): number => cellules[c]!.valeur || Infinity; // un zéro ne protège rien : il se publie d'abord
  return [...cellules.keys()].sort(
    (a, b) =>
      (cellules[b]!.cout ?? 1) - (cellules[a]!.cout ?? 1) ||
      niveau[b]! - niveau[a]! ||
      cede(a) - cede(b) ||
      (valeur(b) === valeur(a) ? a - b : valeur(b) - valeur(a)),
  );
}

interface ContexteSecurite {
  readonly systeme: Systeme;
  readonly masquees: Set<number>;
  readonly isInconnue: (c: number) => boolean;
  readonly exigences: ReadonlyMap<number, Exigence>;
  readonly elargisseur: Elargisseur;
  readonly demande: Demande;
  readonly candidats: readonly number[];
  readonly memoire: Map<string, BlocAttaque>;
}

/** Attaque, élargit ce qui est trop étroit, et recommence jusqu'à ce que rien ne le soit. */
async function secure(contexte: ContexteSecurite): Promise<Impasse[]> {
  const { systeme, masquees, isInconnue, exigences, elargisseur, demande, candidats, memoire } = contexte;
  const { cellules } = systeme;
  const { contraintes = [] } = demande;
  const libres = new Set(candidats);
  for (let tour = 0; tour < TOURS; tour++) {
    const { blocs, indiscretions } = await attack({
      systeme,
      isInconnue,
      masquees,
      exigences,
      contraintes,
      complet: false,
      memoire,
    });
    const faibles = blocs.flatMap(({ bloc, etendue: { sonde, etroites } }) =>
      etroites.map((k) => ({ colonne: bloc.colonnes[k]!, min: sonde.min[k]! })),
    );
    if (faibles.length === 0 && indiscretions.length === 0) return [];
    for (const { colonne } of faibles) if (!exigences.has(colonne) && libres.has(colonne)) masquees.delete(colonne);
    const souhaits = [
      ...faibles.flatMap(({ colonne, min }) => {
        const exigence = exigences.get(colonne);
        if (!exigence) return [];
        return ecartsOf(cellules[colonne]!, exigence, min).map((ecart) => ({
          souhait: { colonne, ecart, fixes: [] as readonly number[] },
          raison: "intervalle" as const,
        }));
      }),
      ...indiscretions.map(({ sues, victime }) => ({
        souhait: { colonne: victime, ecart: minimumLargeur(cellules[victime]!), fixes: sues },
        raison: "initie" as const,
      })),
    ];
    const impasses = souhaits.flatMap(({ souhait, raison }) => {
      const support = elargisseur.widen(souhait);
      support?.forEach((c) => masquees.add(c));
      return support ? [] : [describeImpasse(systeme, souhait.colonne, raison, (c) => exigences.has(c))];
    });
    if (impasses.length > 0) return impasses;
  }
  throw new RangeError(`widening must converge, got ${TOURS} rounds`);
}

/** De combien la case doit pouvoir s'écarter de sa vraie valeur pour que l'intervalle suffise. */
function ecartsOf(cellule: Cellule, { largeur, bas, haut }: Exigence, min: number): number[] {
  const { valeur } = cellule;
  const requise = Math.max(largeur, minimumLargeur(cellule));
  if (valeur === null) return [requise];
  const plancher = cellule.nature === "montant" ? min : Math.ceil(min - EPSILON);
  const ecarts = [Math.max(haut, plancher + requise - valeur)];
  if (min > valeur - Math.min(bas, valeur)) ecarts.push(-Math.min(bas, valeur));
  return ecarts.filter((ecart) => ecart !== 0);
}

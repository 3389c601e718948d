import type { Donnees } from "../constats/donnees.ts";
import type { Action } from "./actions.ts";
import type { Contributions } from "./contributions.ts";
import type { Convention } from "./conventions.ts";
import { isRetenue, type Etat } from "./etats.ts";
import type { Pilotage } from "./lire.ts";

export type Edition = Donnees["edition"];

/** Ce qu'une édition lit du pilotage, et les dates qui le situent. */
export interface PilotageEdition extends Pilotage {
  /** Présentation au conseil d'administration ; null si elle n'est pas connue. */
  readonly presentation: string | null;
  /** Le jour auquel l'édition se place : sa présentation, sinon la fin de son année. Jamais celui de l'horloge. */
  readonly reference: string;
  /** Les fichiers qui disent comment lire les exports du CCAS. */
  readonly correspondances: readonly string[];
}

/** Qui lit une préconisation, une action ou une fiche projet : le public ce qui est retenu, le comité ce qui lui est soumis. */
export function isLisible(etat: Etat, edition: Edition): boolean {
  if (edition === "direction") return true;
  return edition === "copil" ? etat !== "brouillon" : isRetenue(etat);
}

/** Une convention non signée n'est qu'un projet. */
export const isConventionLisible = ({ signee_le }: Convention, edition: Edition): boolean =>
  edition === "direction" || signee_le !== null;

/** Une parole ne s'imprime qu'avec l'accord de son auteur et sans rien qui le désigne. */
export const isParolePubliable = (p: Contributions["paroles"][number]): boolean => p.consentement && p.anonyme;

/** Un compte écrit à la main n'est pas passé par le secret : petit, et s'il compte des gens, il ne sort pas. */
const GENS =
  /personne|foyer|ménage|habitant|usager|bénéficiaire|enfant|famille|allocataire|senior|aîné|jeune|élève|parent|femme|homme|locataire|demandeur/i;

/** Le seuil de l'édition ; 0 pour la direction, qui lit tout. */
export type Seuils = Readonly<Record<Exclude<Edition, "direction">, number>>;

const taire = (valeur: number | null, unite: string | null, seuil: number): number | null =>
  valeur !== null && valeur < seuil && GENS.test(unite ?? "") ? null : valeur;

/**
 * Ce qu'une édition lit du pilotage. Tout ce qui suit (rapport, documents) ne voit que ce que rend cette fonction : un brouillon
 * n'y est pas, il ne peut donc pas paraître.
 */
export function filtrerPilotage(pilotage: Pilotage, edition: Edition, seuils: Seuils): Pilotage {
  const paroles = (pilotage.contributions?.paroles ?? []).filter(isParolePubliable);
  const contributions = pilotage.contributions && { ...pilotage.contributions, paroles };
  if (edition === "direction") return { ...pilotage, contributions };
  const isPublic = edition === "public";
  const seuil = seuils[edition];
  const lisible = ({ etat }: { readonly etat: Etat }): boolean => isLisible(etat, edition);
  const preconisations = pilotage.preconisations.filter(lisible);
  const conventions = pilotage.conventions.filter((c) => isConventionLisible(c, edition));
  const projets = pilotage.projets.filter(lisible);
  const connus = new Set([...preconisations, ...conventions, ...projets].map(({ id }) => id));
  const connu = (id: string | null): string | null => (id !== null && connus.has(id) ? id : null);
  const commande = pilotage.commande?.validee_le || !isPublic ? pilotage.commande : null;
  return {
    ...pilotage,
    commande,
    seances: isPublic ? [] : pilotage.seances,
    contributions: contributions && (isPublic ? sansReleves(contributions) : contributions),
    preconisations,
    actions: pilotage.actions.filter(lisible).map((a): Action => ({
      ...a,
      preconisation: connu(a.preconisation),
      convention: connu(a.convention),
      projet: connu(a.projet),
      resultat: taire(a.resultat, a.resultat_unite, seuil),
      combien: taire(a.combien, "personnes", seuil),
      ...(isPublic ? { ...SANS_IMPACT, suite: a.suite_decidee_le === null ? null : a.suite } : {}),
    })),
    conventions: conventions.map((c) => ({
      ...c,
      objectifs: c.objectifs.map((o) => ({ ...o, atteint: taire(o.atteint, o.unite, seuil) })),
    })),
    projets,
  };
}

/** La fiche d'impact reste à qui décide. */
const SANS_IMPACT = {
  touches: null,
  combien: null,
  quartiers: [],
  aide: null,
  plafond_qf: null,
  effets_pervers: [],
} as const;

/** Le public sait qui s'est réuni, quand et sur quoi ; les relevés restent au comité. */
function sansReleves(c: Contributions): Contributions {
  const taireGroupe = <G extends NonNullable<Contributions["comite"]>>(g: G): G => ({
    ...g,
    reunions: g.reunions.map((r) => ({ ...r, releve: null })),
  });
  return { ...c, comite: c.comite && taireGroupe(c.comite), groupes: c.groupes.map(taireGroupe) };
}

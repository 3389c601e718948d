import { attack, createInconnue } from "./attaque.ts";
import type { Cellule, Contrainte, Equation } from "./cellule.ts";
import { computeCoordonnees } from "./coordonnees.ts";
import { isIncertaine, SECONDAIRE, type Exigence } from "./exigence.ts";
import { findInities } from "./inities.ts";
import { PREMIER, SECOND_PREMIER } from "./modulo.ts";
import type { Primaire } from "./primaires.ts";
import { loadSolveur } from "./solveur.ts";
import { createSysteme, rankOf, type Systeme } from "./systeme.ts";

export interface DemandeAudit {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  /** Les cases masquées ; leur valeur, si elle est donnée, ne sert qu'à juger, jamais à attaquer. */
  readonly supprimees: readonly string[];
  /** Ce que l'intervalle de chaque primaire doit laisser ignorer ; sans elles, seules les valeurs retrouvées sont cherchées. */
  readonly primaires?: readonly Primaire[];
  /** Ce que les taux, moyennes et arrondis publiés apprennent. */
  readonly contraintes?: readonly Contrainte[];
  /** Calculer toutes les bornes, pas seulement celles qui décident. Par défaut non. */
  readonly complet?: boolean;
}

export interface Intervalle {
  readonly id: string;
  readonly min: number;
  readonly max: number;
}

export interface Audit {
  /** Cases masquées qu'on retrouve : par soustraction, ou parce que rien n'est négatif. */
  readonly exactes: readonly {
    readonly id: string;
    readonly valeur: number;
    readonly attaque: "lineaire" | "positivite";
  }[];
  /** Primaires dont l'intervalle est trop étroit. */
  readonly etroites: readonly (Intervalle & { readonly exigence: Exigence })[];
  /** Primaires qu'une personne seule dans une autre case retrouve. */
  readonly initiees: readonly { readonly sues: readonly string[]; readonly victime: string }[];
  /** Les bornes de chaque case masquée : exactes si l'audit est complet, sinon au moins aussi larges que dites. */
  readonly intervalles: readonly Intervalle[];
  readonly cases: number;
  readonly masquees: number;
}

/**
 * L'attaque conjointe d'un masque : tout ce qu'un lecteur, puis chaque personne seule dans une case, peut calculer en
 * rassemblant tous les tableaux. Indépendante du masquage : elle ne lit que les cases et les sommes.
 *
 * @example
 * const cellules = [
 *   { id: "Ville", valeur: 60 },
 *   { id: "Nord", valeur: 3 },
 *   { id: "Centre", valeur: 40 },
 *   { id: "Sud", valeur: 17 },
 * ];
 * const equations = [{ total: "Ville", parts: ["Nord", "Centre", "Sud"] }];
 * const { exactes } = await auditer({ cellules, equations, supprimees: ["Nord"] });
 * // [{ id: "Nord", valeur: 3, attaque: "lineaire" }]
 */
export async function auditer(demande: DemandeAudit): Promise<Audit> {
  const { cellules, equations, supprimees, primaires = [], contraintes = [], complet = false } = demande;
  const systeme = createSysteme(cellules, equations);
  const masquees = new Set(supprimees.map((id) => rankOf(systeme, id)));
  const exigences = new Map(primaires.map(({ id, exigence }) => [rankOf(systeme, id), exigence]));
  const isInconnue = createInconnue(systeme, masquees);
  const attaque = attack(
    {
      systeme,
      isInconnue,
      masquees,
      exigences,
      contraintes,
      rigueur: complet ? "complet" : "audit",
      memoire: new Map(),
    },
    findInities(systeme),
    await loadSolveur(),
  );
  const lineaires = findLineaires(systeme, isInconnue);
  const name = (c: number): string => cellules[c]!.id;
  const releves = attaque.blocs.flatMap(({ bloc, etendue: { sonde, etroites } }) =>
    bloc.colonnes.map((c, k) => ({
      c,
      min: sonde.min[k]!,
      max: sonde.max[k]!,
      etroite: etroites.includes(k),
    })),
  );
  const faibles = releves.filter(
    ({ c, etroite }) => etroite || (lineaires.has(c) && (masquees.has(c) || exigences.has(c))),
  );
  const isExacte = ({ c, min, max }: (typeof faibles)[number]): boolean =>
    lineaires.has(c) || !isIncertaine(cellules[c]!, min, max);
  return {
    exactes: faibles.filter(isExacte).map(({ c, min, max }) => ({
      id: name(c),
      valeur: cellules[c]!.nature === "montant" ? (min + max) / 2 : Math.round((min + max) / 2),
      attaque: lineaires.has(c) ? "lineaire" : "positivite",
    })),
    etroites: faibles
      .filter((r) => !isExacte(r))
      .map(({ c, min, max }) => ({ id: name(c), min, max, exigence: exigences.get(c) ?? SECONDAIRE })),
    initiees: attaque.indiscretions.map(({ sues, victime }) => ({ sues: sues.map(name), victime: name(victime) })),
    intervalles: releves.map(({ c, min, max }) => ({ id: name(c), min, max })),
    cases: cellules.filter(({ publiee }) => publiee !== false).length,
    masquees: [...masquees].filter((c) => cellules[c]!.publiee !== false).length,
  };
}

/** Les cases combinaison exacte des cases connues, selon l'un ou l'autre des deux nombres premiers. */
function findLineaires(systeme: Systeme, isInconnue: (c: number) => boolean): Set<number> {
  const exactes = [PREMIER, SECOND_PREMIER].flatMap((p) =>
    [...computeCoordonnees(systeme, isInconnue, p).vecteurs.entries()]
      .filter(([, v]) => v?.indices.length === 0)
      .map(([c]) => c),
  );
  return new Set(exactes);
}

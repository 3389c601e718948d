import { splitBlocs, type Bloc } from "./blocs.ts";
import type { Cellule, Contrainte, Equation } from "./cellule.ts";
import { computeCoordonnees } from "./coordonnees.ts";
import { measureLargeur, minimumLargeur, SECONDAIRE, type Exigence } from "./exigence.ts";
import { attackInities, findInities, type Indiscretion } from "./inities.ts";
import { probeBloc, type Etendue } from "./intervalles.ts";
import { PREMIER, SECOND_PREMIER } from "./modulo.ts";
import type { Primaire } from "./primaires.ts";
import { loadSolveur, type Solveur } from "./solveur.ts";
import { createSysteme, type Systeme } from "./systeme.ts";

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
 * const { exactes } = await auditer({ cellules, equations, supprimees: ["I1|2024"] });
 */
export const auditer = (demande: DemandeAudit): Promise<Audit> => runAudit(demande, new Map());

/** L'audit, qui reprend les blocs déjà attaqués à l'identique. */
export async function runAudit(demande: DemandeAudit, memoire: Map<string, BlocAttaque>): Promise<Audit> {
  const { cellules, equations, supprimees, primaires = [], contraintes = [], complet = false } = demande;
  const systeme = createSysteme(cellules, equations);
  const masquees = new Set(supprimees.map((id) => rankOf(systeme, id)));
  const exigences = new Map(primaires.map(({ id, exigence }) => [rankOf(systeme, id), exigence]));
  const isInconnue = createInconnue(systeme, masquees);
  const attaque = await attack({ systeme, isInconnue, masquees, exigences, contraintes, complet, memoire });
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
  const faibles = releves.filter(({ etroite }) => etroite);
  const isExacte = ({ c, min, max }: (typeof faibles)[number]): boolean =>
    lineaires.has(c) || measureLargeur(cellules[c]!, min, max) < minimumLargeur(cellules[c]!);
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

export function rankOf({ rang }: Systeme, id: string): number {
  const c = rang.get(id);
  if (c === undefined) throw new RangeError(`cell must belong to the system, got ${id}`);
  return c;
}

/** Un lecteur ignore les cases masquées, celles qu'on n'a jamais publiées et celles que la source nous a tues. */
export function createInconnue({ cellules }: Systeme, masquees: ReadonlySet<number>): (c: number) => boolean {
  return (c) => {
    const { publiee, valeur, zeroStructurel } = cellules[c]!;
    return !zeroStructurel && (masquees.has(c) || publiee === false || valeur === null);
  };
}

/** Les cases combinaison exacte des cases connues, selon l'un ou l'autre des deux nombres premiers. */
function findLineaires({ lignes, niveau }: Systeme, isInconnue: (c: number) => boolean): Set<number> {
  const exactes = [PREMIER, SECOND_PREMIER].flatMap((p) =>
    [...computeCoordonnees(lignes, isInconnue, niveau, p).vecteurs.entries()]
      .filter(([, v]) => v?.indices.length === 0)
      .map(([c]) => c),
  );
  return new Set(exactes);
}

export interface DemandeAttaque {
  readonly systeme: Systeme;
  readonly isInconnue: (c: number) => boolean;
  readonly masquees: ReadonlySet<number>;
  readonly exigences: ReadonlyMap<number, Exigence>;
  readonly contraintes: readonly Contrainte[];
  readonly complet: boolean;
  /** Les blocs déjà attaqués : le même bloc donne la même attaque. */
  readonly memoire: Map<string, BlocAttaque>;
}

export interface BlocAttaque {
  readonly bloc: Bloc;
  readonly etendue: Etendue;
  readonly indiscretions: readonly Indiscretion[];
}

/** L'attaque bloc par bloc, par le lecteur puis par chaque personne seule. */
export async function attack(
  demande: DemandeAttaque,
): Promise<{ readonly blocs: readonly BlocAttaque[]; readonly indiscretions: readonly Indiscretion[] }> {
  const { systeme, isInconnue, contraintes, memoire } = demande;
  const solveur = await loadSolveur();
  const { independantes } = computeCoordonnees(systeme.lignes, isInconnue, systeme.niveau, PREMIER);
  const initie = findInities(systeme);
  const blocs = splitBlocs({ systeme, inconnue: isInconnue, independantes, contraintes }).map((bloc) => {
    const cle = bloc.colonnes.join();
    const attaque = memoire.get(cle) ?? attackBloc(bloc, demande, initie, solveur);
    memoire.set(cle, attaque);
    return attaque;
  });
  return { blocs, indiscretions: blocs.flatMap(({ indiscretions }) => indiscretions) };
}

function attackBloc(bloc: Bloc, demande: DemandeAttaque, initie: Int32Array, solveur: Solveur): BlocAttaque {
  const { systeme, masquees, exigences, complet } = demande;
  const exigenceDe = (c: number): Exigence | null => exigences.get(c) ?? (masquees.has(c) ? SECONDAIRE : null);
  const etendue = probeBloc(bloc, systeme.cellules, exigenceDe, { solveur, complet });
  const contexte = { sonde: etendue.sonde, initie, isPrimaire: (c: number) => exigences.has(c) };
  return { bloc, etendue, indiscretions: attackInities(bloc, systeme, contexte, solveur) };
}

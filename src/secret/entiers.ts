import type { Bloc } from "./blocs.ts";
import type { Cellule } from "./cellule.ts";
import { EPSILON } from "./exigence.ts";
import type { Simplexe } from "./simplexe.ts";
import { addTemoin, createSonde, type Juge } from "./sonde.ts";
import { openModele, type Solveur } from "./solveur.ts";

/** Écart sous lequel la valeur d'un témoin est un entier, à l'erreur du solveur près. */
const BRUIT = 1e-6;

/** Une case dont les tableaux à virgule disaient trop : ce que les entiers en laissent. */
export interface Serree {
  readonly k: number;
  readonly min: number;
  readonly max: number;
}

export interface Entiers {
  /**
   * Les cases qu'aucun tableau d'entiers n'innocente, parmi celles que les tableaux à virgule innocentent.
   * @param temoins les tableaux possibles déjà trouvés
   * @param fixes les cases que l'attaquant connaît
   */
  readonly prouver: (
    temoins: readonly Float64Array[],
    demandees: readonly number[],
    isJugee: Juge,
    fixes?: readonly number[],
  ) => Serree[];
}

/**
 * On compte des gens : un lecteur écarte les tableaux à virgule. Dans un croisement à trois entrées, ou à deux quand deux années et
 * leur cumul paraissent, les programmes linéaires en trouvent là où il n'y a qu'un tableau d'entiers. Un tableau d'entiers vaut
 * preuve ; on en prend parmi les témoins, on en cherche par une promenade depuis le vrai, et l'on ne résout un programme en nombres entiers
 * que pour ce qui reste.
 *
 * @param simplexe une promenade qui part du vrai tableau ; `null` s'il n'est pas connu
 * @returns `null` si le bloc n'a pas d'effectif
 */
export function createEntiers(
  { colonnes, programme, echelle }: Bloc,
  cellules: readonly Cellule[],
  simplexe: Simplexe | null,
  solveur: Solveur,
): Entiers | null {
  const comptees = [...colonnes.keys()].filter((k) => cellules[colonnes[k]!]!.nature !== "montant");
  if (comptees.length === 0) return null;
  const isComptee = new Set(comptees);
  const isEntier = (t: Float64Array): boolean => comptees.every((k) => Math.abs(t[k]! - Math.round(t[k]!)) < BRUIT);
  const vraies = Float64Array.from(colonnes, (c) => cellules[c]!.valeur ?? NaN);
  const grandir = (xs: readonly number[]): number[] => xs.map((x) => x * echelle);
  const entier = {
    ...programme,
    bas: grandir(programme.bas),
    haut: grandir(programme.haut),
    lignes: programme.lignes.map((l) => ({ ...l, bas: l.bas * echelle, haut: l.haut * echelle })),
    entieres: comptees,
  };
  return {
    prouver: (temoins, demandees, isJugee, fixes = []) => {
      const sonde = createSonde(colonnes.length);
      const isPossible = (t: Float64Array): boolean => fixes.every((k) => Math.abs(t[k]! - vraies[k]!) < EPSILON);
      for (const t of simplexe ? [vraies, ...temoins] : temoins) if (isPossible(t) && isEntier(t)) addTemoin(sonde, t);
      const isSauve = (k: number): boolean => isJugee(k, sonde.min[k]!, sonde.max[k]!);
      const savoir = new Map(fixes.map((k) => [k, vraies[k]!]));
      const arreter = (bornes: readonly number[]): number[] => bornes.map((b, k) => savoir.get(k) ?? b);
      const modele = openModele(solveur, { ...entier, bas: arreter(entier.bas), haut: arreter(entier.haut) });
      let promenade: Simplexe | null = null;
      const wander = (k: number, sens: 1 | -1): void => {
        promenade ??= simplexe?.stop(fixes) ?? null;
        const suffit = (x: number): boolean => isJugee(k, Math.min(sonde.min[k]!, x * echelle), Math.max(sonde.max[k]!, x * echelle)); // prettier-ignore
        if (!promenade || promenade.push(k, sens, suffit) === "perdu") return;
        const t = promenade.read().map((x) => x * echelle);
        if (isEntier(t)) addTemoin(sonde, t);
        else promenade = null; // elle a quitté les entiers : on repart du vrai tableau
      };
      const solve = (k: number, sens: "minimize" | "maximize"): void => {
        modele.get().setCout(k, 1);
        const solution = modele.get()[sens]();
        modele.get().setCout(k, 0);
        if (solution === "impossible") throw new RangeError("published counts must not contradict each other, got no table"); // prettier-ignore
        if (solution === "infinie" && sens === "maximize") sonde.max[k] = Infinity;
        else if (solution !== "infinie") addTemoin(sonde, solution);
      };
      try {
        return demandees.flatMap((k): Serree[] => {
          if (!isComptee.has(k)) return [];
          for (const sens of [1, -1] as const) {
            if (isSauve(k)) return [];
            wander(k, sens);
          }
          for (const sens of ["maximize", "minimize"] as const) {
            if (isSauve(k)) return [];
            solve(k, sens);
          }
          return isSauve(k) ? [] : [{ k, min: sonde.min[k]!, max: sonde.max[k]! }];
        });
      } finally {
        modele.dispose();
      }
    },
  };
}

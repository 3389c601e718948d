import type { Bloc } from "./blocs.ts";
import type { Simplexe } from "./simplexe.ts";
import type { Modele } from "./solveur.ts";

/** Ce qu'on sait des tableaux possibles d'un bloc, à mesure qu'on en trouve. Dans l'unité des cases. */
export interface Sonde {
  readonly min: Float64Array;
  readonly max: Float64Array;
  /** Des tableaux entiers possibles : ils prouvent ce qu'un lecteur ne peut pas exclure. */
  readonly temoins: Float64Array[];
  /** Le témoin qui porte chaque minimum et chaque maximum. */
  readonly temoinMin: Int32Array;
  readonly temoinMax: Int32Array;
}

export function createSonde(taille: number): Sonde {
  return {
    min: new Float64Array(taille).fill(Infinity),
    max: new Float64Array(taille).fill(-Infinity),
    temoins: [],
    temoinMin: new Int32Array(taille).fill(-1),
    temoinMax: new Int32Array(taille).fill(-1),
  };
}

export function addTemoin(sonde: Sonde, temoin: Float64Array): void {
  const rang = sonde.temoins.push(temoin) - 1;
  for (let j = 0; j < temoin.length; j++) {
    if (temoin[j]! < sonde.min[j]!) {
      sonde.min[j] = temoin[j]!;
      sonde.temoinMin[j] = rang;
    }
    if (temoin[j]! > sonde.max[j]!) {
      sonde.max[j] = temoin[j]!;
      sonde.temoinMax[j] = rang;
    }
  }
}

/**
 * Jusqu'où va une attaque. La recherche d'un masque croit la promenade ; l'audit fait redire par le solveur, qui n'a rien de
 * commun avec elle, chaque case qu'elle trouve trop serrée ; l'audit complet demande au solveur les bornes de toutes.
 */
export type Rigueur = "recherche" | "audit" | "complet";

/** De quoi chercher des tableaux possibles d'un bloc. */
export interface Exploration {
  readonly bloc: Bloc;
  readonly sonde: Sonde;
  readonly rigueur: Rigueur;
  /** La promenade, quand on connaît un tableau possible d'où partir. */
  readonly simplexe: Simplexe | null;
  readonly modele: () => Modele;
}

/** Une case est-elle jugée, ses valeurs possibles allant au moins de `min` à `max` ? */
export type Juge = (k: number, min: number, max: number) => boolean;

/**
 * Cherche des tableaux possibles jusqu'à ce que chaque case demandée soit jugée : d'abord en se promenant de l'un à l'autre,
 * puis, selon la rigueur, par deux programmes linéaires pour celles qui restent en doute. Celles-là sont rendues, avec leurs
 * bornes exactes.
 *
 * @throws RangeError si aucun tableau n'est possible
 */
export function explore(exploration: Exploration, demandees: readonly number[], isJugee: Juge): number[] {
  const { sonde, rigueur, simplexe } = exploration;
  const isFinie = (k: number): boolean => rigueur !== "complet" && isJugee(k, sonde.min[k]!, sonde.max[k]!);
  const serrees = new Set<number>();
  if (simplexe && rigueur !== "complet")
    for (const k of demandees) if (!isFinie(k) && wander(exploration, simplexe, k, isJugee)) serrees.add(k);
  return demandees.filter((k) => {
    for (const sens of ["maximize", "minimize"] as const) {
      if (isFinie(k)) return false;
      if (rigueur !== "recherche" || !serrees.has(k)) solve(exploration, k, sens);
    }
    return !isJugee(k, sonde.min[k]!, sonde.max[k]!);
  });
}

/** La promenade, vers le haut puis vers le bas d'une case : vrai si elle n'y trouve pas de quoi l'innocenter. */
function wander({ bloc: { echelle }, sonde }: Exploration, simplexe: Simplexe, k: number, isJugee: Juge): boolean {
  for (const sens of [1, -1] as const) {
    const [min, max] = [sonde.min[k]!, sonde.max[k]!];
    const suffit = (x: number): boolean => isJugee(k, Math.min(min, x * echelle), Math.max(max, x * echelle));
    const issue = simplexe.push(k, sens, suffit);
    if (issue === "perdu") return false;
    const temoin = simplexe.read().map((x) => x * echelle);
    addTemoin(sonde, temoin);
    if (issue === "suffit") return false;
  }
  return true;
}

function solve({ bloc: { echelle }, sonde, modele }: Exploration, k: number, sens: "minimize" | "maximize"): void {
  const programme = modele();
  programme.setCout(k, 1);
  const solution = programme[sens]();
  programme.setCout(k, 0);
  if (solution === "impossible") throw new RangeError("published figures must not contradict each other, got no table");
  if (solution === "infinie" && sens === "maximize") sonde.max[k] = Infinity;
  else if (solution === "infinie") sonde.min[k] = -Infinity;
  else {
    const temoin = solution.map((x) => x * echelle);
    addTemoin(sonde, temoin);
  }
}

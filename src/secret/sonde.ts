import type { Bloc } from "./blocs.ts";
import type { Modele, Solution } from "./solveur.ts";

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

/** Tours où l'on pousse ensemble toutes les cases encore en doute ; une résolution en innocente souvent des dizaines. */
const TOURS_GROUPES = 12;

/**
 * Cherche des tableaux possibles jusqu'à ce que chaque case demandée soit jugée : d'abord toutes à la fois, puis une à une,
 * au maximum puis au minimum. Celles qui restent en doute sont rendues, avec leurs bornes exactes.
 *
 * @throws RangeError si aucun tableau n'est possible
 */
export function explore(
  { bloc, modele, sonde }: { readonly bloc: Bloc; readonly modele: Modele; readonly sonde: Sonde },
  demandees: readonly number[],
  isJugee: (k: number) => boolean,
): number[] {
  const push = (ks: readonly number[], sens: "minimize" | "maximize"): void => {
    const solution = optimize(modele, ks, sens);
    if (solution === "impossible")
      throw new RangeError("published figures must not contradict each other, got no table");
    if (solution !== "infinie")
      addTemoin(
        sonde,
        solution.map((x) => x * bloc.echelle),
      );
    else if (ks.length === 1)
      (sens === "maximize" ? sonde.max : sonde.min)[ks[0]!] = sens === "maximize" ? Infinity : -Infinity;
  };
  let doute = demandees.filter((k) => !isJugee(k));
  for (let tour = 0; tour < TOURS_GROUPES && doute.length > 8; tour++) {
    const avant = doute.length;
    push(
      doute.filter((_, i) => ((i >> (tour >> 1)) & 1) === 0 || tour < 2),
      tour % 2 === 0 ? "maximize" : "minimize",
    );
    doute = doute.filter((k) => !isJugee(k));
    if (tour > 3 && doute.length > 0.95 * avant) break;
  }
  return doute.filter((k) => {
    if (isJugee(k)) return false;
    push([k], "maximize");
    if (isJugee(k)) return false;
    push([k], "minimize");
    return !isJugee(k);
  });
}

/** Le minimum ou le maximum de la somme de quelques variables ; les coûts sont remis à zéro ensuite. */
export function optimize(modele: Modele, ks: readonly number[], sens: "minimize" | "maximize"): Solution {
  for (const k of ks) modele.setCout(k, 1);
  const solution = modele[sens]();
  for (const k of ks) modele.setCout(k, 0);
  return solution;
}

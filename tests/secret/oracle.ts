import { solve, type Constraint } from "yalps";
import type { Cellule, Equation } from "../../src/secret/cellule.ts";

// Une seconde attaque, qui ne partage rien avec le moteur : fractions exactes et yalps au lieu de l'arithmétique modulo p et
// de HiGHS.

interface Inconnues {
  readonly ids: readonly string[];
  /** Coefficients des inconnues, puis second membre. */
  readonly lignes: readonly (readonly number[])[];
}

function reduce(cellules: readonly Cellule[], equations: readonly Equation[], inconnues: readonly string[]): Inconnues {
  const rang = new Map(inconnues.map((id, k) => [id, k]));
  const valeurs = new Map(cellules.map(({ id, valeur }) => [id, valeur ?? 0]));
  const lignes = equations.map(({ total, parts }) => {
    const ligne = new Array<number>(inconnues.length + 1).fill(0);
    for (const [id, coef] of [[total, -1] as const, ...parts.map((part) => [part, 1] as const)]) {
      const k = rang.get(id);
      if (k === undefined) ligne[inconnues.length]! -= coef * valeurs.get(id)!;
      else ligne[k]! += coef;
    }
    return ligne;
  });
  return { ids: inconnues, lignes: lignes.filter((ligne) => ligne.slice(0, -1).some((x) => x !== 0)) };
}

/** Les inconnues qui se calculent par additions et soustractions seules (élimination en fractions exactes). */
export function findExactes(
  cellules: readonly Cellule[],
  equations: readonly Equation[],
  inconnues: readonly string[],
): string[] {
  const { ids, lignes } = reduce(cellules, equations, inconnues);
  let rows = lignes.map((ligne) => ligne.slice(0, -1).map(BigInt));
  const pivots: { colonne: number; row: bigint[] }[] = [];
  for (let colonne = 0; colonne < ids.length; colonne++) {
    const i = rows.findIndex((row) => row[colonne] !== 0n);
    if (i < 0) continue;
    const pivot = rows.splice(i, 1)[0]!;
    const clear = (row: bigint[]): bigint[] => {
      if (row[colonne] === 0n) return row;
      const [a, b] = [pivot[colonne]!, row[colonne]!];
      return simplify(row.map((x, j) => x * a - pivot[j]! * b));
    };
    rows = rows.map(clear);
    for (const p of pivots) p.row = clear(p.row);
    pivots.push({ colonne, row: pivot });
  }
  return pivots.filter(({ row }) => row.filter((x) => x !== 0n).length === 1).map(({ colonne }) => ids[colonne]!);
}

function simplify(row: bigint[]): bigint[] {
  const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b));
  const diviseur = row.reduce((g, x) => gcd(g, x < 0n ? -x : x), 0n);
  return diviseur > 1n ? row.map((x) => x / diviseur) : row;
}

/** Le plus petit intervalle qu'un lecteur peut donner à une inconnue, sachant que rien n'est négatif. */
export function boundInconnue(
  cellules: readonly Cellule[],
  equations: readonly Equation[],
  inconnues: readonly string[],
  id: string,
): [number, number] {
  const { ids, lignes } = reduce(cellules, equations, composante(equations, inconnues, id));
  const constraints = new Map<string, Constraint>(lignes.map((ligne, l) => [`l${l}`, { equal: ligne[ids.length]! }]));
  const variables = new Map(
    ids.map((autre, k) => [
      autre,
      new Map([
        ...lignes.flatMap((ligne, l): [string, number][] => (ligne[k] === 0 ? [] : [[`l${l}`, ligne[k]!]])),
        ["cible", autre === id ? 1 : 0],
      ]),
    ]),
  );
  const [bas, haut] = (["minimize", "maximize"] as const).map((direction) => {
    const { status, result } = solve({ direction, objective: "cible", constraints, variables });
    if (status === "unbounded") return Infinity;
    if (status !== "optimal") throw new RangeError(`second solver must find a table, got ${status}`);
    return result;
  });
  return [bas!, haut!];
}

/** Les inconnues liées de proche en proche à `id` : yalps garde la matrice pleine. */
function composante(equations: readonly Equation[], inconnues: readonly string[], id: string): string[] {
  const libres = new Set(inconnues);
  const vues = new Set([id]);
  for (let avant = 0; avant < vues.size;) {
    avant = vues.size;
    for (const { total, parts } of equations) {
      const membres = [total, ...parts].filter((x) => libres.has(x));
      if (membres.some((x) => vues.has(x))) for (const x of membres) vues.add(x);
    }
  }
  return inconnues.filter((x) => vues.has(x));
}

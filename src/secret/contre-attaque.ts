import { solve, type Constraint } from "yalps";
import type { Cellule, Contrainte, Equation } from "./cellule.ts";

// Une seconde attaque, qui ne partage rien avec le moteur : fractions exactes et yalps au lieu de l'arithmétique modulo p et
// de HiGHS. Elle juge ce que le moteur a protégé.

/** Une ligne réduite aux inconnues : `bas ≤ Σ coef × inconnue ≤ haut`. */
interface Ligne {
  readonly coefs: ReadonlyMap<string, number>;
  readonly bas: number;
  readonly haut: number;
}

function reduce(
  termes: readonly (readonly [id: string, coef: number])[],
  valeurs: ReadonlyMap<string, number>,
  [min, max]: readonly [number, number],
): Ligne {
  const coefs = new Map<string, number>();
  let connu = 0;
  for (const [id, coef] of termes) {
    const valeur = valeurs.get(id);
    if (valeur === undefined) coefs.set(id, (coefs.get(id) ?? 0) + coef);
    else connu += coef * valeur;
  }
  return { coefs, bas: min - connu, haut: max - connu };
}

/** Les valeurs que le lecteur connaît : tout ce qui n'est pas inconnu. */
function listConnues(cellules: readonly Cellule[], inconnues: readonly string[]): Map<string, number> {
  const tues = new Set(inconnues);
  return new Map(cellules.flatMap(({ id, valeur }) => (tues.has(id) ? [] : [[id, valeur ?? 0] as const])));
}

function reduceEquations(equations: readonly Equation[], valeurs: ReadonlyMap<string, number>): Ligne[] {
  const lignes = equations.map(({ total, parts }) =>
    reduce([[total, -1], ...parts.map((part) => [part, 1] as const)], valeurs, [0, 0]),
  );
  return lignes.filter(({ coefs }) => coefs.size > 0);
}

/** Les inconnues liées de proche en proche, groupe par groupe : on élimine et on résout sur des matrices pleines. */
function splitComposantes(lignes: readonly Ligne[], inconnues: readonly string[]): Map<string, readonly string[]> {
  const parent = new Map(inconnues.map((id) => [id, id]));
  const find = (id: string): string => {
    let racine = id;
    while (parent.get(racine) !== racine) racine = parent.get(racine)!;
    for (let x = id; x !== racine;) {
      const suivant = parent.get(x)!;
      parent.set(x, racine);
      x = suivant;
    }
    return racine;
  };
  for (const { coefs } of lignes) {
    const [premier, ...autres] = coefs.keys();
    for (const autre of autres) parent.set(find(autre), find(premier!));
  }
  const groupes = new Map<string, string[]>();
  for (const id of inconnues) groupes.set(find(id), [...(groupes.get(find(id)) ?? []), id]);
  return new Map(inconnues.map((id) => [id, groupes.get(find(id))!]));
}

/** Les inconnues qui se calculent par additions et soustractions seules (élimination en fractions exactes). */
export function findExactes(
  cellules: readonly Cellule[],
  equations: readonly Equation[],
  inconnues: readonly string[],
): string[] {
  const lignes = reduceEquations(equations, listConnues(cellules, inconnues));
  const composantes = splitComposantes(lignes, inconnues);
  const exactes = [...new Set(composantes.values())].flatMap((ids) => {
    const siens = new Set(ids);
    return findDeterminees(
      ids,
      lignes.filter(({ coefs }) => [...coefs.keys()].some((id) => siens.has(id))),
    );
  });
  const trouvees = new Set(exactes);
  return inconnues.filter((id) => trouvees.has(id));
}

function findDeterminees(ids: readonly string[], lignes: readonly Ligne[]): string[] {
  let rows = lignes.map(({ coefs }) => ids.map((id) => BigInt(coefs.get(id) ?? 0)));
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

/**
 * Les plus petits intervalles qu'un lecteur peut donner à des inconnues, sachant que rien n'est négatif.
 * @throws RangeError si aucun tableau n'est possible : les chiffres publiés se contredisent
 */
export function boundInconnues(
  cellules: readonly Cellule[],
  equations: readonly Equation[],
  inconnues: readonly string[],
  cibles: readonly string[],
  contraintes: readonly Contrainte[] = [],
): [number, number][] {
  const valeurs = listConnues(cellules, inconnues);
  const inegalites = contraintes
    .map(({ termes, min, max }) =>
      reduce(
        termes.map(({ id, coef }) => [id, coef] as const),
        valeurs,
        [min, max],
      ),
    ) // prettier-ignore
    .filter(({ coefs }) => coefs.size > 0);
  const lignes = [...reduceEquations(equations, valeurs), ...inegalites];
  const composantes = splitComposantes(lignes, inconnues);
  return cibles.map((cible) => {
    const ids = new Set(composantes.get(cible));
    const siennes = lignes.filter(({ coefs }) => [...coefs.keys()].some((id) => ids.has(id)));
    return boundCible(cible, [...ids], siennes);
  });
}

function boundCible(cible: string, ids: readonly string[], lignes: readonly Ligne[]): [number, number] {
  const constraints = new Map<string, Constraint>(
    lignes.map(({ bas, haut }, l) => [`l${l}`, bas === haut ? { equal: bas } : boundsOf(bas, haut)]),
  );
  const variables = new Map(
    ids.map((id) => [
      id,
      new Map<string, number>([
        ...lignes.flatMap(({ coefs }, l): [string, number][] => (coefs.has(id) ? [[`l${l}`, coefs.get(id)!]] : [])),
        ["cible", id === cible ? 1 : 0],
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

const boundsOf = (bas: number, haut: number): Constraint => ({
  ...(Number.isFinite(bas) ? { min: bas } : {}),
  ...(Number.isFinite(haut) ? { max: haut } : {}),
});

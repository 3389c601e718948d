import type { Cellule, Equation } from "./cellule.ts";

/** Une ligne du système : Σ coef × case = 0, les cases par leur rang. */
export interface Ligne {
  readonly colonnes: readonly number[];
  readonly coefs: readonly number[];
}

/** Les cases et les sommes de toutes les tables, années et éditions, numérotées une fois pour toutes. */
export interface Systeme {
  readonly cellules: readonly Cellule[];
  readonly rang: ReadonlyMap<string, number>;
  readonly lignes: readonly Ligne[];
  /** Les lignes où figure chaque case. */
  readonly lignesDe: readonly (readonly number[])[];
  /** Hauteur dans les hiérarchies : 0 pour une case qui n'est le total de rien. */
  readonly niveau: Int32Array;
}

/**
 * Le système conjoint : les sommes déclarées, et une égalité pour chaque paire de cases qui comptent les mêmes dossiers
 * (même empreinte), quelle que soit la table (les cases communes de GaussSuppression, option recordAware).
 */
export function createSysteme(cellules: readonly Cellule[], equations: readonly Equation[]): Systeme {
  const rang = new Map(cellules.map(({ id }, i) => [id, i]));
  const rank = (id: string): number => {
    const i = rang.get(id);
    if (i === undefined) throw new RangeError(`equation must name known cells, got ${id}`);
    return i;
  };
  const lignes: Ligne[] = equations.map(({ total, parts }) => ({
    colonnes: [rank(total), ...parts.map(rank)],
    coefs: [-1, ...parts.map(() => 1)],
  }));
  const premiere = new Map<string, number>();
  for (const [i, { empreinte }] of cellules.entries()) {
    if (empreinte === undefined) continue;
    const autre = premiere.get(empreinte);
    if (autre === undefined) premiere.set(empreinte, i);
    else lignes.push({ colonnes: [autre, i], coefs: [-1, 1] });
  }
  const lignesDe: number[][] = cellules.map(() => []);
  lignes.forEach(({ colonnes }, l) => colonnes.forEach((c) => lignesDe[c]!.push(l)));
  return { cellules, rang, lignes, lignesDe, niveau: measureNiveaux(cellules.length, lignes) };
}

/** Le rang d'une case nommée par l'appelant. */
export function rankOf({ rang }: Systeme, id: string): number {
  const c = rang.get(id);
  if (c === undefined) throw new RangeError(`cell must belong to the system, got ${id}`);
  return c;
}

/** Un total est au-dessus de ses parties ; une boucle d'égalités (deux tables de même total) s'arrête d'elle-même. */
function measureNiveaux(n: number, lignes: readonly Ligne[]): Int32Array {
  const niveau = new Int32Array(n);
  for (let change = true, tour = 0; change && tour < 32; tour++) {
    change = false;
    for (const { colonnes } of lignes) {
      if (colonnes.length < 3) continue; // une égalité ne fait pas monter
      let plusHaut = 0;
      for (let k = 1; k < colonnes.length; k++) plusHaut = Math.max(plusHaut, niveau[colonnes[k]!]!);
      if (niveau[colonnes[0]!]! <= plusHaut) {
        niveau[colonnes[0]!] = plusHaut + 1;
        change = true;
      }
    }
  }
  return niveau;
}

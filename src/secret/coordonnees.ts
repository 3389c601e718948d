import { createAccumulateur, invert, multiply, type Vecteur } from "./modulo.ts";
import type { Ligne, Systeme } from "./systeme.ts";

/** Chaque case inconnue, écrite avec le moins possible d'entre elles, une fois les sommes et les cases connues ôtées. */
export interface Coordonnees {
  /** Par case du système : son vecteur, en rangs de cases libres ; vide si la case se calcule ; `null` si elle est connue. */
  readonly vecteurs: readonly (Vecteur | null)[];
  /** Les lignes qui apprennent quelque chose ; les autres se déduisent d'elles. */
  readonly independantes: readonly number[];
}

/**
 * Élimination de Gauss-Jordan creuse, modulo `p`, des sommes restreintes aux cases inconnues. Une case dont le vecteur est
 * vide se calcule exactement à partir des cases connues ; deux cases de vecteurs parallèles se déduisent l'une de l'autre.
 *
 * @param isInconnue par case, vrai si le lecteur l'ignore
 * @param choisies les sommes à prendre en compte ; par défaut toutes. Les totaux sont exprimés par leurs parties.
 */
export function computeCoordonnees(
  { lignes, niveau, cellules }: Systeme,
  isInconnue: (colonne: number) => boolean,
  p: number,
  choisies: readonly number[] = [...lignes.keys()],
): Coordonnees {
  const n = cellules.length;
  const acc = createAccumulateur(n, p);
  const pivots = new Map<number, Vecteur>(); // case → −(son expression en cases libres)
  const emplois = new Map<number, Set<number>>(); // case libre → pivots qui s'en servent
  const independantes: number[] = [];
  const store = (pivot: number, v: Vecteur): void => {
    pivots.set(pivot, v);
    for (const i of v.indices) {
      const set = emplois.get(i);
      if (set) set.add(pivot);
      else emplois.set(i, new Set([pivot]));
    }
  };
  const ordre = [...choisies].sort((a, b) => height(lignes[a]!, niveau) - height(lignes[b]!, niveau));
  for (const l of ordre) {
    const { colonnes, coefs } = lignes[l]!;
    for (let k = 0; k < colonnes.length; k++) {
      const c = colonnes[k]!;
      if (!isInconnue(c)) continue;
      const expression = pivots.get(c);
      const factor = coefs[k]! < 0 ? p + coefs[k]! : coefs[k]!;
      if (expression) acc.add(expression, factor);
      else acc.add({ indices: Int32Array.of(c), coefs: Float64Array.of(1) }, factor);
    }
    const v = acc.take();
    if (v.indices.length === 0) continue;
    independantes.push(l);
    let pivot = v.indices[0]!;
    for (const i of v.indices) if (niveau[i]! >= niveau[pivot]!) pivot = i;
    const scale = p - invert(v.coefs[v.indices.indexOf(pivot)]!, p); // x_pivot = −Σ (coef / pivot) x
    for (let k = 0; k < v.indices.length; k++)
      if (v.indices[k] !== pivot) acc.set(v.indices[k]!, multiply(v.coefs[k]!, scale, p));
    const expression = acc.take();
    for (const autre of emplois.get(pivot) ?? []) {
      const ancienne = pivots.get(autre)!;
      for (const i of ancienne.indices) emplois.get(i)?.delete(autre);
      const factor = ancienne.coefs[ancienne.indices.indexOf(pivot)]!;
      acc.add(ancienne, 1);
      acc.set(pivot, 0);
      acc.add(expression, factor);
      store(autre, acc.take());
    }
    emplois.delete(pivot);
    store(pivot, expression);
  }
  const vecteurs = Array.from({ length: n }, (_, c) =>
    isInconnue(c) ? (pivots.get(c) ?? { indices: Int32Array.of(c), coefs: Float64Array.of(1) }) : null,
  );
  return { vecteurs, independantes };
}

const height = ({ colonnes }: Ligne, niveau: Int32Array): number =>
  colonnes.reduce((max, c) => Math.max(max, niveau[c]!), 0);

/** Deux vecteurs parallèles ont la même direction : le premier coefficient ramené à 1, le reste réduit à une empreinte. */
export function directionOf(v: Vecteur, p: number): string {
  const scale = invert(v.coefs[0]!, p);
  let [a, b] = [0, 0];
  for (let k = 0; k < v.indices.length; k++) {
    const coef = multiply(v.coefs[k]!, scale, p);
    a = (a + multiply(coef, hash(v.indices[k]!, 0x9e3779b9), p)) % p;
    b = (b + multiply(coef, hash(v.indices[k]!, 0x85ebca6b), p)) % p;
  }
  return `${v.indices.length}:${v.indices[0]}:${a}:${b}`;
}

/** Un poids fixe par indice, mélangé (finaliseur de splitmix32), de 1 à 2^25. */
function hash(i: number, seed: number): number {
  let z = (i ^ seed) | 0;
  z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
  z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
  return (((z ^ (z >>> 15)) >>> 0) % 0x2000000) + 1;
}

import type { Alea } from "../alea.ts";

/** Un choix pondéré. Les poids n'ont pas à faire 1. */
export function draw<T extends string>(alea: Alea, poids: Readonly<Record<T, number>>): T {
  const noms = Object.keys(poids) as T[];
  const total = noms.reduce((somme, nom) => somme + poids[nom], 0);
  let reste = alea.uniform() * total;
  for (const nom of noms) {
    reste -= poids[nom];
    if (reste < 0) return nom;
  }
  return noms[noms.length - 1]!;
}

export const pick = <T>(alea: Alea, items: readonly T[]): T => items[Math.floor(alea.uniform() * items.length)]!;

/** Un entier de `min` à `max` compris. */
export const between = (alea: Alea, min: number, max: number): number =>
  min + Math.floor(alea.uniform() * (max - min + 1));

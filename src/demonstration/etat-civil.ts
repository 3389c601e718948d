import { createAlea } from "./alea.ts";
import type { Recensement } from "./population.ts";

/** Décès par habitant et par an, par groupe d'âge : l'ordre de grandeur des tables de mortalité françaises récentes. */
const MORTALITE = [0.0003, 0.0004, 0.0008, 0.0035, 0.0115, 0.046, 0.215] as const;

/** Naissances et décès domiciliés d'une année, non arrondis. */
export function naissancesDeces(r: Recensement): { readonly naissances: number; readonly deces: number } {
  const [, a15 = 0, a30 = 0] = r.ages;
  return {
    naissances: 0.024 * a15 + 0.035 * a30,
    deces: r.ages.reduce((s, n, i) => s + n * MORTALITE[i]!, 0),
  };
}

/** Effectif entier tiré autour d'une espérance : l'état civil compte, il ne pondère pas. */
export function compter(esperance: number, graine: number, usage: string): number {
  return Math.max(0, Math.round(esperance + createAlea(graine, usage).normal(0, Math.sqrt(esperance))));
}

import { checkFinite } from "./check.ts";

/**
 * Générateur pseudo-aléatoire à graine : la même graine redonne la même suite, sur toute machine.
 *
 * Algorithme `sfc32` (C. Doty-Humphrey, PractRand, 2010), 128 bits d'état, choisi contre `Math.random`, qui ne se
 * rejoue pas : un intervalle publié doit se recalculer au chiffre près. Ne convient pas à un usage cryptographique.
 *
 * @param graine un nombre fini quelconque
 * @returns une fonction qui rend un nombre strictement entre 0 et 1
 * @throws RangeError si la graine n'est pas un nombre fini
 * @example
 * seededRandom(1)() === seededRandom(1)() // => true
 * seededRandom(1)() === seededRandom(2)() // => false
 */
export function seededRandom(graine: number): () => number {
  checkFinite("seed", graine);
  const words = new Uint32Array(new Float64Array([graine]).buffer); // les 64 bits du nombre : 0,5 n'est pas 0
  let a = words[0] ?? 0;
  let b = words[1] ?? 0;
  let c = 0x9e3779b9; // partie fractionnaire du nombre d'or, sans structure
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return ((sum >>> 0) + 0.5) / 4294967296;
  };
  for (let i = 0; i < 15; i++) next(); // les premiers tirages ressemblent encore à la graine
  return next;
}

/**
 * Générateur pseudo-aléatoire à graine (sfc32) : la même graine redonne la même suite, sur toute machine.
 *
 * Pour les tirages qui doivent se refaire à l'identique (simulation, permutation) ; pas pour un secret. Chaque nombre
 * porte 53 bits. `Math.random` ne prend pas de graine, et simple-statistics attend qu'on lui fournisse la source.
 *
 * Source : C. Doty-Humphrey, PractRand, générateur sfc32 ; la graine est étalée par splitmix32.
 *
 * @param graine entier quelconque ; seuls ses 32 bits de poids faible comptent
 * @returns une fonction qui rend à chaque appel un nombre de [0 ; 1[
 * @throws RangeError si la graine n'est pas un entier
 * @example
 * const [a, b] = [seededRandom(7), seededRandom(7)];
 * a() === b() // => true
 */
export function seededRandom(graine: number): () => number {
  if (!Number.isSafeInteger(graine)) throw new RangeError(`seed must be an integer, got ${graine}`);
  let seed = graine | 0;
  const spread = (): number => {
    seed = (seed + 0x9e3779b9) | 0;
    let z = Math.imul(seed ^ (seed >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return z ^ (z >>> 15);
  };
  let [a, b, c, counter] = [spread(), spread(), spread(), 1];
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let k = 0; k < 12; k++) next(); // les premières sorties portent encore la graine
  return () => ((next() >>> 5) * 0x4000000 + (next() >>> 6)) / 0x20000000000000;
}

/** Des nombres de loi normale centrée réduite, tirés d'une source uniforme (Box et Muller, 1958). */
export function normalSource(random: () => number): () => number {
  let spare = NaN;
  return () => {
    if (!Number.isNaN(spare)) {
      const kept = spare;
      spare = NaN;
      return kept;
    }
    const radius = Math.sqrt(-2 * Math.log(1 - random())); // 1 − u : jamais le logarithme de 0
    const angle = 2 * Math.PI * random();
    spare = radius * Math.sin(angle);
    return radius * Math.cos(angle);
  };
}

import { randomLcg, randomNormal } from "d3";

/** Un tirage au sort qui se rejoue : même graine et même usage, mêmes nombres, sur toute machine. */
export interface Alea {
  /** Uniforme sur [0, 1). */
  readonly uniform: () => number;
  readonly normal: (mu: number, sigma: number) => number;
  /** Copie mélangée (Fisher-Yates). */
  readonly shuffle: <T>(items: readonly T[]) => T[];
}

/** FNV-1a sur 32 bits : assez pour séparer les usages, sans dépendre de l'ordre des appels. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193) >>> 0;
  return h;
}

/**
 * Un générateur par usage : ajouter un tirage pour la CAF ne change pas les noms de communes.
 * @throws RangeError si la graine n'est pas un entier.
 */
export function createAlea(graine: number, usage: string): Alea {
  if (!Number.isSafeInteger(graine)) throw new RangeError(`graine must be an integer, got ${graine}`);
  const uniform = randomLcg(hash(`${graine}/${usage}`) / 2 ** 32);
  // Le congruentiel corrèle les premiers tirages de graines voisines : on les jette.
  for (let i = 0; i < 8; i++) uniform();
  const normale = randomNormal.source(uniform);
  return {
    uniform,
    normal: (mu, sigma) => normale(mu, sigma)(),
    shuffle: (items) => {
      const out = [...items];
      for (let i = out.length - 1; i > 0; i--) {
        const j = Math.floor(uniform() * (i + 1));
        [out[i], out[j]] = [out[j]!, out[i]!];
      }
      return out;
    },
  };
}

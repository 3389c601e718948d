import { errorFunction } from "simple-statistics";

/**
 * Une distribution de niveaux de vie : un mélange de lois log-normales, une ou deux par unité de population.
 * Un territoire est le mélange de ses unités, si bien que ses quantiles et son taux de pauvreté se tiennent avec elles.
 */
export interface Composante {
  readonly poids: number;
  /** Logarithme de la médiane, en euros. */
  readonly mu: number;
  readonly sigma: number;
}

const phi = (z: number): number => (1 + errorFunction(z / Math.SQRT2)) / 2;
const total = (melange: readonly Composante[]): number => melange.reduce((s, c) => s + c.poids, 0);

/** Effectif sous exp(logX) euros. Une boucle nue : appelée des millions de fois. */
function sous(melange: readonly Composante[], logX: number): number {
  let s = 0;
  for (const c of melange) s += c.poids * phi((logX - c.mu) / c.sigma);
  return s;
}

/** Part de la population sous `x` euros, entre 0 et 1. */
export const repartition = (melange: readonly Composante[], x: number): number =>
  sous(melange, Math.log(x)) / total(melange);

/** Le quantile d'ordre `p`, par dichotomie sur l'échelle des logarithmes. @throws RangeError hors de ]0, 1[. */
export function quantile(melange: readonly Composante[], p: number): number {
  if (!(p > 0 && p < 1)) throw new RangeError(`p must be strictly between 0 and 1, got ${p}`);
  const cible = p * total(melange);
  let [bas, haut] = [Math.log(500), Math.log(500_000)];
  // 32 pas : 7 / 2³² en logarithme, le dix-millième d'euro.
  for (let i = 0; i < 32; i++) {
    const milieu = (bas + haut) / 2;
    if (sous(melange, milieu) < cible) bas = milieu;
    else haut = milieu;
  }
  return Math.exp((bas + haut) / 2);
}

/** Moyenne, en euros. */
export const moyenne = (melange: readonly Composante[]): number =>
  melange.reduce((s, c) => s + c.poids * Math.exp(c.mu + c.sigma ** 2 / 2), 0) / total(melange);

/** Part du revenu total détenue sous `x` euros : la courbe de Lorenz, en forme close pour des log-normales. */
export function partDuRevenu(melange: readonly Composante[], x: number): number {
  const logX = Math.log(x);
  const sous = melange.reduce((s, c) => {
    const m = c.poids * Math.exp(c.mu + c.sigma ** 2 / 2);
    return s + m * phi((logX - c.mu - c.sigma ** 2) / c.sigma);
  }, 0);
  return sous / (total(melange) * moyenne(melange));
}

/** Les dix-neuf vingtiles : déciles, quartiles, Gini et rapports s'en déduisent tous. */
export const vingtiles = (melange: readonly Composante[]): number[] =>
  Array.from({ length: 19 }, (_, i) => quantile(melange, (i + 1) / 20));

/** Indice de Gini, par la règle des trapèzes sur les vingtiles donnés : assez pour deux décimales. */
export function gini(melange: readonly Composante[], v: readonly number[] = vingtiles(melange)): number {
  const lorenz = [0, ...v.map((x) => partDuRevenu(melange, x)), 1];
  return 1 - lorenz.slice(1).reduce((s, l, i) => s + (l + lorenz[i]!) / 20, 0);
}

/** Part des 20 % les plus aisés rapportée à celle des 20 % les plus modestes. */
export const s80s20 = (melange: readonly Composante[], v: readonly number[] = vingtiles(melange)): number =>
  (1 - partDuRevenu(melange, v[15]!)) / partDuRevenu(melange, v[3]!);

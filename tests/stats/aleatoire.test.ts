import { expect, it } from "vitest";
import { normalSource, seededRandom } from "../../src/stats/seeded-random.ts";
import { refuse } from "./refus.ts";

const draw = (n: number, next: () => number): number[] => Array.from({ length: n }, next);

it("la même graine redonne la même suite ; deux graines voisines, deux suites sans lien", () => {
  expect(draw(100, seededRandom(42))).toEqual(draw(100, seededRandom(42)));
  const [a, b] = [draw(20_000, seededRandom(1)), draw(20_000, seededRandom(2))];
  const covariance = a.reduce((s, x, i) => s + (x - 0.5) * (b[i]! - 0.5), 0) / a.length;
  expect(Math.abs(covariance * 12)).toBeLessThan(5 / Math.sqrt(a.length));
});

it("la suite ne change pas d'une version à l'autre : des bornes publiées en dépendent", () => {
  expect(draw(3, seededRandom(1))).toEqual([0.5636717720710586, 0.8959073941886353, 0.2723428182814803]);
});

it("est uniforme sur [0 ; 1[", () => {
  const n = 100_000;
  const x = draw(n, seededRandom(3));
  expect(Math.min(...x.slice(0, 50_000))).toBeGreaterThanOrEqual(0);
  expect(Math.max(...x.slice(0, 50_000))).toBeLessThan(1);
  const classes = new Array<number>(100).fill(0);
  for (const v of x) classes[Math.floor(v * 100)]!++;
  const chi2 = classes.reduce((s, c) => s + (c - n / 100) ** 2 / (n / 100), 0);
  expect(chi2).toBeGreaterThan(55); // quantiles à 1e-4 près d'un khi-deux à 99 degrés
  expect(chi2).toBeLessThan(158);
});

it("la source normale a la moyenne, la variance et les queues de la loi", () => {
  const n = 200_000;
  const x = draw(n, normalSource(seededRandom(4)));
  const moment = (k: number): number => x.reduce((s, v) => s + v ** k, 0) / n;
  expect(Math.abs(moment(1))).toBeLessThan(4 / Math.sqrt(n));
  expect(Math.abs(moment(2) - 1)).toBeLessThan(4 * Math.sqrt(2 / n));
  expect(Math.abs(moment(4) - 3)).toBeLessThan(4 * Math.sqrt(96 / n));
  const beyond = x.filter((v) => Math.abs(v) > 1.959964).length / n;
  expect(Math.abs(beyond - 0.05)).toBeLessThan(4 * Math.sqrt((0.05 * 0.95) / n));
});

refuse([
  ["seed must be an integer, got 1.5", () => seededRandom(1.5)],
  ["seed must be an integer, got NaN", () => seededRandom(NaN)],
]);

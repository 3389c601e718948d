import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contiguityWeights } from "../../src/stats/contiguity-weights.ts";
import { distanceWeights } from "../../src/stats/distance-weights.ts";
import type { Point } from "../../src/stats/distance-weights.ts";
import { localMoran } from "../../src/stats/local-moran.ts";
import type { ZoneMoran } from "../../src/stats/local-moran.ts";
import { moran } from "../../src/stats/moran.ts";
import type { Moran, SansAutocorrelation } from "../../src/stats/moran.ts";
import { permutationTail } from "../../src/stats/permutation-tail.ts";
import { seededRandom } from "../../src/stats/seeded-random.ts";
import { spatialWeights, weightBetween } from "../../src/stats/spatial-weights.ts";
import type { LienSpatial, PoidsSpatiaux } from "../../src/stats/spatial-weights.ts";
import { refuse } from "./refus.ts";

/** Une grille de `side` × `side` zones, voisines par un côté. */
const grid = (side: number): number[][] =>
  Array.from({ length: side * side }, (_, i) => {
    const [row, column] = [Math.floor(i / side), i % side];
    return [
      ...(row > 0 ? [i - side] : []),
      ...(column > 0 ? [i - 1] : []),
      ...(column < side - 1 ? [i + 1] : []),
      ...(row < side - 1 ? [i + side] : []),
    ];
  });

function found<T extends object>(result: T | SansAutocorrelation): T {
  if ("motif" in result) throw new Error(`motif inattendu : ${result.motif}`);
  return result;
}

const binaire = { standardisation: "aucune" } as const;
const rapide = { permutations: 0 };

describe("moran", () => {
  it("PySAL, esda/tests/test_moran.py, test_variance : grille 3 × 3, voisinages binaires", () => {
    const m = found(moran([1, 2, 3, 4, 5, 6, 7, 8, 9], contiguityWeights(grid(3), binaire), rapide));
    expect(m.randomisation.variance).toBeCloseTo(0.0596875, 15);
    expect(m.normale.variance).toBeCloseTo(0.053125, 15);
    expect(m.valeur).toBeCloseTo(0.5, 15);
    expect(m.esperance).toBe(-1 / 8);
    expect(m.normale.z).toBeCloseTo(0.625 / Math.sqrt(0.053125), 13);
  });

  /** Toutes les permutations d'une liste. */
  const permute = (x: readonly number[]): number[][] =>
    x.length === 0 ? [[]] : x.flatMap((v, i) => permute(x.toSpliced(i, 1)).map((rest) => [v, ...rest]));

  it("espérance et variance de randomisation sont celles de toutes les permutations, liens à sens unique compris", () => {
    const liens = fc.array(fc.array(fc.double({ min: 0.1, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 }), {
      minLength: 5,
      maxLength: 5,
    });
    fc.assert(
      fc.property(liens, fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 5, maxLength: 5 }), (l, x) => {
        const w = spatialWeights(
          l.map((ligne, i) => ligne.flatMap((p, j): LienSpatial[] => (i === j || p < 1.2 ? [] : [[j, p]]))),
          binaire,
        );
        fc.pre(w.poids.length > 0);
        const all = permute(x).map((v) => found(moran(v, w, rapide)).valeur);
        const mean = all.reduce((a, b) => a + b) / all.length;
        const variance = all.reduce((s, v) => s + (v - mean) ** 2, 0) / all.length;
        const m = found(moran(x, w, rapide));
        expect(mean).toBeCloseTo(m.esperance, 10);
        expect(m.randomisation.variance).toBeCloseTo(variance, 10);
      }),
      { numRuns: 20 },
    );
  });

  it("ignore l'unité et l'origine, et la standardisation quand chaque zone a autant de voisins", () => {
    const anneau = Array.from({ length: 9 }, (_, i) => [(i + 1) % 9, (i + 8) % 9]);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 99 }), { minLength: 9, maxLength: 9 }), (x) => {
        fc.pre(new Set(x).size > 1);
        const m = found(moran(x, contiguityWeights(anneau), rapide));
        const autre = found(
          moran(
            x.map((v) => 2000 + v / 8),
            contiguityWeights(anneau, binaire),
            rapide,
          ),
        );
        expect(autre.valeur).toBeCloseTo(m.valeur, 9);
        expect(autre.randomisation.p).toBeCloseTo(m.randomisation.p, 8);
        expect(autre.normale.z).toBeCloseTo(m.normale.z, 8);
      }),
    );
  });

  it("voit un gradient, un damier et du bruit", () => {
    const w = contiguityWeights(grid(8));
    const zones = Array.from({ length: 64 }, (_, i) => ({ row: Math.floor(i / 8), column: i % 8 }));
    const gradient = found(
      moran(
        zones.map((z) => z.row + z.column),
        w,
      ),
    );
    expect(gradient.valeur).toBeGreaterThan(0.8);
    expect(gradient.permutation).toEqual({ p: 0.002, nombre: 999 });
    const damier = zones.map((z) => (z.row + z.column) % 2);
    expect(found(moran(damier, w)).valeur).toBeCloseTo(-1, 14);
    expect(found(moran(damier, w, { alternative: "negative" })).permutation!.p).toBe(0.001);
    expect(found(moran(damier, w, { alternative: "positive" })).permutation!.p).toBe(1);
    expect(found(moran(damier, w, { alternative: "positive" })).randomisation.p).toBeCloseTo(1, 10);
    const bruit = zones.map(seededRandom(11));
    expect(found(moran(bruit, w)).permutation!.p).toBeGreaterThan(0.01);
  });

  it("permutation et randomisation s'accordent ; la même graine redonne la même probabilité", () => {
    const w = contiguityWeights(grid(6));
    const x = Array.from({ length: 36 }, (_, i) => ((i * 7) % 36) + 0.4 * i);
    const m = found(moran(x, w, { permutations: 9999 }));
    expect(Math.abs(m.permutation!.p - m.randomisation.p)).toBeLessThan(0.02);
    expect(found(moran(x, w, { graine: 5 }))).toEqual(found(moran(x, w, { graine: 5 })));
  });

  it("trop peu à dire : un motif, non une erreur", () => {
    expect(moran([1, 2, 3], contiguityWeights([[1], [0, 2], [1]]))).toEqual({ motif: "moins de 4 zones" });
    expect(moran([2, 2, 2, 2], contiguityWeights([[1], [0], [3], [2]]))).toEqual({ motif: "valeurs constantes" });
    expect(moran([1, 2, 3, 4], contiguityWeights([[], [], [], []]))).toEqual({ motif: "aucun voisinage" });
    expect(localMoran([1, 2, 3], contiguityWeights([[1], [0, 2], [1]]))).toEqual({ motif: "moins de 4 zones" });
  });

  it("toutes les zones voisines de toutes : l'indice ne peut valoir que son espérance", () => {
    const toutes = Array.from({ length: 5 }, (_, i) => [0, 1, 2, 3, 4].filter((j) => j !== i));
    const m = found(moran([3, 1, 4, 1, 5], contiguityWeights(toutes)));
    expect(m.valeur).toBeCloseTo(-0.25, 14);
    expect([m.normale, m.randomisation]).toEqual([1, 1].map((p) => ({ variance: 0, z: 0, p })));
    expect(m.permutation!.p).toBe(1);
  });
});

describe("localMoran", () => {
  const w = contiguityWeights(grid(8));
  const foyer = Array.from({ length: 64 }, (_, i) => (Math.floor(i / 8) < 3 && i % 8 < 3 ? 20 : 0) + ((i * 13) % 7));

  it("la somme des indices locaux est l'indice d'ensemble fois la somme des poids", () => {
    for (const poids of [w, contiguityWeights(grid(8), binaire)]) {
      const s0 = poids.poids.reduce((a, b) => a + b);
      const locaux = found(localMoran(foyer, poids, { permutations: 9 }));
      const global = found(moran(foyer, poids, rapide));
      expect(locaux.reduce((s, z) => s + z.valeur, 0)).toBeCloseTo(s0 * global.valeur, 10);
    }
  });

  it("trouve un foyer de valeurs hautes, et le contrôle ne fait que retirer des zones", () => {
    const zones = found(localMoran(foyer, w, { permutations: 9999 }));
    expect(zones[9]).toMatchObject({ quadrant: "haut-haut", significatif: true });
    expect(zones[63]!.quadrant === "bas-bas" || zones[63]!.quadrant === "haut-bas").toBe(true);
    const sans = found(localMoran(foyer, w, { permutations: 9999, controle: "aucun" }));
    const count = (z: readonly ZoneMoran[]): number => z.filter((x) => x.significatif).length;
    expect(count(zones)).toBeLessThanOrEqual(count(sans));
    zones.forEach((z, i) => {
      expect(z.p).toBe(sans[i]!.p);
      expect(z.pAjuste!).toBeGreaterThanOrEqual(z.p!);
      if (z.significatif) expect(sans[i]!.significatif).toBe(true);
    });
  });

  it("la permutation conditionnelle approche le dénombrement exact de tous les voisinages possibles", () => {
    const x = [5, 9, 1, 7, 3, 8, 2];
    const anneau = contiguityWeights(x.map((_, i) => [(i + 1) % 7, (i + 6) % 7]));
    const tirages = 20_000;
    const zones = found(localMoran(x, anneau, { alternative: "positive", permutations: tirages }));
    const mean = x.reduce((a, b) => a + b) / 7;
    zones.forEach((zone, i) => {
      const autres = x.filter((_, k) => k !== i);
      const own = x[i]! - mean;
      const observed = own * (x[(i + 1) % 7]! + x[(i + 6) % 7]! - 2 * mean);
      const paires = autres.flatMap((a, k) => autres.slice(k + 1).map((b) => own * (a + b - 2 * mean)));
      const exact = paires.filter((v) => v >= observed - 1e-9).length / paires.length;
      expect(Math.abs(zone.p! - exact)).toBeLessThan(5 * Math.sqrt((exact * (1 - exact)) / tirages) + 2 / tirages);
    });
  });

  it("une zone sans voisin n'est ni classée ni testée", () => {
    const zones = found(localMoran([1, 2, 8, 9, 4], contiguityWeights([[1], [0], [3], [2], []])));
    expect(zones[4]).toEqual({
      valeur: expect.closeTo(0, 14),
      quadrant: null,
      p: null,
      pAjuste: null,
      significatif: false,
    });
  });

  it("les quatre quadrants", () => {
    const ligne = contiguityWeights([[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]]);
    const quadrants = found(localMoran([9, 8, 1, 0, 9, 0], ligne)).map((z) => z.quadrant);
    expect(quadrants).toEqual(["haut-haut", "haut-haut", "bas-bas", "bas-haut", "haut-bas", "bas-haut"]);
  });
});

describe("voisinages", () => {
  it("un rayon donne les mêmes voisins que la comparaison de toutes les paires", () => {
    const coordonnee = fc.double({ min: 0, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(coordonnee, coordonnee), { minLength: 1, maxLength: 30 }), (points) => {
        const w = distanceWeights(points, 25, binaire);
        const distance = ([a, b]: Point, [c, d]: Point): number => Math.hypot(a - c, b - d);
        points.forEach((p, i) =>
          points.forEach((q, j) => expect(weightBetween(w, i, j)).toBe(i !== j && distance(p, q) <= 25 ? 1 : 0)),
        );
      }),
    );
  });

  it("l'inverse de la distance, puis la standardisation par ligne", () => {
    const points: Point[] = [
      [0, 0],
      [2, 0],
      [0, 4],
    ];
    const w = distanceWeights(points, 4, { puissance: 1 });
    expect(weightBetween(w, 0, 1)).toBeCloseTo(2 / 3, 15);
    expect(weightBetween(w, 0, 2)).toBeCloseTo(1 / 3, 15);
    expect(weightBetween(w, 1, 2)).toBe(0);
    expect(weightBetween(distanceWeights(points, 4, { puissance: 2, ...binaire }), 2, 0)).toBe(1 / 16);
  });
});

const quatre: PoidsSpatiaux = contiguityWeights([[1], [0], [3], [2]]);
refuse([
  ["values must hold 4 values, got 3", () => moran([1, 2, 3], quatre)],
  ["values must be finite numbers, got NaN at index 2", () => moran([1, 2, NaN, 4], quatre)],
  ["permutations must be an integer of at least 0, got 9.5", () => moran([1, 2, 3, 4], quatre, { permutations: 9.5 })],
  [
    "permutations must be an integer of at least 0, got -1",
    () => localMoran([1, 2, 3, 4], quatre, { permutations: -1 }),
  ],
  ["permutations must be at least 1, got 0", () => localMoran([1, 2, 3, 4], quatre, { permutations: 0 })],
  ["seed must be an integer, got NaN", () => moran([1, 2, 3, 4], quatre, { graine: NaN })],
  ["threshold must be strictly between 0 and 1, got 5", () => localMoran([1, 2, 3, 4], quatre, { seuil: 5 })],
  ["neighbours of zone 0 must be other zones of 0 to 1, got 0", () => contiguityWeights([[0], [0]])],
  ["neighbours of zone 0 must be other zones of 0 to 1, got 2", () => contiguityWeights([[2], [0]])],
  ["neighbours of zone 0 must be other zones of 0 to 1, got 0.5", () => contiguityWeights([[0.5], [0]])],
  ["neighbours of zone 0 must be distinct, got 1 twice", () => contiguityWeights([[1, 1], [0]])],
  ["contiguity must be mutual, got 0 to 1 only", () => contiguityWeights([[1], []])],
  ["weights of zone 1 must be positive, got 0", () => spatialWeights([[[1, 1]], [[0, 0]]])],
  ["weights of zone 0 must be positive, got NaN", () => spatialWeights([[[1, NaN]], []])],
  ["radius must be positive, got 0", () => distanceWeights([[0, 0]], 0)],
  ["power must not be negative, got -1", () => distanceWeights([[0, 0]], 1, { puissance: -1 })],
  ["y must be a finite number, got NaN", () => distanceWeights([[0, NaN]], 1)],
  [
    "points must be distinct when power is positive, got 0 and 1 together",
    () =>
      distanceWeights(
        [
          [1, 1],
          [1, 1],
        ],
        5,
        { puissance: 1 },
      ),
  ],
  [
    "permutations must be an integer of at least 0, got Infinity",
    () => permutationTail(1, { alternative: "positive", permutations: Infinity }, () => 0),
  ],
]);

it("Moran : le type dit qu'il peut n'y avoir rien", () => {
  const m: Moran | SansAutocorrelation = moran([1, 2, 3, 4], quatre, rapide);
  expect("motif" in m).toBe(false);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutTree } from "../../src/stats/cut-tree.ts";
import { describeClasses } from "../../src/stats/describe-classes.ts";
import { kMeans } from "../../src/stats/k-means.ts";
import { meanSilhouette } from "../../src/stats/mean-silhouette.ts";
import { ward } from "../../src/stats/ward.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

interface Attendu {
  readonly tot_withinss: number;
  readonly sizes_sorted: number[];
  readonly centres_sorted_by_first_col: number[][];
}
const { inputs, expected, tolerance } = readPublie<{ X: number[][] }, Attendu>("kmeans_iris_k3");
const iris = inputs.X;
const ascending = (a: number, b: number): number => a - b;
const countsOf = (classes: readonly number[]): number[] =>
  [...new Set(classes)].map((c) => classes.filter((d) => d === c).length).toSorted(ascending);

describe("k-means", () => {
  it("iris, 3 classes : inertie, effectifs et centres publiés", () => {
    const r = kMeans(iris, 3);
    expectPublie(r.inertieIntra, expected.tot_withinss, tolerance);
    expect(r.effectifs.toSorted(ascending)).toEqual(expected.sizes_sorted);
    const centres = r.centres.toSorted((a, b) => (a[0] ?? NaN) - (b[0] ?? NaN));
    expected.centres_sorted_by_first_col.forEach((centre, c) =>
      centre.forEach((x, j) => expectPublie(centres[c]?.[j] ?? NaN, x, tolerance)),
    );
    // R : kmeans(iris[, 1:4], 3)$betweenss / totss = 88,4 %.
    expect(r.partExpliquee).toBeCloseTo(0.884, 3);
  });

  it.each([1, 2, 3, 4, 5])("graine %i : le même partage, numéroté pareil", (graine) => {
    expect(kMeans(iris, 3, { graine }).classes).toEqual(kMeans(iris, 3).classes);
  });

  it("autant de classes que de points : plus d'inertie ; une seule : toute l'inertie", () => {
    const points = [[1, 2], [3, 4], [5, 0]]; // prettier-ignore
    expect(kMeans(points, 3)).toMatchObject({ inertieIntra: 0, partExpliquee: 1, classes: [0, 1, 2] });
    expect(kMeans(points, 1)).toMatchObject({ partExpliquee: 0, effectifs: [3], centres: [[3, 2]] });
    expect(kMeans([[2], [2]], 1)).toMatchObject({ inertieIntra: 0, partExpliquee: 1 });
  });

  refuse([
    ["number of points must be positive, got 0", () => kMeans([], 1)],
    ["number of coordinates must be positive, got 0", () => kMeans([[]], 1)],
    ["point must hold 2 values, got 1", () => kMeans([[1, 2], [3]], 1)],
    ["coordinate must be a finite number, got NaN", () => kMeans([[NaN]], 1)],
    ["k must be an integer from 1 to the 2 distinct points, got 3", () => kMeans([[1], [1], [2]], 3)],
    ["k must be an integer from 1 to the 1 distinct points, got 0", () => kMeans([[1]], 0)],
    ["k must be an integer from 1 to the 1 distinct points, got 0.5", () => kMeans([[1]], 0.5)],
    ["starts must be an integer of at least 1, got 0", () => kMeans([[1]], 1, { departs: 0 })],
  ]);

  const nuage = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
    minLength: 4,
    maxLength: 30,
  });

  it("aucun point ne gagne à changer seul de classe, aucune classe n'est vide, plus de classes ne font pas pire", () => {
    fc.assert(
      fc.property(nuage, (points) => {
        fc.pre(new Set(points.map(String)).size >= 4);
        const r = kMeans(points, 3, { departs: 20 });
        expect(Math.min(...r.effectifs)).toBeGreaterThan(0);
        for (const [i, point] of points.entries()) {
          const from = r.classes[i] ?? -1;
          const cost = (c: number, shift: number): number => {
            const size = r.effectifs[c] ?? NaN;
            const gap = point.reduce((s, x, j) => s + (x - (r.centres[c]?.[j] ?? NaN)) ** 2, 0);
            return (size / (size + shift)) * gap;
          };
          if (r.effectifs[from] === 1) continue;
          for (const to of [0, 1, 2]) {
            if (to !== from) expect(cost(to, 1)).toBeGreaterThanOrEqual(cost(from, -1) * (1 - 1e-9));
          }
        }
        expect(kMeans(points, 4, { departs: 20 }).inertieIntra).toBeLessThanOrEqual(r.inertieIntra * (1 + 1e-9));
      }),
      { numRuns: 40 },
    );
  });
});

describe("Ward", () => {
  it("iris : les hauteurs de SciPy 1.17.1, linkage(method='ward')", () => {
    const tree = ward(iris);
    expect(tree).toHaveLength(149);
    const heights = [2.8694176394568705, 3.828052620290243, 4.847708507921838, 6.399406819518539, 12.300396052792589, 32.44760699959244]; // prettier-ignore
    tree.slice(-6).forEach((f, i) => expectRelative(f.hauteur, heights[i] ?? NaN, 1e-12));
    expectRelative(tree.reduce((s, f) => s + f.hauteur, 0), 138.16224196388305, 1e-12); // prettier-ignore
    expect(countsOf(cutTree(tree, 2))).toEqual([50, 100]);
    expect(countsOf(cutTree(tree, 3))).toEqual([36, 50, 64]);
    expect(countsOf(cutTree(tree, 4))).toEqual([26, 36, 38, 50]);
  });

  it("un seul point : un arbre vide, une classe", () => {
    expect(ward([[3]])).toEqual([]);
    expect(cutTree([], 1)).toEqual([0]);
  });

  it("la somme des carrés des hauteurs est deux fois l'inertie totale ; l'arbre croît", () => {
    const nuage = fc.array(fc.tuple(fc.integer({ min: -50, max: 50 }), fc.integer({ min: -50, max: 50 })), {
      minLength: 2,
      maxLength: 40,
    });
    fc.assert(
      fc.property(nuage, (points) => {
        const tree = ward(points);
        const total = kMeans(points, 1).inertieIntra;
        expect(tree.reduce((s, f) => s + f.hauteur ** 2, 0)).toBeCloseTo(2 * total, 6);
        expect(tree.at(-1)?.effectif).toBe(points.length);
        tree.forEach((f, i) => expect(f.hauteur).toBeGreaterThanOrEqual((tree[i - 1]?.hauteur ?? 0) * (1 - 1e-9)));
        for (let k = 1; k <= points.length; k++) expect(new Set(cutTree(tree, k)).size).toBe(k);
      }),
      { numRuns: 40 },
    );
  });

  refuse([
    ["number of points must be positive, got 0", () => ward([])],
    ["coordinate must be a finite number, got Infinity", () => ward([[Infinity]])],
    ["k must be an integer from 1 to 2, got 3", () => cutTree(ward([[1], [2]]), 3)],
    ["k must be an integer from 1 to 2, got 0", () => cutTree(ward([[1], [2]]), 0)],
  ]);
});

describe("silhouette", () => {
  it("iris, 3 classes : 0,5528 en moyenne, 0,80, 0,42 et 0,45 par classe (R, cluster::silhouette)", () => {
    const s = meanSilhouette(iris, kMeans(iris, 3).classes);
    expect(s.moyenne).toBeCloseTo(0.5528190123564091, 12);
    expect(s.classes.map((c) => c.toFixed(2))).toEqual(["0.80", "0.42", "0.45"]);
  });

  it("un point seul dans sa classe vaut 0", () => {
    expect(meanSilhouette([[0], [1], [10]], [0, 0, 1]).points[2]).toBe(0);
  });

  refuse([
    ["classes must be at least 2, got 1", () => meanSilhouette([[1], [2]], [0, 0])],
    ["classes must hold 2 values, got 1", () => meanSilhouette([[1], [2]], [0])],
    ["classes must run from 0 to 1, got 2", () => meanSilhouette([[1], [2]], [0, 2])],
    ["number of points must be positive, got 0", () => meanSilhouette([], [])],
  ]);
});

describe("description", () => {
  const variables = [
    { libelle: "revenu médian", valeurs: [10, 11, 20, 21, 30, 31] },
    { libelle: "part des locataires", valeurs: [0.9, 0.8, 0.5, 0.5, 0.2, 0.1] },
  ];

  it("dit ce qui distingue chaque classe, du plus au moins marqué, et rien d'autre", () => {
    const [a, b, c] = describeClasses(variables, [0, 0, 1, 1, 2, 2]);
    expect(a?.phrase).toBe(
      "2\u00a0quartiers. Plus haut que l'ensemble\u00a0: part des locataires (nettement). Plus bas que l'ensemble\u00a0: revenu médian (nettement).",
    );
    expect(b).toMatchObject({ traits: [], phrase: "2\u00a0quartiers. Proche de l'ensemble sur toutes les variables." });
    expect(c?.traits.map((t) => [t.libelle, t.sens])).toEqual([
      ["revenu médian", "plus haut"],
      ["part des locataires", "plus bas"],
    ]);
    expect(c?.traits[0]?.moyenne).toBeCloseTo(30.5, 12);
  });

  it("pondérée, l'ensemble est celui des habitants ; un seul territoire se dit au singulier", () => {
    const libelle = "part des locataires";
    const [a, b] = describeClasses([{ libelle, valeurs: [0.2, 0.8] }], [0, 1], { poids: [1, 9], territoire: ["commune", "communes"] }); // prettier-ignore
    expect(a?.traits[0]).toMatchObject({ sens: "plus bas", force: "nettement" });
    expect(a?.traits[0]?.ecart).toBeCloseTo(-3, 12);
    expect(b).toMatchObject({ traits: [], phrase: "1\u00a0commune. Proche de l'ensemble sur toutes les variables." });
  });

  it("ne change pas avec l'unité d'une variable", () => {
    const [a] = describeClasses(variables, [0, 0, 1, 1, 2, 2]);
    const enCentimes = variables.map(({ libelle, valeurs }) => ({ libelle, valeurs: valeurs.map((x) => 100 * x + 7) }));
    expect(describeClasses(enCentimes, [0, 0, 1, 1, 2, 2])[0]?.phrase).toBe(a?.phrase);
  });

  refuse([
    ["number of variables must be positive, got 0", () => describeClasses([], [0])],
    ["variable must hold 1 values, got 2", () => describeClasses([{ libelle: "a", valeurs: [1, 2] }], [0])],
    ["values must vary, got 1 everywhere", () => describeClasses([{ libelle: "a", valeurs: [1, 1] }], [0, 1])],
    [
      "class must be an integer of at least 0, got -1",
      () => describeClasses([{ libelle: "a", valeurs: [1, 2] }], [0, -1]),
    ],
    [
      "threshold must be positive, got 0",
      () => describeClasses([{ libelle: "a", valeurs: [1, 2] }], [0, 1], { seuil: 0 }),
    ],
    [
      "strong threshold must be at least 0.5, got 0.4",
      () => describeClasses([{ libelle: "a", valeurs: [1, 2] }], [0, 1], { seuilNet: 0.4 }),
    ],
  ]);
});

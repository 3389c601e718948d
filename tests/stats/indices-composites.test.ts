import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { EDI_2007, edi } from "../../src/stats/edi.ts";
import { fdep } from "../../src/stats/fdep.ts";
import { firstComponent } from "../../src/stats/first-component.ts";
import { standardise } from "../../src/stats/standardise.ts";
import { symmetricEigen } from "../../src/stats/symmetric-eigen.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

const columnsOf = (rows: readonly (readonly number[])[]): number[][] =>
  (rows[0] ?? []).map((_, j) => rows.map((row) => row[j] ?? NaN));
const iris = columnsOf(readPublie<{ X: number[][] }, unknown>("kmeans_iris_k3").inputs.X);

describe("EDI", () => {
  interface Entrees {
    readonly coefficients: Record<string, number>;
    readonly synthetic_shares_8_iris: number[][];
    readonly column_order: string[];
  }
  const { inputs, expected, tolerance } = readPublie<Entrees, { score_synthetic: number[] }>("edi_french_2007_weights");
  const columns = columnsOf(inputs.synthetic_shares_8_iris);
  type Variable = keyof typeof EDI_2007;
  // Les variables de l'indice, dans l'ordre du tableau publié.
  const variables = Object.keys(EDI_2007) as Variable[];
  const parts = Object.fromEntries(variables.map((v, j) => [v, columns[j] ?? []])) as Record<Variable, number[]>;

  it("les poids sont ceux du tableau 5 de Pornet et al. (2012)", () =>
    expect(Object.values(EDI_2007)).toEqual(inputs.column_order.map((v) => inputs.coefficients[v])));

  it("huit IRIS : les scores attendus", () => {
    const scores = edi(parts);
    expect(scores).toHaveLength(8);
    expected.score_synthetic.forEach((s, i) => expectPublie(scores[i] ?? NaN, s, tolerance));
  });

  it("la référence donnée remplace celle des territoires : la leur redonne les mêmes scores", () => {
    const own = Object.fromEntries(Object.entries(parts).map(([v, column]) => [v, standardise(column)]));
    const reference = own as unknown as Record<Variable, { moyenne: number; ecartType: number }>;
    const scores = edi(parts);
    edi(parts, { reference }).forEach((s, i) => expect(s).toBeCloseTo(scores[i] ?? NaN, 12));
    // Un seul territoire n'a de score que par une référence extérieure.
    const seul = Object.fromEntries(Object.entries(parts).map(([v, c]) => [v, c.slice(0, 1)])) as typeof parts;
    expect(edi(seul, { reference })[0]).toBeCloseTo(scores[0] ?? NaN, 12);
  });

  it("de moyenne nulle sur les territoires qui le réduisent", () => {
    expect(edi(parts).reduce((a, b) => a + b, 0)).toBeCloseTo(0, 10);
  });

  const { surpeuplement: _, ...incomplet } = parts;
  refuse([
    ["every variable must be given, got no surpeuplement", () => edi(incomplet as typeof parts)],
    ["values must vary, got 0.2 everywhere", () => edi({ a: [0.2, 0.2] }, { coefficients: { a: 1 } })],
    ["b must hold 2 values, got 1", () => edi({ a: [0.1, 0.2], b: [0.3] }, { coefficients: { a: 1, b: 1 } })],
    ["values must hold at least 2 numbers, got 1", () => edi({ a: [0.1] }, { coefficients: { a: 1 } })],
    ["number of variables must be positive, got 0", () => edi({}, { coefficients: {} })],
    ["coefficient must be a finite number, got NaN", () => edi({ a: [0.1, 0.2] }, { coefficients: { a: NaN } })],
    [
      "reference standard deviation must be positive, got 0",
      () => edi({ a: [0.1] }, { coefficients: { a: 1 }, reference: { a: { moyenne: 0.1, ecartType: 0 } } }),
    ],
  ]);
});

describe("première composante", () => {
  it("iris : les coefficients de R, prcomp(iris[, 1:4], scale. = TRUE)", () => {
    const c = firstComponent(iris);
    [0.5210659, -0.2693474, 0.5804131, 0.5648565].forEach((x, j) => expect(c.coefficients[j]).toBeCloseTo(x, 6));
    expect(c.partExpliquee).toBeCloseTo(0.7296245, 6);
    expectRelative(c.valeurPropre, 2.918497816531996, 1e-12);
  });

  it("pondérée : celle de numpy.linalg.eigh sur la matrice de corrélation pondérée", () => {
    const c = firstComponent(iris, { poids: (iris[0] ?? []).map((_, i) => i + 1) });
    [0.55606301, -0.00468952, 0.5998539, 0.57528013].forEach((x, j) => expect(c.coefficients[j]).toBeCloseTo(x, 7));
    expect(c.partExpliquee).toBeCloseTo(0.66602579, 7);
  });

  it("un poids double vaut un territoire répété ; l'unité d'une variable ne compte pas", () => {
    const [a, b] = [[1, 2, 5, 4], [3, 1, 6, 7]]; // prettier-ignore
    const double = firstComponent([a, b], { poids: [1, 2, 1, 1] });
    const repete = firstComponent([[...a, 2], [...b, 1]]); // prettier-ignore
    expect(double.partExpliquee).toBeCloseTo(repete.partExpliquee, 12);
    const unites = firstComponent([a.map((x) => 2015 + x / 1000), b.map((x) => 1e6 * x)], { poids: [1, 2, 1, 1] });
    unites.scores.forEach((s, i) => expect(s).toBeCloseTo(double.scores[i] ?? NaN, 8));
  });

  it("les scores ont pour moyenne 0 et pour variance la valeur propre ; le sens demandé est tenu", () => {
    const colonne = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(colonne, { minLength: 1, maxLength: 5 }), (variables) => {
        fc.pre(variables.every((v) => new Set(v).size > 1));
        const sens = variables.map((_, j) => (j % 2 === 0 ? 1 : -1));
        const c = firstComponent(variables, { sens });
        expect(c.scores.reduce((a, b) => a + b, 0)).toBeCloseTo(0, 9);
        expect(c.scores.reduce((a, b) => a + b * b, 0) / 8).toBeCloseTo(c.valeurPropre, 9);
        expect(c.coefficients.reduce((s, x, j) => s + x * (sens[j] ?? 0), 0)).toBeGreaterThanOrEqual(0);
        expect(c.partExpliquee).toBeGreaterThan(1 / variables.length - 1e-9);
        expect(c.partExpliquee).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it("les axes propres recomposent la matrice", () => {
    const m = new Float64Array([4, 1, -2, 1, 3, 0.5, -2, 0.5, 5]);
    const axes = symmetricEigen(m, 3);
    m.forEach((x, at) => {
      const [i, j] = [Math.floor(at / 3), at % 3];
      const sum = axes.reduce((s, { valeur, vecteur }) => s + valeur * (vecteur[i] ?? NaN) * (vecteur[j] ?? NaN), 0);
      expect(sum).toBeCloseTo(x, 12);
    });
  });

  refuse([
    ["number of variables must be positive, got 0", () => firstComponent([])],
    ["variable must hold 2 values, got 3", () => firstComponent([[1, 2], [1, 2, 3]])], // prettier-ignore
    ["values must vary, got 2015 everywhere", () => firstComponent([[2015, 2015]])],
    ["values must hold at least 2 numbers, got 1", () => firstComponent([[1]])],
    ["values must be finite numbers, got NaN at index 1", () => firstComponent([[1, NaN]])],
    ["weights must hold 2 values, got 1", () => firstComponent([[1, 2]], { poids: [1] })],
    ["values must hold at least 2 numbers, got 1", () => standardise([1])],
    ["values must be finite numbers, got NaN at index 1", () => standardise([1, NaN])],
    ["weights must hold 2 values, got 1", () => standardise([1, 2], { poids: [1] })],
    ["weights must be finite and not negative, got -1 at index 1", () => firstComponent([[1, 2]], { poids: [1, -1] })],
    ["weights must have a positive finite sum, got 0", () => firstComponent([[1, 2]], { poids: [0, 0] })],
    ["signs must hold 1 values, got 2", () => firstComponent([[1, 2]], { sens: [1, 1] })],
  ]);
});

describe("FDep", () => {
  const communes = {
    revenuMedian: [24_000, 20_000, 15_000, 18_500, 30_000],
    partBacheliers: [0.6, 0.4, 0.3, 0.35, 0.7],
    partOuvriers: [0.1, 0.2, 0.4, 0.25, 0.05],
    tauxChomage: [0.07, 0.12, 0.2, 0.1, 0.06],
  };
  const population = [1000, 2000, 1500, 800, 4000];

  it("croît avec la défaveur, pondéré par la population, et dit ce qu'il résume", () => {
    const { scores, coefficients, partExpliquee, contraires } = fdep(communes, population);
    const order = [...scores.keys()].sort((a, b) => (scores[a] ?? 0) - (scores[b] ?? 0));
    expect(order).toEqual([4, 0, 1, 3, 2]);
    expect(scores.reduce((s, x, i) => s + x * (population[i] ?? NaN), 0)).toBeCloseTo(0, 8);
    expect(coefficients.revenuMedian).toBeLessThan(0);
    expect(coefficients.tauxChomage).toBeGreaterThan(0);
    expect(Math.hypot(...Object.values(coefficients))).toBeCloseTo(1, 12);
    expect(partExpliquee).toBeGreaterThan(0.9);
    expect(contraires).toEqual([]);
  });

  it("signale une variable qui contredit son sens", () => {
    const etrange = { ...communes, partOuvriers: [0.3, 0.2, 0.1, 0.15, 0.35] };
    const { coefficients, contraires } = fdep(etrange, population);
    expect(contraires).toEqual(["partOuvriers"]);
    expect(coefficients.partOuvriers).toBeLessThan(0);
  });

  refuse([
    ["population must be positive, got 0", () => fdep(communes, [1, 1, 1, 1, 0])],
    ["population must hold 5 values, got 1", () => fdep(communes, [1])],
    [
      "values must vary, got 0.1 everywhere",
      () => fdep({ ...communes, tauxChomage: [0.1, 0.1, 0.1, 0.1, 0.1] }, population),
    ],
    ["variable must hold 5 values, got 1", () => fdep({ ...communes, tauxChomage: [0.1] }, population)],
  ]);
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { binomialControlLimits } from "../../src/stats/binomial-control-limits.ts";
import { controlChart } from "../../src/stats/control-chart.ts";
import { cusumPoisson } from "../../src/stats/cusum-poisson.ts";
import { cusum } from "../../src/stats/cusum.ts";
import { poissonControlLimits } from "../../src/stats/poisson-control-limits.ts";
import { runRules } from "../../src/stats/run-rules.ts";
import { refuse } from "./refus.ts";

describe("limites exactes", () => {
  // scipy 1.17, stats.poisson et stats.binom : les bornes dont chaque queue pèse au plus la moitié du risque.
  it.each([
    [poissonControlLimits(4, 0.0027), 0, 11],
    [poissonControlLimits(100, 0.05), 81, 120],
    [poissonControlLimits(5000, 0.0027), 4789, 5213],
    [binomialControlLimits(50, 0.2, 0.0027), 3, 19],
    [binomialControlLimits(100_000, 0.3, 0.0027), 29_566, 30_435],
  ])("%j : de %i à %i", (limites, bas, haut) => expect(limites).toEqual({ bas, haut }));

  it("encadrent au plus près : un de moins de chaque côté dépasserait le risque", () => {
    const poisson = (k: number, mu: number): number => {
      let term = Math.exp(-mu);
      let sum = k < 0 ? 0 : term;
      for (let i = 1; i <= k; i++) sum += term *= mu / i;
      return sum;
    };
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 60, noNaN: true }), fc.constantFrom(0.2, 0.05, 0.0027), (mu, risque) => {
        const { bas, haut } = poissonControlLimits(mu, risque);
        expect(poisson(bas - 1, mu)).toBeLessThanOrEqual(risque / 2 + 1e-12);
        expect(1 - poisson(haut, mu)).toBeLessThanOrEqual(risque / 2 + 1e-12);
        expect(poisson(bas, mu)).toBeGreaterThan(risque / 2 - 1e-12);
        if (haut > 0) expect(1 - poisson(haut - 1, mu)).toBeGreaterThan(risque / 2 - 1e-12);
      }),
    );
  });

  it("la binomiale est symétrique, et rejoint Poisson quand la part est infime", () => {
    const { bas, haut } = binomialControlLimits(40, 0.3, 0.05);
    expect(binomialControlLimits(40, 0.7, 0.05)).toEqual({ bas: 40 - haut, haut: 40 - bas });
    expect(binomialControlLimits(1e8, 1.23e-7, 0.01)).toEqual(poissonControlLimits(12.3, 0.01));
  });

  it("sont définies aux extrêmes", () => {
    expect(poissonControlLimits(0, 0.05)).toEqual({ bas: 0, haut: 0 });
    expect(binomialControlLimits(10, 0, 0.05)).toEqual({ bas: 0, haut: 0 });
    expect(binomialControlLimits(10, 1, 0.05)).toEqual({ bas: 10, haut: 10 });
  });
});

describe("règles de suite", () => {
  const last = (values: readonly number[], centre: number): readonly string[] => runRules(values, centre).at(-1) ?? [];

  it("huit du même côté, pas sept ; un point sur la ligne ne compte ni n'interrompt", () => {
    expect(last([3, 4, 3, 4, 3, 4, 3], 1)).toEqual([]);
    expect(last([3, 4, 3, 4, 3, 4, 3, 4], 1)).toEqual(["huit du même côté"]);
    expect(last([3, 4, 3, 1, 4, 3, 4, 3, 4], 1)).toEqual(["huit du même côté"]);
    expect(last([3, 4, 3, 0, 4, 3, 4, 3, 4], 1)).toEqual([]);
  });

  it("six dans le même sens, pas cinq ; deux points égaux interrompent", () => {
    expect(last([1, 2, 3, 4, 5], 3)).toEqual([]);
    expect(last([9, 5, 4, 3, 2, 1], 3)).toEqual(["six dans le même sens"]);
    expect(last([1, 2, 3, 3, 4, 5, 6], 3)).toEqual([]);
    expect(last([6, 5, 4, 5, 6, 7, 8, 9], 5)).toEqual(["six dans le même sens"]);
  });

  it("une série constante ne signale rien, une série vide non plus", () => {
    expect(runRules([4, 4, 4, 4, 4, 4, 4, 4, 4], 4).flat()).toEqual([]);
    expect(runRules([], 4)).toEqual([]);
  });
});

describe("carte de contrôle", () => {
  it("signale le mois hors limites, au-dessus comme au-dessous, à l'exposition du mois", () => {
    const mois = [20, 22, 19, 21, 20, 18, 45, 3].map((evenements) => ({ evenements, exposition: 10 }));
    const carte = controlChart(mois, { base: 6 });
    expect(carte.centre).toBe(2);
    expect(carte.points.map(({ signaux }) => signaux)).toEqual([[], [], [], [], [], [], ["au-dessus"], ["au-dessous"]]);
    const double = controlChart([...mois.slice(0, 6), { evenements: 45, exposition: 20 }], { base: 6 });
    expect(double.points[6]).toMatchObject({ attendu: 40, signaux: [] });
  });

  it("en binomiale, les limites tiennent dans l'effectif", () => {
    const mois = [9, 10, 8, 9, 9].map((evenements) => ({ evenements, exposition: 10 }));
    for (const { bas, haut } of controlChart(mois, { loi: "binomiale" }).points) {
      expect(bas).toBeGreaterThanOrEqual(0);
      expect(haut).toBe(10);
    }
  });

  it("sans aucun événement : définie, rien à signaler", () => {
    const { centre, points } = controlChart([{ evenements: 0, exposition: 3 }]);
    expect(centre).toBe(0);
    expect(points).toEqual([{ attendu: 0, bas: 0, haut: 0, signaux: [] }]);
  });
});

describe("CUSUM", () => {
  // D. C. Montgomery, Introduction to Statistical Quality Control, tableaux 9.1 et 9.2 : μ₀ = 10, σ = 1, K = 0,5, H =
  // 5.
  const montgomery = [
    9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31,
    8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
  ];

  it("l'exemple de Montgomery : C⁺ passe 5 à la 29ᵉ période (5,28), la dérive date de la 23ᵉ", () => {
    const { haut, bas, alerte } = cusum(montgomery, { cible: 10, ecartType: 1 });
    expect([haut[4], haut[27], haut[28], haut[29]].map((x) => x?.toFixed(2))).toEqual(["2.82", "4.47", "5.28", "5.30"]);
    expect([bas[0], bas[1], bas[2]].map((x) => x?.toFixed(2))).toEqual(["0.05", "1.56", "1.77"]);
    expect(alerte).toEqual({ rang: 28, sens: "hausse", debut: 22 });
  });

  it("est symétrique, et suit l'unité", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -9, max: 9, noNaN: true })), (values) => {
        const droite = cusum(values, { cible: 0, ecartType: 1 });
        const miroir = cusum(
          values.map((x) => -x),
          { cible: 0, ecartType: 1 },
        );
        expect(miroir.haut).toEqual(droite.bas);
        const double = cusum(
          values.map((x) => 2 * x),
          { cible: 0, ecartType: 2 },
        );
        expect(double.alerte).toEqual(droite.alerte);
      }),
    );
    expect(cusum([], { cible: 0, ecartType: 1 })).toEqual({ haut: [], bas: [], alerte: null });
  });

  it("Poisson : guette la hausse ou la baisse selon le rapport, mois par mois", () => {
    expect(cusumPoisson([10, 4, 5, 3, 4, 2], [10, 10, 10, 10, 10, 10], { rapport: 0.6 }).alerte).toEqual({
      rang: 3,
      sens: "baisse",
      debut: 1,
    });
    expect(cusumPoisson([20, 40, 20], [20, 40, 20]).alerte).toBeNull(); // la saison est dans l'attendu
    expect(cusumPoisson([], []).alerte).toBeNull();
  });

  it("Poisson : sans dérive, les fausses alertes restent plus rares qu'annoncé", () => {
    let seed = 12345;
    const uniform = (): number => (seed = (seed * 16807) % 2147483647) / 2147483647;
    const poisson = (mu: number): number => {
      let k = -1;
      for (let product = 1; product > Math.exp(-mu); k++) product *= uniform();
      return k;
    };
    const delays = Array.from({ length: 200 }, () => {
      const mois = Array.from({ length: 3000 }, () => poisson(8));
      return (
        cusumPoisson(
          mois,
          mois.map(() => 8),
          { entreFaussesAlertes: 60 },
        ).alerte?.rang ?? 3000
      );
    });
    expect(delays.reduce((a, b) => a + b) / delays.length).toBeGreaterThan(60);
  });
});

const point = { evenements: 3, exposition: 10 };
refuse([
  ["expected events must not be negative, got -1", () => poissonControlLimits(-1, 0.05)],
  ["risk must be strictly between 0 and 1, got 5", () => poissonControlLimits(4, 5)],
  ["sample size must be an integer of at least 1, got 0", () => binomialControlLimits(0, 0.5, 0.05)],
  ["sample size must be an integer of at least 1, got 1.5", () => binomialControlLimits(1.5, 0.5, 0.05)],
  ["proportion must be between 0 and 1, got 2", () => binomialControlLimits(5, 2, 0.05)],
  ["proportion must be between 0 and 1, got NaN", () => binomialControlLimits(5, NaN, 0.05)],
  ["baseline must count from 1 to 0 points, got 0", () => controlChart([])],
  ["baseline must count from 1 to 1 points, got 2", () => controlChart([point], { base: 2 })],
  ["events must be a whole number, got 2.5", () => controlChart([{ evenements: 2.5, exposition: 1 }])],
  ["events must be a whole number, got -1", () => controlChart([{ evenements: -1, exposition: 1 }])],
  ["exposure must be positive, got 0", () => controlChart([{ evenements: 1, exposition: 0 }])],
  [
    "events must be at most the exposure, got 3 > 2",
    () => controlChart([{ evenements: 3, exposition: 2 }], { loi: "binomiale" }),
  ],
  ["centre must be a finite number, got NaN", () => runRules([1], NaN)],
  ["value must be a finite number, got NaN", () => runRules([NaN], 1)],
  ["standard deviation must be positive, got 0", () => cusum([1], { cible: 1, ecartType: 0 })],
  ["target must be a finite number, got NaN", () => cusum([1], { cible: NaN, ecartType: 1 })],
  ["k must not be negative, got -1", () => cusum([1], { cible: 1, ecartType: 1, k: -1 })],
  ["h must be positive, got 0", () => cusum([1], { cible: 1, ecartType: 1, h: 0 })],
  ["value must be a finite number, got Infinity", () => cusum([Infinity], { cible: 1, ecartType: 1 })],
  ["ratio must differ from 1, got 1", () => cusumPoisson([1], [1], { rapport: 1 })],
  ["ratio must be positive, got -2", () => cusumPoisson([1], [1], { rapport: -2 })],
  ["points between false alarms must be above 1, got 1", () => cusumPoisson([1], [1], { entreFaussesAlertes: 1 })],
  ["expected events must hold 1 values, got 2", () => cusumPoisson([1], [1, 2])],
  ["events must not be negative, got -1", () => cusumPoisson([-1], [1])],
  ["expected events must be positive, got 0", () => cusumPoisson([1], [0])],
]);

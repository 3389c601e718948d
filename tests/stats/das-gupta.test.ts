import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dasGuptaStructure } from "../../src/stats/das-gupta-structure.ts";
import { dasGupta, sumOfProducts } from "../../src/stats/das-gupta.ts";
import { structureShares } from "../../src/stats/structure-shares.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

interface Entrees {
  readonly A: Readonly<Record<string, number | number[]>>;
  readonly B: Readonly<Record<string, number | number[]>>;
}
interface FacteurAttendu {
  readonly standardised: number[];
  readonly effect: number;
  readonly pct_of_difference: number;
  readonly published_standardised: number[];
  readonly published_pct: number;
}
interface Attendu {
  readonly crude: number[];
  readonly crude_published: number[];
  readonly factors: Readonly<Record<string, FacteurAttendu>>;
}

describe.each(["dasgupta_2factor_earnings", "dasgupta_4factor", "dasgupta_vector3_taiwan"])("%s", (id) => {
  const { inputs, expected, tolerance } = readPublie<Entrees, Attendu>(id);
  const published = { rel: (tolerance as { published_rel: number }).published_rel };
  const d = dasGupta([inputs.A, inputs.B]);

  it("taux bruts, taux standardisés, effets et parts", () => {
    expect(Object.keys(d.facteurs)).toEqual(Object.keys(expected.factors));
    d.bruts.forEach((x, i) => {
      expectPublie(x, expected.crude[i]!, tolerance);
      expectPublie(x, expected.crude_published[i]!, published);
    });
    for (const [nom, attendu] of Object.entries(expected.factors)) {
      const { standardises, effet, part } = d.facteurs[nom]!;
      standardises.forEach((x, i) => {
        expectPublie(x, attendu.standardised[i]!, tolerance);
        expectPublie(x, attendu.published_standardised[i]!, published);
      });
      expectPublie(effet, attendu.effect, tolerance);
      expectPublie(part! * 100, attendu.pct_of_difference, tolerance);
      expect(part! * 100).toBeCloseTo(attendu.published_pct, 1);
    }
  });
});

it("dasgupta_crossclassified_age_race : âge et race croisés, et taux", () => {
  const { inputs, expected, tolerance } = readPublie<
    Record<string, number[]>,
    {
      published_standardised: Record<string, number[]>;
      published_pct: Record<string, number>;
      recomputed: Record<string, number[]>;
    }
  >("dasgupta_crossclassified_age_race");
  const d = dasGuptaStructure(
    [1970, 1985].map((annee) => ({
      effectifs: inputs[`size_${annee}`]!,
      taux: { rate: inputs[`rate_${annee}`]! },
    })),
    { age_struct: inputs.age!, race_struct: inputs.race! },
  );
  for (const nom of ["age_struct", "race_struct", "rate"] as const) {
    const { standardises, part } = d.facteurs[nom];
    standardises.forEach((x, i) => {
      expectPublie(x, expected.published_standardised[nom]![i]!, tolerance);
      expectPublie(x, expected.recomputed[nom]![i]!, { rel: 1e-12 });
    });
    expect(part! * 100).toBeCloseTo(expected.published_pct[nom]!, 2);
  }
  d.bruts.forEach((x, i) => expectPublie(x, expected.published_standardised.crude![i]!, tolerance));
});

// Les exemples de Das Gupta (1993), tels que les imprime le README de DasGuptR (josiahpjking/DasGuptR).
describe("Das Gupta 1993", () => {
  it("exemple 2.2 : trois facteurs, naissances en Autriche et au Chili", () => {
    const d = dasGupta([
      { naissances: 51.78746, femmes: 0.45919, part: 0.52638 },
      { naissances: 84.90502, femmes: 0.75756, part: 0.51065 },
    ]);
    expect(d.bruts.map((x) => x.toFixed(5))).toEqual(["12.51747", "32.84534"]);
    expect(d.facteurs.naissances.standardises.map((x) => x.toFixed(5))).toEqual(["16.31618", "26.75021"]);
    expect(d.facteurs.femmes.standardises.map((x) => x.toFixed(5))).toEqual(["16.25309", "26.81394"]);
    expect(d.facteurs.part.standardises.map((x) => x.toFixed(5))).toEqual(["22.32040", "21.65339"]);
  });

  it("exemple 2.4 : cinq facteurs, fécondité en Corée du Sud", () => {
    const d = dasGupta([
      { m: 0.58, c: 0.76, a: 0.84, l: 0.66, f: 16.573 },
      { m: 0.72, c: 0.97, a: 0.97, l: 0.56, f: 16.158 },
    ]);
    const effets = Object.values(d.facteurs).map(({ effet }) => effet.toFixed(7));
    expect(effets).toEqual(["1.0909785", "1.2298438", "0.7278399", "-0.8398707", "-0.1290187"]);
    const parts = Object.values(d.facteurs).map(({ part }) => (part! * 100).toFixed(2));
    expect(parts).toEqual(["52.46", "59.13", "35.00", "-40.38", "-6.20"]);
  });

  it("exemple 3.1 : une différence, accroissement naturel aux États-Unis", () => {
    const taux = (f: { naissances: number; deces: number }): number => f.naissances - f.deces;
    const d = dasGupta(
      [
        { naissances: 19.4, deces: 10.8 },
        { naissances: 23.7, deces: 9.5 },
      ],
      { taux },
    );
    expect(d.facteurs.naissances.standardises.map((x) => x.toFixed(2))).toEqual(["9.25", "13.55"]);
    expect(d.facteurs.deces.standardises.map((x) => x.toFixed(2))).toEqual(["10.75", "12.05"]);
  });

  it("exemple 5.1 : structure par âge en facteur ou en structure, même chose", () => {
    const avant = [12.9, 10.9, 9.5, 8, 7.8, 8.4, 8.6, 7.8, 7, 5.9, 4.7, 3.6, 4.9];
    const apres = [10.1, 11.2, 11.6, 10.9, 9.4, 7.7, 6.3, 6, 6.3, 5.9, 5.1, 4, 5.5];
    const taux = [
      [1.9, 25.8, 45.7, 49.6, 51.2, 51.6, 51.8, 54.9, 58.7, 60.4, 62.8, 66.6, 66.8],
      [2.2, 24.3, 45.8, 52.5, 56.1, 55.6, 56, 57.4, 57.2, 61.2, 63.9, 68.6, 72.2],
    ] as const;
    const part = (x: readonly number[]): number[] => x.map((v) => v / 100);
    const plat = dasGupta([
      { age: part(avant), taux: taux[0] },
      { age: part(apres), taux: taux[1] },
    ]);
    const croise = dasGuptaStructure(
      [
        { effectifs: avant, taux: { taux: taux[0] } },
        { effectifs: apres, taux: { taux: taux[1] } },
      ],
      { age: avant.map((_, i) => i) },
    );
    for (const d of [plat, croise]) {
      expect(d.facteurs.age.standardises.map((x) => x.toFixed(4))).toEqual(["45.5876", "46.8145"]);
      expect(d.facteurs.taux.standardises.map((x) => x.toFixed(4))).toEqual(["45.3309", "47.0712"]);
    }
  });

  // Exemples 4.4 et 6.5 : quatre facteurs par âge, taux quelconque, cinq années.
  const ages = (A: number[], B: number[], C: number[], D: number[]) => ({ A, B, C, D });
  const annees = [
    ages(
      [0.2, 0.163, 0.146, 0.154, 0.168, 0.169],
      [0.866, 0.325, 0.119, 0.099, 0.099, 0.121],
      [0.007, 0.021, 0.023, 0.015, 0.008, 0.002],
      [0.454, 0.326, 0.195, 0.107, 0.051, 0.015],
    ),
    ages(
      [0.215, 0.191, 0.156, 0.137, 0.144, 0.157],
      [0.891, 0.373, 0.124, 0.1, 0.107, 0.127],
      [0.01, 0.023, 0.023, 0.015, 0.008, 0.002],
      [0.433, 0.249, 0.159, 0.079, 0.037, 0.011],
    ),
    ages(
      [0.218, 0.203, 0.175, 0.144, 0.127, 0.133],
      [0.87, 0.396, 0.158, 0.125, 0.113, 0.129],
      [0.011, 0.016, 0.017, 0.011, 0.006, 0.002],
      [0.314, 0.181, 0.133, 0.063, 0.023, 0.006],
    ),
    ages(
      [0.205, 0.2, 0.181, 0.162, 0.134, 0.118],
      [0.9, 0.484, 0.243, 0.176, 0.155, 0.168],
      [0.014, 0.019, 0.015, 0.01, 0.005, 0.001],
      [0.313, 0.191, 0.143, 0.069, 0.021, 0.004],
    ),
    ages(
      [0.169, 0.195, 0.19, 0.174, 0.15, 0.122],
      [0.931, 0.563, 0.311, 0.216, 0.199, 0.191],
      [0.018, 0.026, 0.023, 0.016, 0.008, 0.002],
      [0.38, 0.201, 0.149, 0.079, 0.025, 0.006],
    ),
  ];
  type Annee = (typeof annees)[number];
  const taux = ({ A, B, C, D }: Annee): number => {
    const hors = A.reduce((s, a, i) => s + a * B[i]! * C[i]!, 0);
    const dans = A.reduce((s, a, i) => s + a * (1 - B[i]!) * D[i]!, 0);
    return (1000 * hors) / (hors + dans);
  };

  it("exemple 4.4 : deux années", () => {
    const d = dasGupta([annees[0]!, annees[4]!], { taux });
    expect(d.facteurs.A.standardises.map((x) => x.toFixed(5))).toEqual(["77.70985", "71.50487"]);
    expect(d.facteurs.B.standardises.map((x) => x.toFixed(5))).toEqual(["47.42107", "96.08261"]);
    expect(d.facteurs.C.standardises.map((x) => x.toFixed(5))).toEqual(["59.24498", "86.30419"]);
    expect(d.facteurs.D.standardises.map((x) => x.toFixed(5))).toEqual(["59.62676", "84.33604"]);
  });

  it("exemple 6.5 : cinq années rendues cohérentes", () => {
    const d = dasGupta(annees, { taux });
    const table = {
      A: [72.77031, 74.65254, 73.83625, 71.36001, 64.60057],
      B: [53.28255, 56.63216, 59.52972, 79.49763, 104.38728],
      C: [62.1775, 69.61231, 60.48031, 68.54219, 94.17361],
      D: [54.83361, 64.43823, 81.24203, 79.60288, 74.12756],
    };
    for (const nom of ["A", "B", "C", "D"] as const) {
      d.facteurs[nom].standardises.forEach((x, i) => expect(x).toBeCloseTo(table[nom][i]!, 4));
    }
    expect(d.bruts.map((x) => x.toFixed(5))).toEqual(["30.94957", "53.22084", "62.97390", "86.88830", "125.17462"]);
    const { standardises, effet } = d.facteurs.A;
    expect((standardises[1]! - standardises[0]!).toFixed(7)).toBe("1.8822361");
    expect(effet.toFixed(7)).toBe("-8.1697336");
  });
});

const deux = [
  { a: 1, b: 2 },
  { a: 2, b: 2 },
];
const cellules = { effectifs: [1, 2], taux: { t: [1, 1] } };

refuse([
  ["populations must be at least 2, got 1", () => dasGupta([{ a: 1 }])],
  ["factors must be 1 to 12, got 0", () => dasGupta([{}, {}])],
  [
    "populations must have the same factors, got a instead of a,b",
    () => dasGupta([deux[0]!, { a: 1 } as { a: number; b: number }]),
  ],
  ["factor a must keep length scalar, got 2", () => dasGupta<{ a: number | number[] }>([{ a: 1 }, { a: [1, 2] }])],
  ["factor a must keep length 2, got 1", () => dasGupta([{ a: [1, 2] }, { a: [1] }])],
  ["factor a must hold at least 1 number, got 0", () => dasGupta([{ a: [] }, { a: [] }])],
  ["factor b must be a finite number, got NaN", () => dasGupta([deux[0]!, { a: 1, b: NaN }])],
  ["rate must be a finite number, got Infinity", () => dasGupta(deux, { taux: (f) => f.a / (f.b - 2) })],
  ["populations must be at least 2, got 1", () => dasGuptaStructure([cellules], { age: [1, 2] })],
  [
    "sizes must hold 2 values, got 1",
    () => dasGuptaStructure([cellules, { effectifs: [1], taux: { t: [1] } }], { age: [1, 2] }),
  ],
  ["variable age must hold 2 values, got 1", () => dasGuptaStructure([cellules, cellules], { age: [1] })],
  [
    "sizes must have a positive finite sum, got 0",
    () => dasGuptaStructure([cellules, { ...cellules, effectifs: [0, 0] }], { age: [1, 2] }),
  ],
  ["factor and variable names must differ, got t twice", () => dasGuptaStructure([cellules, cellules], { t: [1, 2] })],
  [
    "factor t must be a finite number, got NaN",
    () => dasGuptaStructure([cellules, { ...cellules, taux: { t: [1, NaN] } }], { age: [1, 2] }),
  ],
  [
    "populations must have the same rate factors, got u instead of t",
    () =>
      dasGuptaStructure([cellules, { effectifs: [1, 2], taux: { u: [1, 1] } as unknown as { t: number[] } }], {
        age: [1, 2],
      }),
  ],
  ["cells must differ by at least one variable, got 1 distinct cells", () => structureShares([1, 2], { age: [1, 1] })],
  ["structure variables must be at least 1, got 0", () => structureShares([1, 2], {})],
  ["sizes must be finite and not negative, got -1 at index 0", () => structureShares([-1, 2], { age: [1, 2] })],
]);

const nombre = fc.double({ min: 0.01, max: 100, noNaN: true });
const populations = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 4 }))
  .chain(([facteurs, n, categories]) =>
    fc.array(
      fc.array(fc.array(nombre, { minLength: categories, maxLength: categories }), {
        minLength: facteurs,
        maxLength: facteurs,
      }),
      { minLength: n, maxLength: n },
    ),
  )
  .map((all) => all.map((p) => Object.fromEntries(p.map((f, k) => [`f${k}`, f]))));

it("les effets se somment à l'écart, entre n'importe quelles populations ; l'ordre des populations ne change rien", () => {
  fc.assert(
    fc.property(populations, (p) => {
      const d = dasGupta(p);
      // L'erreur suit les produits croisés (le facteur d'une population par celui d'une autre), souvent bien plus grands que les
      // taux eux-mêmes : la somme de quelques centaines d'entre eux, chacun à 2e-16 près (Higham, 2002, § 3.1).
      const noms = Object.keys(p[0]!);
      const largest = noms.map((f) => Math.max(...p.flatMap((q) => q[f]!)));
      const scale = 1e-3 * p[0]![noms[0]!]!.length * largest.reduce((produit, x) => produit * x, 1);
      const facteurs = Object.values(d.facteurs);
      for (let i = 1; i < p.length; i++) {
        const effets = facteurs.reduce((s, f) => s + f.standardises[i]! - f.standardises[0]!, 0);
        expect(Math.abs(effets - (d.bruts[i]! - d.bruts[0]!))).toBeLessThanOrEqual(1e-10 * scale);
      }
      const inverse = dasGupta(p.toReversed());
      facteurs.forEach((f, k) => {
        const autre = Object.values(inverse.facteurs)[k]!;
        f.standardises.forEach((x, i) => {
          expect(Math.abs(x - autre.standardises.toReversed()[i]!)).toBeLessThanOrEqual(1e-10 * scale);
        });
      });
    }),
    { numRuns: 60 },
  );
});

it("l'équation 6.11 telle que l'écrit Das Gupta, à quatre populations", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(nombre, nombre, nombre), { minLength: 4, maxLength: 4 }), (lignes) => {
      const p = lignes.map(([a, b, c]) => ({ a, b, c }));
      const n = p.length;
      const s = (i: number, j: number): number => dasGupta([p[i]!, p[j]!]).facteurs.a.standardises[0]!;
      const others = (...except: number[]): number[] => [0, 1, 2, 3].filter((k) => !except.includes(k));
      const sum = (ks: number[], f: (k: number) => number): number => ks.reduce((t, k) => t + f(k), 0);
      const first = sum(others(0), (i) => s(0, i)) / (n - 1);
      const second = sum(others(0), (i) => sum(others(0, i), (j) => s(i, j)) - (n - 2) * s(i, 0)) / (n * (n - 1));
      const actual = dasGupta(p).facteurs.a.standardises[0]!;
      expect(Math.abs(actual - first - second)).toBeLessThanOrEqual(1e-10 * Math.abs(first) + 1e-10);
    }),
    { numRuns: 50 },
  );
});

it("un facteur qui ne bouge pas n'explique rien ; des populations égales n'ont pas de part", () => {
  expect(dasGupta(deux).facteurs.b).toMatchObject({ effet: 0, part: 0 });
  expect(dasGupta([deux[0]!, deux[0]!]).facteurs.a).toMatchObject({ effet: 0, part: null });
});

it("un facteur nombre vaut pour toutes les catégories", () => {
  expect(sumOfProducts({ a: [1, 2], b: [3, 4], c: 10 })).toBe(110);
  expect(sumOfProducts({ a: 2, b: 5 })).toBe(10);
});

const tableau = fc.array(fc.nat(500), { minLength: 12, maxLength: 12 }).filter((x) => x.some((v) => v > 0));
const croisement = {
  age: Array.from({ length: 12 }, (_, i) => i % 3),
  sexe: Array.from({ length: 12 }, (_, i) => Math.floor(i / 3) % 2),
  menage: Array.from({ length: 12 }, (_, i) => Math.floor(i / 6)),
};

it("le produit des facteurs d'une structure est la part de la cellule, même vide, à une, deux ou trois variables", () => {
  fc.assert(
    fc.property(tableau, (effectifs) => {
      const total = effectifs.reduce((a, b) => a + b);
      const { age, sexe, menage } = structureShares(effectifs, croisement);
      effectifs.forEach((n, i) => expect(age[i]! * sexe[i]! * menage[i]!).toBeCloseTo(n / total, 12));
    }),
  );
});

it("trois variables : la formule écrite de Das Gupta", () => {
  const n = Array.from({ length: 12 }, (_, i) => 3 + ((i * 7) % 11));
  const sum = (test: (i: number) => boolean): number => n.reduce((s, x, i) => s + (test(i) ? x : 0), 0);
  const { age, sexe, menage } = croisement;
  const { age: facteur } = structureShares(n, croisement);
  n.forEach((nijk, c) => {
    const same = (...vs: number[][]): number => sum((i) => vs.every((v) => v[i] === v[c]));
    const expected =
      (nijk / same(sexe, menage)) ** (1 / 3) *
      ((same(age, sexe) / same(sexe)) * (same(age, menage) / same(menage))) ** (1 / 6) *
      (same(age) / same()) ** (1 / 3);
    expect(facteur[c]).toBeCloseTo(expected, 14);
  });
});

it("la structure croisée s'additionne à l'écart, à plusieurs facteurs de taux et plusieurs années", () => {
  const taux = fc.array(nombre, { minLength: 12, maxLength: 12 });
  const population = fc.record({ effectifs: tableau, taux: fc.record({ prevalence: taux, frequence: taux }) });
  fc.assert(
    fc.property(fc.array(population, { minLength: 2, maxLength: 4 }), (p) => {
      const d = dasGuptaStructure(p, croisement);
      const scale = Math.max(...d.bruts);
      expect(Object.keys(d.facteurs)).toEqual(["age", "sexe", "menage", "prevalence", "frequence"]);
      const effets = Object.values(d.facteurs).reduce((s, f) => s + f.effet, 0);
      expect(Math.abs(effets - d.ecart)).toBeLessThanOrEqual(1e-10 * scale);
    }),
    { numRuns: 30 },
  );
});

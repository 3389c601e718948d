import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lifeExpectancy } from "../../src/stats/life-expectancy.ts";
import { lifeTable } from "../../src/stats/life-table.ts";
import type { LigneMortalite, OptionsTableMortalite } from "../../src/stats/life-table.ts";
import type { TrancheMortalite } from "../../src/stats/mortality-step.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

type EntreesLe = Readonly<Record<"startage" | "pops" | "deaths", readonly number[]>>;

const zip = ({ startage, pops, deaths }: EntreesLe): TrancheMortalite[] =>
  startage.map((age, i) => ({ age, population: pops[i] ?? NaN, deces: deaths[i] ?? NaN }));

function table(tranches: readonly TrancheMortalite[], options?: OptionsTableMortalite): readonly LigneMortalite[] {
  const result = lifeTable(tranches, options);
  if ("motif" in result) throw new Error(result.motif);
  return result.lignes;
}

const value = ({ esperance }: LigneMortalite): number => ("valeur" in esperance ? esperance.valeur : NaN);

const { inputs, expected, tolerance } = readPublie<
  EntreesLe,
  Readonly<Record<"value" | "lowercl" | "uppercl", readonly number[]>>
>("phe_life_expectancy_df1_at_birth_to_90");
const publiee = zip(inputs);

describe("table publiée, de la naissance à 90 ans", () => {
  it.each(publiee.map(({ age }, i) => ({ age, i })))("à $age ans", ({ age, i }) => {
    const esperance = lifeExpectancy(publiee, { age });
    if (!("valeur" in esperance)) throw new Error(esperance.motif);
    expectPublie(esperance.valeur, expected.value[i] ?? NaN, tolerance);
    expectPublie(esperance.bas, expected.lowercl[i] ?? NaN, tolerance);
    expectPublie(esperance.haut, expected.uppercl[i] ?? NaN, tolerance);
    expect(table(publiee)[i]?.esperance).toEqual(esperance);
  });
});

it("petite population : l'intervalle de plus de 20 ans tait la valeur, pas les bornes (testLifeExpectancy.R, Area 2)", () => {
  const startage = inputs.startage;
  const pops = [270, 235, 246, 248, 243, 238, 246, 257, 261, 355, 350, 356, 346, 339, 337, 337, 333, 323, 311, 311];
  const deaths = [17, 9, 4, 8, 20, 15, 24, 33, 50, 51, 10, 16, 26, 30, 36, 22, 13, 5, 6, 1];
  const lignes = table(zip({ startage, pops, deaths }));
  const published = [
    [19.22914685, 16.43900644, 22.01928726],
    [19.4412061, 16.53437505, 22.34803716],
    [18.33467808, 15.6292255, 21.04013066],
    [14.67659995, 12.0810863, 17.27211361],
    [11.81284556, 9.21823373, 14.40745738],
    [11.63815414, 8.68414661, 14.59216167],
    [10.05641628, 6.54020385, 13.57262872],
    [9.93152356, 4.71570153, 15.14734559],
    [11.95846561, 2.37762283, 21.53930839],
    [undefined, -1.6069521, 50.29765396],
    [undefined, -10.33328815, 97.99598549],
  ] as const;
  published.forEach(([valeur, bas, haut], i) => {
    const esperance = lignes[i]?.esperance;
    if (valeur === undefined) expect(esperance).toMatchObject({ motif: "intervalle trop large" });
    else expect(lignes[i] === undefined ? NaN : value(lignes[i])).toBeCloseTo(valeur, 4);
    expect(esperance?.bas).toBeCloseTo(bas, 4);
    expect(esperance?.haut).toBeCloseTo(haut, 4);
  });
  expect(lignes[19]?.esperance).toMatchObject({ motif: "intervalle trop large" });
  expect(value(table(zip({ startage, pops, deaths }), { maxLargeur: 2000 })[19] as LigneMortalite)).toBe(311);
});

const two: readonly TrancheMortalite[] = [
  { age: 60, population: 8000, deces: 80 },
  { age: 80, population: 3000, deces: 300 },
];
const replace = (patch: Partial<TrancheMortalite>, i = 0): TrancheMortalite[] =>
  two.map((tranche, j) => (i === j ? { ...tranche, ...patch } : tranche));

describe("se tait", () => {
  it.each([
    { motif: "tranche sans population", tranches: replace({ population: 0, deces: 0 }) },
    { motif: "plus de décès que d'habitants", tranches: replace({ deces: 8001 }) },
    { motif: "population trop petite", tranches: replace({ population: 2000 }) },
    { motif: "aucun décès dans la dernière tranche", tranches: replace({ deces: 0 }, 1) },
  ])("$motif", ({ motif, tranches }) => {
    expect(lifeTable(tranches)).toEqual({ motif });
    expect(lifeExpectancy(tranches, { age: 80 })).toEqual({ motif });
  });

  it("à 5 000 tout juste, et parle au-dessus, ou si le seuil est abaissé", () => {
    expect(lifeTable(replace({ population: 2000 }))).toEqual({ motif: "population trop petite" });
    expect(lifeTable(replace({ population: 2001 }))).toHaveProperty("lignes");
    expect(lifeTable(replace({ population: 2000 }), { minPopulation: 0 })).toHaveProperty("lignes");
  });
});

refuse([
  ["bands must hold at least 1 item, got 0", () => lifeTable([])],
  ["ages must increase, got 80 after 80", () => lifeTable(replace({ age: 80 }))],
  ["age must not be negative, got -1", () => lifeTable(replace({ age: -1 }))],
  ["population must not be negative, got -5", () => lifeTable(replace({ population: -5 }))],
  ["deaths must not be negative, got -1", () => lifeTable(replace({ deces: -1 }))],
  ["deaths must be a finite number, got NaN", () => lifeTable(replace({ deces: NaN }))],
  ["fraction lived must be between 0 and 1, got 2", () => lifeTable(replace({ partVecue: 2 }))],
  ["a0 must be between 0 and 1, got -0.1", () => lifeTable(two, { a0: -0.1 })],
  ["maximum of width must be positive, got 0", () => lifeTable(two, { maxLargeur: 0 })],
  ["minimum of population must not be negative, got -1", () => lifeTable(two, { minPopulation: -1 })],
  ["confidence must be strictly between 0 and 1, got 95", () => lifeTable(two, { confiance: 95 })],
  ["age must be the start of a band, got 70", () => lifeExpectancy(two, { age: 70 })],
]);

it("la largeur se juge à 95 % même quand une autre confiance est demandée", () => {
  const narrow = table(replace({ deces: 5 }, 1), { confiance: 0.5 });
  expect(narrow[0]?.esperance).toMatchObject({ motif: "intervalle trop large" });
});

it("mortalité constante : l'espérance est 1 / taux dans des tranches étroites, et survit à une tranche mortelle", () => {
  const flat = Array.from({ length: 1200 }, (_, i) => ({ age: i / 10, population: 1000, deces: 20 }));
  expectRelative(value(table(flat, { a0: 0.5 })[0] as LigneMortalite), 50, 1e-6);
  // Tous meurent dans la première tranche ; l'espérance à 80 ans, elle, reste définie.
  const deadly = replace({ deces: 8000 });
  expect(table(deadly)[0]).toMatchObject({ quotient: 1, survivants: 100_000 });
  expect(table(deadly)[1]?.survivants).toBe(0);
  expect(value(table(deadly)[1] as LigneMortalite)).toBe(10);
});

it("a0 et partVecue : la part vécue de la première tranche, et la tranche l'emporte sur l'option", () => {
  const [early, late] = [0.05, 0.3].map((a0) => value(table(publiee, { a0 })[0] as LigneMortalite));
  expect(late).toBeGreaterThan(early ?? NaN);
  const own = publiee.map((t, i) => (i === 0 ? { ...t, partVecue: 0.3 } : t));
  expect(value(table(own, { a0: 0.05 })[0] as LigneMortalite)).toBe(late);
  expect(value(table(publiee, { a0: 0.3 })[1] as LigneMortalite)).toBe(value(table(publiee)[1] as LigneMortalite));
});

const band = fc.record({
  population: fc.integer({ min: 6000, max: 1e5 }),
  share: fc.double({ min: 0.001, max: 0.2, noNaN: true }),
});
const bands = fc
  .array(band, { minLength: 2, maxLength: 25 })
  .map((cells) =>
    cells.map(({ population, share }, i) => ({ age: 5 * i, population, deces: Math.ceil(population * share) })),
  );

it("ne dépend que des tranches qui suivent, et les personnes-années resserrent sans déplacer", () => {
  fc.assert(
    fc.property(bands, (tranches) => {
      const lignes = table(tranches, { a0: 0.5, maxLargeur: 1e6 });
      const tail = table(tranches.slice(1), { a0: 0.5, maxLargeur: 1e6 });
      expect(tail[0]?.esperance).toEqual(lignes[1]?.esperance);
      const pooled = tranches.map((t) => ({ ...t, population: 4 * t.population, deces: 4 * t.deces }));
      const four = table(pooled, { a0: 0.5, maxLargeur: 1e6 })[0] as LigneMortalite;
      const once = lignes[0] as LigneMortalite;
      expectRelative(value(four), value(once), 1e-12);
      expectRelative(four.esperance.haut - value(four), (once.esperance.haut - value(once)) / 2, 1e-9);
    }),
  );
});

it("les survivants décroissent et l'aire sous eux est l'espérance", () => {
  const lignes = table(publiee);
  const years = lignes.reduce((sum, ligne, i) => {
    const next = lignes[i + 1];
    if (next === undefined) return sum + ligne.survivants * value(ligne);
    const share = i === 0 ? 0.1 : 0.5;
    const dead = ligne.survivants - next.survivants;
    expect(dead).toBeGreaterThan(0);
    return sum + (next.age - ligne.age) * (next.survivants + share * dead);
  }, 0);
  expectRelative(years / 100_000, value(lignes[0] as LigneMortalite), 1e-13);
});

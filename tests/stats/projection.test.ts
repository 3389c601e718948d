import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { backtestIntervals } from "../../src/stats/backtest-intervals.ts";
import { cohortChangeRatios } from "../../src/stats/cohort-change-ratios.ts";
import type { OptionsRapports, RapportsCohortes } from "../../src/stats/cohort-change-ratios.ts";
import { cohortComponent } from "../../src/stats/cohort-component.ts";
import type { HypothesesPas } from "../../src/stats/cohort-component.ts";
import { hamiltonPerry } from "../../src/stats/hamilton-perry.ts";
import type { Pyramide } from "../../src/stats/pyramide.ts";
import { survivalRatios } from "../../src/stats/survival-ratios.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

function ratiosOf(ancien: Pyramide, recent: Pyramide, options: OptionsRapports = {}): RapportsCohortes {
  const r = cohortChangeRatios(ancien, recent, options);
  if ("motif" in r) throw new Error(r.motif);
  return r;
}

interface Suede {
  readonly pop_female_1993: number[];
  readonly nLx_female: number[];
  readonly l0: number;
  readonly fertility_rate: number[];
  readonly net_migration_female: number[];
  readonly srb: number;
  readonly age_width: number;
}
interface SuedeAttendue {
  readonly pop_female_1998: number[];
  readonly pop_male_1998: number[];
  readonly births_both_sexes_by_age: number[];
  readonly recomputed_female_1998: number[];
}

describe("composantes : la Suède de 1993 (Preston, Heuveline et Guillot, encadré 6.2)", () => {
  const { inputs, expected, tolerance } = readPublie<Suede, SuedeAttendue>("ccmpp_sweden_1993_1998_female");
  const pas = inputs.age_width;
  const survie = survivalRatios(inputs.nLx_female, inputs.l0, pas);
  const depart = { femmes: inputs.pop_female_1993, hommes: inputs.pop_female_1993 };
  const fermee: HypothesesPas = {
    survie: { femmes: survie, hommes: survie },
    fecondite: inputs.fertility_rate,
    rapportNaissances: inputs.srb,
  };
  const migration = { femmes: inputs.net_migration_female, hommes: inputs.net_migration_female };
  const ouverte: HypothesesPas = { ...fermee, migration };

  it("ouverte à la migration : population et naissances publiées", () => {
    const [fin] = cohortComponent(depart, [ouverte], { pas });
    expect(fin?.femmes).toHaveLength(18);
    expected.pop_female_1998.forEach((n, i) => expectPublie(fin?.femmes[i] ?? NaN, n, tolerance));
    expected.pop_male_1998.forEach((n, i) => expectPublie(fin?.hommes[i] ?? NaN, n, tolerance));
    expected.recomputed_female_1998.forEach((n, i) => expectRelative(fin?.femmes[i] ?? NaN, n, 1e-12));
    expected.births_both_sexes_by_age.forEach((n, i) => expectPublie(fin?.naissances.parAge[i] ?? NaN, n, tolerance));
  });

  it("les décès sont ceux que la survie laisse attendre, migrants du début de pas compris", () => {
    const [fin] = cohortComponent(depart, [ouverte], { pas });
    const lost = depart.femmes.reduce((sum, n, i) => {
      const exposed = n + (inputs.net_migration_female[i] ?? NaN) / 2;
      return sum + exposed * (1 - (survie.groupes[i] ?? NaN));
    }, 0);
    const { filles = NaN, garcons = NaN } = fin?.naissances ?? {};
    expectRelative(fin?.deces ?? NaN, 2 * lost + (filles + garcons) * (1 - survie.naissance), 1e-9);
    expect(garcons / filles).toBeCloseTo(1.05, 12);
  });

  it("une migration nulle vaut une population fermée, où qu'arrivent les migrants", () => {
    const nulle = { femmes: inputs.pop_female_1993.map(() => 0), hommes: inputs.pop_female_1993.map(() => 0) };
    const [closed] = cohortComponent(depart, [fermee], { pas });
    for (const arrivee of ["moitie-moitie", "fin"] as const) {
      expect(cohortComponent(depart, [{ ...fermee, migration: nulle }], { pas, arrivee })).toEqual([closed]);
    }
  });

  it("arrivés tous à la fin, les migrants ne meurent pas pendant le pas, mais comptent dans la moyenne des femmes", () => {
    const [closed] = cohortComponent(depart, [fermee], { pas });
    const [late] = cohortComponent(depart, [ouverte], { pas, arrivee: "fin" });
    const net = inputs.net_migration_female;
    late?.femmes.slice(1).forEach((n, i) => {
      expect(n).toBeCloseTo((closed?.femmes[i + 1] ?? NaN) + (net[i + 1] ?? NaN), 6);
    });
    late?.naissances.parAge.forEach((births, i) => {
      const added = ((inputs.fertility_rate[i] ?? NaN) * pas * (net[i] ?? NaN)) / 2;
      expect(births).toBeCloseTo((closed?.naissances.parAge[i] ?? NaN) + added, 6);
    });
  });

  it("âges atteints : les mères sont celles d'une génération, jeune d'un groupe de moins au début du pas", () => {
    const [fin] = cohortComponent(depart, [fermee], { pas, ages: "atteints" });
    const mothers = (inputs.pop_female_1993[3] ?? NaN) + (fin?.femmes[4] ?? NaN);
    expectRelative(fin?.naissances.parAge[4] ?? NaN, (0.0908 * pas * mothers) / 2, 1e-12);
    const open = { ...fermee, fecondite: inputs.fertility_rate.map((_, i) => (i === 17 ? 1 : 0)) };
    const [old] = cohortComponent(depart, [open], { pas, ages: "atteints" });
    expectRelative(
      old?.naissances.parAge[17] ?? NaN,
      (pas * (141_990 + 112_424 + (old?.femmes[17] ?? NaN))) / 2,
      1e-12,
    );
  });

  it("enchaîner deux pas vaut les faire l'un après l'autre", () => {
    const [first, second] = cohortComponent(depart, [ouverte, fermee], { pas });
    expect(cohortComponent(first ?? depart, [fermee], { pas })[0]).toEqual(second);
  });
});

it("au pas d'un an, par année d'âge : cinq pas valent un pas de cinq ans quand rien ne meurt ni ne naît", () => {
  const n = 40;
  const depart = { femmes: Array.from({ length: n }, (_, i) => 100 + i), hommes: Array.from({ length: n }, () => 50) };
  const survie = { naissance: 1, groupes: depart.femmes.map(() => 1) };
  const etape: HypothesesPas = { survie: { femmes: survie, hommes: survie }, fecondite: depart.femmes.map(() => 0) };
  const fin = cohortComponent(depart, Array.from({ length: 5 }, () => etape), { pas: 1 }).at(-1); // prettier-ignore
  expect(fin?.femmes.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 100]);
  expect(fin?.femmes[n - 1]).toBe(134 + 135 + 136 + 137 + 138 + 139);
  expect(fin?.deces).toBeCloseTo(0, 9);
});

it("survies d'une table de mortalité : sans décès, tout le monde passe et le groupe ouvert se partage", () => {
  const { naissance, groupes } = survivalRatios([500, 500, 500, 250], 100, 5);
  expect(naissance).toBe(1);
  expect(groupes).toEqual([1, 1, 250 / 750, 250 / 750]);
});

const trois = { femmes: [1, 2, 3], hommes: [1, 2, 3] };
const vit = { naissance: 1, groupes: [1, 1, 0] };
const un: HypothesesPas = { survie: { femmes: vit, hommes: vit }, fecondite: [0, 1, 0] };

refuse([
  ["age groups must be at least 3, got 2", () => cohortComponent({ femmes: [1, 2], hommes: [1, 2] }, [un])],
  ["men must hold 3 values, got 2", () => cohortComponent({ femmes: [1, 2, 3], hommes: [1, 2] }, [un])],
  ["women must not be negative, got -1", () => cohortComponent({ femmes: [-1, 2, 3], hommes: [1, 2, 3] }, [un])],
  ["age width must be an integer of at least 1, got 2.5", () => cohortComponent(trois, [un], { pas: 2.5 })],
  ["age width must be an integer of at least 1, got 0", () => cohortComponent(trois, [un], { pas: 0 })],
  ["fertility must hold 3 values, got 1", () => cohortComponent(trois, [{ ...un, fecondite: [1] }])],
  ["fertility must not be negative, got -1", () => cohortComponent(trois, [{ ...un, fecondite: [0, -1, 0] }])],
  ["sex ratio at birth must be positive, got 0", () => cohortComponent(trois, [{ ...un, rapportNaissances: 0 }])],
  [
    "survival must be between 0 and 1, got 1.2",
    () => cohortComponent(trois, [{ ...un, survie: { femmes: { ...vit, naissance: 1.2 }, hommes: vit } }]),
  ],
  [
    "survival must hold 3 values, got 1",
    () => cohortComponent(trois, [{ ...un, survie: { femmes: vit, hommes: { naissance: 1, groupes: [1] } } }]),
  ],
  [
    "migration must be a finite number, got NaN",
    () => cohortComponent(trois, [{ ...un, migration: { femmes: [NaN, 0, 0], hommes: [0, 0, 0] } }]),
  ],
  [
    "population must stay non-negative, got -8 at step 1",
    () => cohortComponent(trois, [{ ...un, migration: { femmes: [0, 0, 0], hommes: [0, -9, 0] } }], { arrivee: "fin" }),
  ],
  ["age groups must be at least 3, got 1", () => survivalRatios([500], 100, 5)],
  ["person-years must be positive, got 0", () => survivalRatios([500, 0, 3], 100, 5)],
  ["radix must be positive, got 0", () => survivalRatios([500, 400, 3], 0, 5)],
]);

describe("Hamilton et Perry", () => {
  // Vingt groupes de cinq ans, 95 ans ou plus ouvert.
  const groupe = fc.array(fc.integer({ min: 10, max: 2000 }), { minLength: 20, maxLength: 20 });
  const pyramide = fc.record({ femmes: groupe, hommes: groupe });

  it("projeter l'ancien recensement par ses propres rapports redonne le récent", () => {
    fc.assert(
      fc.property(pyramide, pyramide, fc.constantFrom(5, 10), (ancien, recent, intervalle) => {
        const [again] = hamiltonPerry(ancien, ratiosOf(ancien, recent, { intervalle }), 1);
        again?.femmes.forEach((n, i) => expectRelative(n, recent.femmes[i] ?? NaN, 1e-12));
        again?.hommes.forEach((n, i) => expectRelative(n, recent.hommes[i] ?? NaN, 1e-12));
      }),
    );
  });

  it("une population stable continue de croître à son rythme", () => {
    const femmes = Array.from({ length: 20 }, (_, i) => 1000 * 0.9 ** i);
    const recent = { femmes: femmes.map((n) => 1.1 * n), hommes: femmes.map((n) => 1.1 * n) };
    const [, , third] = hamiltonPerry(recent, ratiosOf({ femmes, hommes: femmes }, recent), 3);
    third?.femmes.forEach((n, i) => expectRelative(n, 1.1 ** 4 * (femmes[i] ?? NaN), 1e-12));
  });

  it("à population fermée, prolonge exactement la projection par composantes au-delà des naissances", () => {
    const femmes = Array.from({ length: 20 }, (_, i) => 1000 - 10 * i);
    const survie = { naissance: 0.99, groupes: femmes.map((_, i) => 0.999 - 0.002 * i ** 2) };
    const etape = { survie: { femmes: survie, hommes: survie }, fecondite: femmes.map((_, i) => (i === 5 ? 0.3 : 0)) };
    const [second, third] = cohortComponent({ femmes, hommes: femmes }, [etape, etape]);
    const [again] = hamiltonPerry(second ?? trois, ratiosOf({ femmes, hommes: femmes }, second ?? trois), 1);
    // Le groupe ouvert mêle deux survies : le rapport unique s'en écarte d'autant que sa composition change.
    again?.femmes.slice(1, -1).forEach((n, i) => expectRelative(n, third?.femmes[i + 1] ?? NaN, 1e-12));
  });

  it("deux groupes d'un coup : les 5-9 ans sont rapportés aux femmes de 20 à 49 ans", () => {
    const femmes = Array.from({ length: 20 }, (_, i) => i + 1);
    const r = ratiosOf({ femmes, hommes: femmes }, { femmes, hommes: femmes }, { intervalle: 10 });
    expect(r.enfants.femmes).toEqual([1 / (4 + 5 + 6 + 7 + 8 + 9), 2 / (5 + 6 + 7 + 8 + 9 + 10)]);
    expect(r.generations.femmes).toHaveLength(18);
    expect(r.generations.femmes.at(-1)).toBe(20 / (18 + 19 + 20));
  });

  it("par année d'âge, un intervalle quelconque convient", () => {
    const femmes = Array.from({ length: 101 }, (_, i) => 200 - i);
    const r = ratiosOf({ femmes, hommes: femmes }, { femmes, hommes: femmes }, { pas: 1, intervalle: 6 });
    expect(r).toMatchObject({ decalage: 6, meres: [15, 44] });
  });

  it("un groupe vide est un motif, qu'un territoire plus grand lève ; les bornes retiennent les rapports absurdes", () => {
    const plein = Array.from({ length: 20 }, () => 10);
    const vide = plein.map((n, i) => (i === 7 ? 0 : n));
    const [ancien, recent] = [{ femmes: plein, hommes: vide }, { femmes: plein, hommes: plein }]; // prettier-ignore
    expect(cohortChangeRatios(ancien, recent)).toEqual({ motif: "groupe vide", sexe: "hommes", groupe: 8 });
    const defaut = ratiosOf({ femmes: plein, hommes: plein }, { femmes: plein, hommes: plein });
    expect(ratiosOf(ancien, recent, { defaut }).generations.hommes).toEqual(defaut.generations.hommes);
    const explose = { femmes: plein, hommes: plein.map((n, i) => (i === 3 ? 900 : n)) };
    const { generations } = ratiosOf({ femmes: plein, hommes: plein }, explose, { bornes: [0.5, 2] });
    expect(generations.hommes[2]).toBe(2);
  });

  it("aucune femme en âge d'être mère : un motif", () => {
    const plein = Array.from({ length: 20 }, () => 10);
    const sans = plein.map((n, i) => (i >= 3 && i <= 8 ? 0 : n));
    const r = cohortChangeRatios({ femmes: plein, hommes: plein }, { femmes: sans, hommes: plein });
    expect(r).toEqual({ motif: "groupe vide", sexe: "femmes", groupe: 0 });
  });

  const p = { femmes: Array.from({ length: 20 }, () => 10), hommes: Array.from({ length: 20 }, () => 10) };
  const dix = ratiosOf(p, p, { intervalle: 10 });
  refuse([
    ["former census must hold 20 values, got 3", () => cohortChangeRatios(trois, p)],
    [
      "census interval must be a multiple of the age width, got 6 for 5",
      () => cohortChangeRatios(p, p, { intervalle: 6 }),
    ],
    ["census interval must leave 2 age groups, got 95 years", () => cohortChangeRatios(p, p, { intervalle: 95 })],
    ["census interval must be positive, got 0", () => cohortChangeRatios(p, p, { intervalle: 0 })],
    [
      "mothers' ages must fall on age groups within 5 to 94, got 15 to 45",
      () => cohortChangeRatios(p, p, { meres: [15, 45] }),
    ],
    [
      "mothers' ages must fall on age groups within 5 to 94, got 0 to 44",
      () => cohortChangeRatios(p, p, { meres: [0, 44] }),
    ],
    ["bounds must be increasing, got 2 to 1", () => cohortChangeRatios(p, p, { bornes: [2, 1] })],
    [
      "fallback ratios must be for the same interval and age groups, got 2 groups",
      () => cohortChangeRatios(p, p, { defaut: dix }),
    ],
    ["ratios must be for 3 age groups, got 20", () => hamiltonPerry(trois, dix, 1)],
    ["steps must be an integer of at least 1, got 0", () => hamiltonPerry(p, dix, 0)],
  ]);
});

describe("intervalle par les erreurs passées", () => {
  const controles = Array.from({ length: 39 }, (_, i) => ({
    groupe: "75+",
    horizon: 5,
    projete: 100,
    observe: 81 + i,
  }));
  const demande = { groupe: "75+", horizon: 5, projete: 1000 };

  it("39 contrôles : à 95 %, du plus petit au plus grand ; à 80 %, du 4e au 36e", () => {
    expect(backtestIntervals([demande], controles)[0]).toMatchObject({
      valeur: 1000,
      bas: 810,
      haut: 1190,
      controles: 39,
    });
    const [r] = backtestIntervals([demande], controles, { confiance: 0.8 });
    if (r === undefined || "motif" in r) throw new Error("intervalle attendu");
    expect(r.bas).toBeCloseTo(840, 9);
    expect(r.haut).toBeCloseTo(1160, 9);
    expect(r.biais).toBeCloseTo(0, 12);
  });

  it("ne mêle ni les groupes ni les horizons, et dit quand il n'a pas de quoi", () => {
    const autres = controles.map((c) => ({ ...c, groupe: "0-4", observe: 500 }));
    expect(backtestIntervals([demande], [...controles, ...autres])).toEqual(backtestIntervals([demande], controles));
    expect(backtestIntervals([{ ...demande, horizon: 10 }], controles)).toEqual([
      { groupe: "75+", horizon: 10, motif: "trop peu de contrôles", controles: 0 },
    ]);
    expect(backtestIntervals([demande], controles.slice(1))[0]).toMatchObject({ motif: "trop peu de contrôles" });
    expect(backtestIntervals([demande], controles.slice(0, 9), { confiance: 0.8 })[0]).toHaveProperty("bas");
    expect(backtestIntervals([demande], controles.slice(0, 8), { confiance: 0.8 })[0]).toHaveProperty("motif");
  });

  it("22 contrôles à 80 % : le 2e et le 21e, le rang 2,3 arrondi vers l'extérieur", () => {
    expect(backtestIntervals([demande], controles.slice(0, 22), { confiance: 0.8 })[0]).toMatchObject({
      bas: 820,
      haut: 1010,
    });
  });

  it("couvre le prochain contrôle à la confiance annoncée, à erreurs échangeables", () => {
    // Exact, sans tirage : chaque contrôle ôté est encadré par les 19 autres ; à 90 %, au moins 18 sur 20.
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 50, max: 200 }), { minLength: 20, maxLength: 20 }), (observes) => {
        const all = observes.map((observe) => ({ groupe: "a", horizon: 1, projete: 100, observe }));
        const inside = all.filter((held, i) => {
          const others = all.filter((_, j) => j !== i);
          const [r] = backtestIntervals([{ groupe: "a", horizon: 1, projete: 100 }], others, { confiance: 0.9 });
          return r !== undefined && "bas" in r && r.bas - 1e-9 <= held.observe && held.observe <= r.haut + 1e-9;
        });
        expect(inside.length).toBeGreaterThanOrEqual(18);
      }),
      { numRuns: 50 },
    );
  });

  refuse([
    ["projection must be positive, got 0", () => backtestIntervals([], [{ ...demande, projete: 0, observe: 1 }])],
    ["observation must not be negative, got -1", () => backtestIntervals([], [{ ...demande, observe: -1 }])],
    ["horizon must be positive, got 0", () => backtestIntervals([{ ...demande, horizon: 0 }], [])],
    ["projection must not be negative, got -5", () => backtestIntervals([{ ...demande, projete: -5 }], [])],
    ["confidence must be strictly between 0 and 1, got 80", () => backtestIntervals([], [], { confiance: 80 })],
  ]);
});

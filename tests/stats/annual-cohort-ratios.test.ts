import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annualCohortRatios } from "../../src/stats/annual-cohort-ratios.ts";
import { cohortChangeRatios } from "../../src/stats/cohort-change-ratios.ts";
import { hamiltonPerry } from "../../src/stats/hamilton-perry.ts";
import type { Pyramide } from "../../src/stats/pyramide.ts";
import { refuse } from "./refus.ts";

const AGES = 101;
/** Une population qui suit un même régime d'un an : survie par âge, femmes de 15 à 44 ans qui ont des enfants. */
function grow(depart: Pyramide, annees: number, survie: (age: number) => number, taux: number): Pyramide {
  let p = depart;
  for (let an = 0; an < annees; an++) {
    const vieillir = (ages: readonly number[]): number[] =>
      ages.map((_, a) => (a === 0 ? 0 : (ages[a - 1] ?? 0) * survie(a - 1) + (a === AGES - 1 ? (ages[a] ?? 0) * survie(a) : 0))); // prettier-ignore
    const [femmes, hommes] = [vieillir(p.femmes), vieillir(p.hommes)];
    const naissances = taux * femmes.slice(15, 45).reduce((s, n) => s + n, 0);
    femmes[0] = naissances * 0.488;
    hommes[0] = naissances * 0.512;
    p = { femmes, hommes };
  }
  return p;
}
const total = ({ femmes, hommes }: Pyramide): number => [...femmes, ...hommes].reduce((s, n) => s + n, 0);
const aines = ({ femmes, hommes }: Pyramide): number => total({ femmes: femmes.slice(75), hommes: hommes.slice(75) });
/** Survie humaine, lisse : presque un jusqu'à 50 ans, puis Gompertz. */
const gompertz = (age: number): number => Math.exp(-3e-5 * Math.exp(0.095 * age));
const stable = grow({ femmes: Array(AGES).fill(100), hommes: Array(AGES).fill(100) }, 150, gompertz, 0.0665);

describe("rapports de génération d'un an", () => {
  it.each([5, 6])("d'un intervalle de %i ans, retrouvent une population qui suit un régime lisse, à six ans", (k) => {
    const ancien = stable;
    const recent = grow(ancien, k, gompertz, 0.0665);
    const r = annualCohortRatios(ancien, recent, { intervalle: k });
    if ("motif" in r) throw new Error(r.motif);
    const fin = hamiltonPerry(recent, r, 6).at(-1)!;
    const vrai = grow(recent, 6, gompertz, 0.0665);
    expect(Math.abs(total(fin) / total(vrai) - 1)).toBeLessThan(0.005);
    expect(Math.abs(aines(fin) / aines(vrai) - 1)).toBeLessThan(0.01);
  });

  it("à un an, ce sont les rapports eux-mêmes", () => {
    const recent = grow(stable, 1, gompertz, 0.07);
    const [annuels, bruts] = [
      annualCohortRatios(stable, recent, { intervalle: 1 }),
      cohortChangeRatios(stable, recent, { pas: 1 }),
    ];
    if ("motif" in annuels || "motif" in bruts) throw new Error("ratios expected");
    for (const sexe of ["femmes", "hommes"] as const) {
      annuels.generations[sexe].forEach((x, i) => expect(x).toBeCloseTo(bruts.generations[sexe][i]!, 12));
      expect(annuels.enfants[sexe][0]).toBeCloseTo(bruts.enfants[sexe][0]!, 12);
    }
  });

  it("un rapport annuel qui ne dépend pas de l'âge est rendu exactement, quels que soient l'intervalle et le rapport", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.double({ min: 0.8, max: 1.2, noNaN: true }), (k, s) => {
        const p = (n: number): Pyramide => ({
          femmes: Array(AGES - 1)
            .fill(n)
            .concat(n),
          hommes: Array(AGES).fill(n),
        });
        const r = annualCohortRatios(p(100), p(100 * s ** k), { intervalle: k });
        if ("motif" in r) throw new Error(r.motif);
        r.generations.femmes.slice(0, AGES - 1 - k).forEach((x) => expect(x).toBeCloseTo(s, 9));
      }),
    );
  });

  it("un âge vide sans remplaçant se dit ; avec celui d'un territoire plus grand, il se remplace", () => {
    const vide = { ...stable, femmes: stable.femmes.map((n, i) => (i === 30 ? 0 : n)) };
    expect(annualCohortRatios(vide, stable, { intervalle: 5 })).toEqual({ motif: "groupe vide", sexe: "femmes", groupe: 35 }); // prettier-ignore
    const defaut = cohortChangeRatios(stable, stable, { pas: 1, intervalle: 5 });
    if ("motif" in defaut) throw new Error(defaut.motif);
    expect(annualCohortRatios(vide, stable, { intervalle: 5, defaut })).toHaveProperty("decalage", 1);
  });
});

refuse([
  ["census interval must be positive, got 0", () => annualCohortRatios(stable, stable, { intervalle: 0 })],
  ["census interval must be a multiple of the age width, got 2.5 for 1", () => annualCohortRatios(stable, stable, { intervalle: 2.5 })],
]); // prettier-ignore

import fc from "fast-check";
import { expect, it } from "vitest";
import { shiftShareDynamic } from "../../src/stats/shift-share-dynamic.ts";
import { shiftShare } from "../../src/stats/shift-share.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

interface Composantes<T> {
  readonly national_share: T;
  readonly industry_mix: T;
  readonly regional_shift: T;
  readonly total: T;
}

it("shift_share_farhauer_kroell_A : par secteur et en tout", () => {
  const { inputs, expected, tolerance } = readPublie<
    Record<"region_t0" | "region_t1" | "nation_t0" | "nation_t1", number[]>,
    { by_sector: Composantes<number[]>; total: Composantes<number> }
  >("shift_share_farhauer_kroell_A");
  const s = shiftShare(
    { debut: inputs.region_t0, fin: inputs.region_t1 },
    { debut: inputs.nation_t0, fin: inputs.nation_t1 },
  );
  const noms = {
    national_share: "national",
    industry_mix: "structurel",
    regional_shift: "regional",
    total: "total",
  } as const;
  for (const cle of ["national_share", "industry_mix", "regional_shift", "total"] as const) {
    expectPublie(s[noms[cle]], expected.total[cle], tolerance);
    s.parSecteur.forEach((c, i) => expectPublie(c[noms[cle]], expected.by_sector[cle][i]!, tolerance));
  }
});

const reference = { debut: [400, 150, 150, 400], fin: [440, 210, 135, 480] };
const territoire = { debut: [90, 20, 10, 60], fin: [100, 40, 10, 55] };

// Farhauer et Kröll (2013), régions A, B et C : elles forment la nation, leurs écarts se compensent.
it("des régions qui forment la nation : la structure et le local se compensent, le tout s'y additionne", () => {
  const regions = [
    territoire,
    { debut: [60, 30, 30, 40], fin: [85, 55, 40, 35] },
    { debut: [250, 100, 110, 300], fin: [255, 115, 85, 390] },
  ].map((r) => shiftShare(r, reference));
  for (const nom of ["structurel", "regional"] as const) {
    expect(regions.reduce((s, r) => s + r[nom], 0)).toBeCloseTo(0, 10);
  }
  expect(regions.reduce((s, r) => s + r.total, 0)).toBe(165);
});

it("version multiplicative (Gerfin) et version d'Esteban-Marquillas", () => {
  const { indices } = shiftShare(territoire, reference);
  const attendu = 90 * 1.1 + 20 * 1.4 + 10 * 0.9 + 60 * 1.2;
  expect(indices.structure).toBeCloseTo(attendu / 180 / 1.15, 14);
  expect(indices.local).toBeCloseTo(205 / attendu, 14);
  expect(indices.net).toBeCloseTo(205 / 180 / 1.15, 14);
  const em = shiftShare(territoire, reference, { methode: "Esteban-Marquillas" });
  const homothetique = [400, 150, 150, 400].map((n) => (180 * n) / 1100);
  const ecarts = [100 / 90 - 1.1, 2 - 1.4, 1 - 0.9, 55 / 60 - 1.2];
  expect(em.regional).toBeCloseTo(
    homothetique.reduce((s, h, i) => s + h * ecarts[i]!, 0),
    12,
  );
  expect(em.regional + em.affectation).toBeCloseTo(shiftShare(territoire, reference).regional, 12);
});

it("un secteur créé est local, un secteur absent partout ne compte pas", () => {
  const s = shiftShare({ debut: [10, 0, 0], fin: [10, 5, 0] }, { debut: [100, 0, 50], fin: [120, 30, 50] });
  expect(s.parSecteur[1]).toMatchObject({ national: 0, structurel: 0, regional: 5, total: 5 });
  expect(s.parSecteur[2]).toMatchObject({ regional: 0, total: 0 });
});

const dates = (x: readonly number[]): number[][] => [x, x].map((v) => [...v]);
refuse([
  ["region end must hold 4 values, got 1", () => shiftShare({ debut: [1, 1, 1, 1], fin: [1] }, reference)],
  ["reference start must hold 1 values, got 4", () => shiftShare({ debut: [1], fin: [1] }, reference)],
  [
    "region start must have a positive finite sum, got 0",
    () => shiftShare({ debut: [0, 0, 0, 0], fin: [1, 1, 1, 1] }, reference),
  ],
  [
    "region start must be finite and not negative, got NaN at index 0",
    () => shiftShare({ debut: [NaN], fin: [1] }, { debut: [1], fin: [1] }),
  ],
  [
    "region end must be finite and not negative, got -1 at index 0",
    () => shiftShare({ debut: [1], fin: [-1] }, { debut: [1], fin: [1] }),
  ],
  [
    "reference start must be positive where the region is, got 0 at index 1",
    () => shiftShare({ debut: [1, 1], fin: [1, 1] }, { debut: [5, 0], fin: [5, 1] }),
  ],
  ["dates must be at least 2, got 1", () => shiftShareDynamic([[1]], [[1]])],
  ["reference dates must hold 2 values, got 3", () => shiftShareDynamic(dates([1]), [[1], [1], [1]])],
]);

const effectifs = fc.array(fc.integer({ min: 1, max: 5000 }), { minLength: 4, maxLength: 4 });
const methode = fc.constantFrom("Dunn", "Esteban-Marquillas");

it("les composantes se somment à la variation, par secteur, en tout et en taux", () => {
  fc.assert(
    fc.property(effectifs, effectifs, effectifs, effectifs, methode, (a, b, c, d, m) => {
      const s = shiftShare({ debut: a, fin: b }, { debut: c, fin: d }, { methode: m });
      for (const x of [s, s.taux, ...s.parSecteur]) {
        const sum = x.national + x.structurel + x.regional + x.affectation;
        expect(Math.abs(sum - x.total)).toBeLessThanOrEqual(1e-9 * (1 + Math.abs(x.national)));
      }
      expect(s.indices.structure * s.indices.local).toBeCloseTo(s.indices.net, 10);
    }),
  );
});

it("un territoire semblable à sa référence n'a ni structure ni local", () => {
  fc.assert(
    fc.property(effectifs, effectifs, (a, b) => {
      const s = shiftShare({ debut: a, fin: b }, { debut: a.map((x) => 7 * x), fin: b.map((x) => 7 * x) });
      expect(s.regional).toBeCloseTo(0, 8);
      expect(s.structurel).toBeCloseTo(0, 8);
      expect(s.indices.net).toBeCloseTo(1, 12);
    }),
  );
});

it("dynamique : même variation totale, et la version à deux dates quand il n'y en a que deux", () => {
  fc.assert(
    fc.property(fc.array(fc.tuple(effectifs, effectifs), { minLength: 2, maxLength: 6 }), (l) => {
      const [region, nation] = [l.map((x) => x[0]), l.map((x) => x[1])];
      const s = shiftShareDynamic(region, nation);
      const size = (x: readonly number[]): number => x.reduce((a, b) => a + b);
      expect(s.total).toBe(size(region.at(-1)!) - size(region[0]!));
      expect(s.periodes).toHaveLength(l.length - 1);
      const bouts = shiftShareDynamic([region[0]!, region[1]!], [nation[0]!, nation[1]!]);
      expect(bouts.regional).toBe(s.periodes[0]!.regional);
    }),
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fisherExact } from "../../src/stats/fisher-exact.ts";
import type { TableCroisee } from "../../src/stats/fisher-exact.ts";
import type { ValeurEncadree } from "../../src/stats/intervalle.ts";
import { expectRelative } from "./cas.ts";
import { expectPublie, readPublie } from "./publies.ts";
import { refuse } from "./refus.ts";

describe("six tables publiées", () => {
  const { inputs, expected, tolerance } = readPublie<{ tables: TableCroisee[] }, { p: number[] }>("fisher_exact_2x2_a");
  it.each(inputs.tables.map((table, i) => ({ table, p: expected.p[i] ?? NaN })))("$table", ({ table, p }) => {
    expectPublie(fisherExact(table).bilaterale, p, tolerance);
  });
});

const table = (a: number, b: number, c: number, d: number): TableCroisee => [
  [a, b],
  [c, d],
];

const rapport = (cells: TableCroisee): ValeurEncadree => {
  const { rapportDeCotes } = fisherExact(cells);
  if ("motif" in rapportDeCotes) throw new Error(rapportDeCotes.motif);
  return rapportDeCotes;
};

it("rend l'exemple de R (aide de fisher.test, les jumeaux condamnés de Fisher)", () => {
  const jumeaux = table(2, 15, 10, 3);
  const p = fisherExact(jumeaux);
  expect(p.bilaterale.toFixed(7)).toBe("0.0005367");
  expect(p.inferieure.toFixed(7)).toBe("0.0004652");
  // Rapport et bornes de scipy 1.17 (contingency.odds_ratio) : R arrête sa recherche plus tôt (0,003325764 ; 0,363182271).
  expectRelative(rapport(jumeaux).valeur, 0.04693663904968003, 1e-9);
  expectRelative(rapport(jumeaux).bas, 0.003317163950657363, 1e-9);
  expectRelative(rapport(jumeaux).haut, 0.36318960235668074, 1e-9);
});

it("rend la dégustation de Fisher : 17 chances sur 70, et un rapport de 6,408", () => {
  const tasses = table(3, 1, 1, 3);
  expectRelative(fisherExact(tasses).superieure, 17 / 70, 1e-14);
  expectRelative(fisherExact(tasses).bilaterale, 34 / 70, 1e-14);
  expectRelative(rapport(tasses).haut, 626.2435305888141, 1e-9); // scipy 1.17
});

refuse([
  ["cell must be a whole number, got 1.5", () => fisherExact(table(1.5, 2, 3, 4))],
  ["cell must be a whole number, got -1", () => fisherExact(table(1, -1, 3, 4))],
  ["cell must be a whole number, got NaN", () => fisherExact(table(1, 2, NaN, 4))],
  ["confidence must be strictly between 0 and 1, got 95", () => fisherExact(table(1, 2, 3, 4), { confiance: 95 })],
]);

it("ne dit rien quand une marge est nulle, et va à l'infini quand une case est vide", () => {
  const empty = { bilaterale: 1, inferieure: 1, superieure: 1, rapportDeCotes: { motif: "marge nulle" } };
  expect(fisherExact(table(0, 3, 0, 5))).toEqual(empty);
  expect(fisherExact(table(0, 0, 0, 0))).toEqual(empty);
  expect(rapport(table(4, 0, 1, 3))).toMatchObject({ valeur: Infinity, haut: Infinity });
  expect(rapport(table(0, 4, 3, 1))).toMatchObject({ valeur: 0, bas: 0 });
});

const cell = fc.nat(30);
const anyTable = fc.tuple(cell, cell, cell, cell);

it("ne change pas si l'on échange lignes et colonnes ensemble, et s'inverse si l'on échange les lignes", () => {
  fc.assert(
    fc.property(anyTable, ([a, b, c, d]) => {
      const p = fisherExact(table(a, b, c, d));
      const transposed = fisherExact(table(a, c, b, d));
      const swapped = fisherExact(table(c, d, a, b));
      expect(transposed.bilaterale).toBeCloseTo(p.bilaterale, 11);
      expect(swapped.bilaterale).toBeCloseTo(p.bilaterale, 11);
      expect(swapped.inferieure).toBeCloseTo(p.superieure, 11);
      if ("motif" in p.rapportDeCotes || "motif" in swapped.rapportDeCotes) return;
      if (!(p.rapportDeCotes.valeur > 0 && p.rapportDeCotes.valeur < Infinity)) return;
      expectRelative(swapped.rapportDeCotes.valeur, 1 / p.rapportDeCotes.valeur, 1e-9);
    }),
    { numRuns: 60 },
  );
});

it("les bornes encadrent le rapport et excluent 1 quand un côté est rejeté à la moitié du risque", () => {
  fc.assert(
    fc.property(anyTable, ([a, b, c, d]) => {
      const { inferieure, superieure, rapportDeCotes } = fisherExact(table(a, b, c, d));
      if ("motif" in rapportDeCotes) return;
      expect(rapportDeCotes.bas).toBeLessThanOrEqual(rapportDeCotes.valeur * (1 + 1e-12));
      expect(rapportDeCotes.haut).toBeGreaterThanOrEqual(rapportDeCotes.valeur * (1 - 1e-12));
      expect(rapportDeCotes.bas > 1).toBe(superieure < 0.025);
      expect(rapportDeCotes.haut < 1).toBe(inferieure < 0.025);
    }),
    { numRuns: 60 },
  );
});

import { describe, expect, it } from "vitest";
import { auditer } from "../../src/secret/auditer.ts";
import { measureLargeur, minimumLargeur } from "../../src/secret/exigence.ts";
import { exigenceOf } from "../../src/secret/primaires.ts";
import { proteger } from "../../src/secret/proteger.ts";
import { boundInconnues, findExactes } from "../../src/secret/contre-attaque.ts";
import { cellulesOf, equationsOf, NOMS, politiqueOf, readCas } from "./publies.ts";

const TABLEAUX = NOMS.filter((nom) => readCas(nom).kind !== "rounding");

/** Les masques sans solution publiée par la source : le nombre de cases au-delà duquel on masque trop (calcul à la main). */
const COUTS: Readonly<Record<string, number>> = {
  ccas_amount_dominance: 2, // I1 et un autre IRIS
  ccas_percent_reveals_count: 1, // aucune somme : seul le taux est à retenir
  sdctable_singletons_1d: 3, // « min_additional_with_singleton_detection » : 1
};

describe("l'audit retrouve ce que l'oracle a retrouvé", () => {
  it("les 17 cas sont là", () => expect(NOMS).toHaveLength(17));

  it.each(TABLEAUX)("%s, les seules primaires masquées", async (nom) => {
    const cas = readCas(nom);
    const [cellules, equations] = [cellulesOf(cas), equationsOf(cas)];
    const { exactes } = await auditer({ cellules, equations, supprimees: cas.primary_suppressed });
    const lineaires = exactes.filter(({ attaque }) => attaque === "lineaire");
    const attendues = cas.derived_by_independent_oracle.exact_disclosed_if_only_primary_suppressed;
    expect(lineaires.map(({ id }) => id).sort()).toEqual([...attendues].sort());
    for (const { id, valeur } of exactes) {
      const vraie = cellules.find((c) => c.id === id)!.valeur!;
      expect(Math.abs(valeur - vraie)).toBeLessThanOrEqual(1e-6 * Math.max(1, vraie));
    }
  });

  it.each(TABLEAUX.filter((nom) => readCas(nom).expectations.published_suppressed_by_source))(
    "%s, les intervalles sous le masque de la source",
    async (nom) => {
      const cas = readCas(nom);
      const supprimees = cas.expectations.published_suppressed_by_source!;
      const audit = await auditer({
        cellules: cellulesOf(cas),
        equations: equationsOf(cas),
        supprimees,
        complet: true,
      });
      expect(audit.exactes.filter(({ attaque }) => attaque === "lineaire")).toEqual([]);
      const attendus = Object.entries(cas.derived_by_independent_oracle.lp_interval_nonneg_under_source_pattern ?? {});
      expect(attendus.length).toBeGreaterThan(0);
      const intervalles = new Map(audit.intervalles.map(({ id, min, max }) => [id, { min, max }]));
      for (const [id, [min, max]] of attendus) {
        const tolerance = 1e-4 + 1e-7 * max; // l'oracle imprime quatre décimales
        expect(Math.abs(intervalles.get(id)!.min - min), id).toBeLessThanOrEqual(tolerance);
        expect(Math.abs(intervalles.get(id)!.max - max), id).toBeLessThanOrEqual(tolerance);
      }
    },
  );

  it("deux années sûres chacune, perdues dès qu'on publie leur cumul", async () => {
    const cas = readCas("ccas_two_years_with_cumul");
    const supprimees = cas.bad_pattern_exact_disclosed!;
    const { exactes } = await auditer({ cellules: cellulesOf(cas), equations: equationsOf(cas), supprimees });
    expect(exactes.map(({ id }) => id).sort()).toEqual([...supprimees].sort());
  });
});

describe("la protection des cas publiés", () => {
  it.each(TABLEAUX)("%s", async (nom) => {
    const cas = readCas(nom);
    const [cellules, equations, politique] = [cellulesOf(cas), equationsOf(cas), politiqueOf(cas)];
    const protection = await proteger({ cellules, equations, primaires: cas.primary_suppressed, politique });
    if (protection.issue === "refus") throw new Error(JSON.stringify(protection));
    const { supprimees, audit } = protection;
    expect(supprimees).toEqual(expect.arrayContaining([...cas.primary_suppressed]));
    expect([audit.exactes, audit.etroites, audit.initiees]).toEqual([[], [], []]);
    const source = cas.expectations.published_suppressed_by_source;
    expect(supprimees.length).toBeLessThanOrEqual(source ? 1.25 * source.length : COUTS[nom]!);
    // Contre-épreuve : fractions exactes, et yalps.
    expect(findExactes(cellules, equations, supprimees)).toEqual([]);
    for (const id of cas.primary_suppressed) {
      const cellule = cellules.find((c) => c.id === id)!;
      const { largeur, bas, haut } = exigenceOf(cellule, politique);
      const [[min, max] = [NaN, NaN]] = boundInconnues(cellules, equations, supprimees, [id]);
      const requise = Math.max(largeur, minimumLargeur(cellule));
      expect(measureLargeur(cellule, min, max), id).toBeGreaterThanOrEqual(requise * (1 - 1e-6));
      expect(max, id).toBeGreaterThanOrEqual((cellule.valeur! + haut) * (1 - 1e-6));
      expect(min, id).toBeLessThanOrEqual(Math.max(0, cellule.valeur! - bas) + 1e-6 * cellule.valeur!);
    }
  });
});

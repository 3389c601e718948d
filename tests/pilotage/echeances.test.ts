import fc from "fast-check";
import { expect, it } from "vitest";
import { ajouterMois, echeanceLegale, etatConvention } from "../../src/pilotage/echeances.ts";

// CASF, R. 123-1, III : « au cours de l'année civile qui suit chaque renouvellement général des conseils municipaux ».
it("le rapport de base est dû avant la fin de l'année qui suit les élections", () => {
  expect(echeanceLegale("2026-03-22")).toBe("2027-12-31");
  expect(echeanceLegale("2020-06-28")).toBe("2021-12-31");
});

it("ajoute des mois sans sortir du mois", () => {
  expect(ajouterMois("2026-08-31", 6)).toBe("2027-02-28");
  expect(ajouterMois("2027-08-31", 6)).toBe("2028-02-29");
  expect(ajouterMois("2026-11-30", 6)).toBe("2027-05-30");
});

it("un mois de plus vient toujours après, et douze mois font un an", () => {
  const jours = fc.record({ a: fc.integer({ min: 2000, max: 2099 }), m: fc.integer({ min: 1, max: 12 }), j: fc.integer({ min: 1, max: 28 }) }); // prettier-ignore
  fc.assert(
    fc.property(jours, fc.integer({ min: 1, max: 48 }), ({ a, m, j }, n) => {
      const jour = `${a}-${String(m).padStart(2, "0")}-${String(j).padStart(2, "0")}`;
      expect(ajouterMois(jour, n) > jour).toBe(true);
      expect(ajouterMois(jour, 12)).toBe(`${a + 1}${jour.slice(4)}`);
    }),
  );
});

it.each([
  ["2027-05-30", "à échéance"], // six mois jour pour jour : encore dans l'alerte
  ["2027-05-31", "active"],
  ["2026-11-30", "à échéance"],
  ["2026-11-29", "échue"],
])("une convention qui finit le %s est %s à l'édition du 30 novembre 2026", (echeance, etat) => {
  expect(etatConvention({ signee_le: "2025-01-01", debut: null, echeance }, "2026-11-30")).toBe(etat);
});

it("non signée, elle n'est qu'un projet ; pas encore commencée, elle est à venir", () => {
  expect(etatConvention({ signee_le: null, debut: null, echeance: "2028-01-01" }, "2026-11-30")).toBe("projet");
  expect(etatConvention({ signee_le: "2026-11-01", debut: "2027-01-01", echeance: "2028-01-01" }, "2026-11-30")).toBe("à venir"); // prettier-ignore
});

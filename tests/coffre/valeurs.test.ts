import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDate } from "../../src/coffre/dates.ts";
import { readCentimes } from "../../src/coffre/montants.ts";
import { createPseudonymes } from "../../src/coffre/pseudonyme.ts";
import { toTranche } from "../../src/coffre/tranche-age.ts";
import { normalizeLibelle } from "../../src/coffre/texte.ts";

describe("readDate", () => {
  it.each([
    ["07/01/2025", "2025-01-07"],
    [" 7/1/25 ", "2025-01-07"],
    ["2025-01-07", "2025-01-07"],
    ["07.01.2025", "2025-01-07"],
    ["03/02/2025 09:14:05", "2025-02-03"],
    ["29/02/2024", "2024-02-29"],
    ["1/2/25", "2025-02-01"],
    ["2025-02-01 08:30", "2025-02-01"],
    ["7 janvier 2025", "2025-01-07"],
    ["1er févr. 2025", "2025-02-01"],
    ["14-juil.-25", "2025-07-14"],
    ["20250107", "2025-01-07"],
    ["45658", "2025-01-01"], // le nombre d'Excel du 1er janvier 2025 (référentiel métier, §5.4)
    ["45658,5", "2025-01-01"],
  ])("lit %s", (texte, iso) => expect(readDate(texte)).toBe(iso));

  it.each([
    "29/02/2025",
    "31/04/2025",
    "32/01/2025",
    "01/13/2025",
    "12345",
    "99999",
    "20251301",
    "7 brumaire 2025",
    "à préciser",
    "",
    "2025",
    "07/01/2025 bis",
  ])("refuse %s", (texte) => expect(readDate(texte)).toBeNull());

  it("retrouve toute date écrite à la française", () => {
    const dates = fc.date({ min: new Date("2000-01-01"), max: new Date("2099-12-31"), noInvalidDate: true });
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString().slice(0, 10);
        expect(readDate(iso.split("-").reverse().join("/"))).toBe(iso);
      }),
    );
  });
});

describe("toTranche", () => {
  it.each([
    ["12/03/1984", 2025, "40-59"],
    ["31/12/2007", 2025, "18-24"], // a 18 ans le 31 décembre
    ["01/01/2008", 2025, "0-17"],
    ["12/03/84", 2025, "40-59"],
    ["12/03/24", 2025, "0-17"],
    ["1950-05-05", 2025, "75-"],
  ])("range %s en %i dans %s", (texte, millesime, tranche) => expect(toTranche(texte, millesime)).toBe(tranche));

  it.each(["01/01/1900", "01/01/2026", "inconnue", ""])("refuse %s", (texte) =>
    expect(toTranche(texte, 2025)).toBeNull(),
  );
});

describe("readCentimes", () => {
  it.each([
    ["1 234,50 €", 123450],
    ["1\u00a0234,50\u00a0€", 123450],
    ["1\u202f234,50", 123450],
    ["12.345,67", 1234567],
    ["150,00 euros", 15000],
    ["150.5", 15050],
    ["1.234", 123400],
    ["0", 0],
    ["(1 122,28)", -112228],
    ["-15,00", -1500],
  ])("lit %s", (texte, centimes) => expect(readCentimes(texte)).toBe(centimes));

  it.each(["", "€", "12,345", "1 23,00", "1,2,3", "12 x", "(-5)", "1e9", "=1+1", "NC", "99999999999999999999"])(
    "refuse %s",
    (texte) => expect(readCentimes(texte)).toBeNull(),
  );

  it("retrouve au centime tout montant écrit à la française", () => {
    const format = new Intl.NumberFormat("fr-FR", { style: "currency", currency: "EUR" });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e10 }), (centimes) => {
        expect(readCentimes(format.format(centimes / 100))).toBe(centimes);
      }),
    );
  });
});

describe("createPseudonymes", () => {
  it("donne le même pseudonyme au même numéro, un autre à un autre, et change de clé à chaque chargement", () => {
    const [un, deux] = [createPseudonymes(), createPseudonymes()];
    expect(un("F00312")).toBe(un(" f-00312 "));
    expect(un("F00312")).not.toBe(un("F00313"));
    expect(un("F00312")).not.toBe(deux("F00312"));
    expect(un("F00312")).toMatch(/^[\w-]{22}$/); // 128 bits
  });
});

describe("normalizeLibelle", () => {
  it("confond casse, accents et ponctuation, mais pas deux signes", () => {
    expect(normalizeLibelle("ACC. PARTIEL")).toBe(normalizeLibelle("  acc partiel"));
    expect(normalizeLibelle("Énergie")).toBe("energie");
    expect(normalizeLibelle("?")).not.toBe(normalizeLibelle("-"));
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findIdentifiants, isIban, isNir, looksNir } from "../../src/coffre/personnel.ts";
import { findAnnonce } from "../../src/coffre/examen/vocabulaire.ts";

describe("isNir", () => {
  it.each([
    "255081416802538", // exemple de la carte Vitale de démonstration (GIE Sesam-Vitale)
    "2 55 08 14 168 025 38",
    "NIR 2.55.08.14.168.025.38, à rappeler",
  ])("reconnaît %s à sa clé", (texte) => expect(isNir(texte)).toBe(true));

  it("compte 19 pour la Corse-du-Sud et 18 pour la Haute-Corse", () => {
    expect(isNir(`1840 2 2A 004 001 ${97 - (1840219004001 % 97)}`.replace("1840 2", "1 84 02"))).toBe(true);
    expect(isNir(`1 84 02 2B 004 001 ${String(97 - (1840218004001 % 97)).padStart(2, "0")}`)).toBe(true);
  });

  it("refuse une clé fausse, et ne se fie qu'à la forme sans elle", () => {
    expect(isNir("255081416802539")).toBe(false);
    expect(isNir("2550814168025")).toBe(false);
    expect(looksNir("2550814168025")).toBe(true);
  });

  it("n'admet qu'une clé par numéro", () => {
    const numeros = fc.tuple(fc.constantFrom("1", "2"), fc.integer({ min: 0, max: 99 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 95 }), fc.integer({ min: 1, max: 989 }), fc.integer({ min: 1, max: 999 })); // prettier-ignore
    fc.assert(
      fc.property(numeros, ([sexe, ...reste]) => {
        const treize = sexe + reste.map((n, i) => String(n).padStart(i < 3 ? 2 : 3, "0")).join("");
        const justes = Array.from({ length: 97 }, (_, i) => String(i + 1).padStart(2, "0")).filter((cle) => isNir(treize + cle)); // prettier-ignore
        expect(justes).toHaveLength(1);
      }),
      { numRuns: 50 },
    );
  });
});

describe("isIban", () => {
  // Exemples du registre IBAN de SWIFT (France, Allemagne, Belgique).
  it.each([
    "FR1420041010050500013M02606",
    "FR14 2004 1010 0505 0001 3M02 606",
    "DE89370400440532013000",
    "BE68539007547034",
  ])("reconnaît %s", (texte) => expect(isIban(texte)).toBe(true));
  it.each(["FR1520041010050500013M02606", "FR14", "AB12CDEFGHIJKLMNOPQR"])("refuse %s", (texte) =>
    expect(isIban(texte)).toBe(false),
  );
});

describe("findIdentifiants", () => {
  it.each([
    ["rappeler au 06.12.34.56.78 le soir", ["telephone"]],
    ["+33 6 12 34 56 78", ["telephone"]],
    ["0142424241", ["telephone"]],
    ["zoe.durand@exemple.fr", ["courriel"]],
    ["zoe@exemple.fr ou 0612345678", ["courriel", "telephone"]],
    ["1234567 A", ["allocataire"]],
    ["IBAN FR1420041010050500013M02606", ["iban"]],
    ["06 12 34 56 78, le soir", ["telephone"]],
    ["0123456789,50", []],
    ["suivi par l'association", []],
    ["12/03/2025", []],
    ["1 234 567,00", []],
    ["59100", []],
  ])("de « %s » : %j", (texte, attendus) => expect(findIdentifiants(texte)).toEqual(attendus));
});

describe("findAnnonce", () => {
  it.each([
    ["Nom de naissance", "nom"],
    ["Ménage / Nom prénom", "nom"],
    ["Ayant-droit 2 Nom", "nom"],
    ["Né(e) le", "naissance"],
    ["Date de Naissance Ayant-Droit 1", "naissance"],
    ["Référent", "agent"],
    ["Travailleur social", "agent"],
    ["N° sécu", "nir"],
    ["N° allocataire CAF", "allocataire"],
    ["Tél. portable", "telephone"],
    ["Adresse e-mail", "courriel"],
    ["Adresse", "adresse"],
    ["Observations", "libre"],
    ["Nom de la commune", null],
    ["Ménage / Compo", null],
    ["Nombre d'allocataires", null],
    ["Nature de l'aide", null],
    ["Décision", null],
    ["Date demande", null],
    ["N°FOYER", null],
  ])("« %s » : %s", (entete, attendu) => expect(findAnnonce(entete)).toBe(attendu));
});

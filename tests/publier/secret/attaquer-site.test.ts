import { describe, expect, it } from "vitest";
import { attaquerTableau } from "../../../src/publier/secret/attaquer.ts";
import { listRetrouvees } from "../../../src/publier/secret/attaquer-site.ts";
import type { CasePubliee } from "../../../src/publier/secret/registre.ts";

const cases = (millesime: number, natures: Readonly<Record<string, number | null>>, total: number): CasePubliee[] => [
  { variable: "demandes", modalite: null, millesime, valeur: total },
  ...Object.entries(natures).map(([modalite, valeur]) => ({
    variable: "demandes_par_nature",
    modalite,
    millesime,
    valeur,
  })),
];
const retrouver = (tableau: readonly CasePubliee[], seuil = 11): readonly string[] =>
  listRetrouvees(attaquerTableau(tableau, [], seuil));

describe("ce qu'une attaque sans la vérité peut dire", () => {
  it("une case seule se soustrait ; deux masquées à zéro se devinent", () => {
    expect(retrouver(cases(2024, { A: 60, B: 30, C: null }, 100))).toEqual(["demandes_par_nature|C|2024"]);
    expect(retrouver(cases(2024, { A: 60, B: 40, C: null, D: null }, 100))).toEqual([
      "demandes_par_nature|C|2024",
      "demandes_par_nature|D|2024",
    ]);
  });

  it("deux cases qui se partagent trente ne se devinent pas", () => {
    expect(retrouver(cases(2024, { A: 40, B: 30, C: null, D: null }, 100))).toEqual([]);
  });

  it("une différence de quelques personnes se dit, une grande non", () => {
    const avec = (sans: number): CasePubliee[] => [
      { variable: "decisions", modalite: null, millesime: 2024, valeur: 100 },
      { variable: "demandes_sans_delai", modalite: null, millesime: 2024, valeur: sans },
    ];
    expect(retrouver(avec(97))).toHaveLength(1);
    expect(retrouver(avec(60))).toEqual([]);
  });
});

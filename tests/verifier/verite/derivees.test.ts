import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseVraie } from "../../../src/modele/cellule.ts";
import { livreUneDe, voisinesOf } from "../../../src/verifier/verite/derivees.ts";
import { nombresDe } from "../../../src/verifier/verite/nombres.ts";

const c = (modalite: string | null, millesime: number, valeur: number, statut: CaseVraie["statut"]): CaseVraie => ({
  table: "demandes",
  libelle: "Demandes d'aide",
  cle: { modalite, millesime },
  valeur,
  statut,
});
const cases = [
  c(null, 2025, 40, "publiee"),
  c("Logement", 2025, 7, "tue"),
  c("Logement", 2024, 12, "publiee"),
  c(null, 2024, 30, "tue"),
];
const tues = cases.filter((x) => x.statut === "tue").map((x) => ({ case: x, voisines: voisinesOf(x, cases) }));
const livreUneCase = livreUneDe(tues);

describe("un nombre qui livrerait une case tue, où qu'il soit écrit", () => {
  it.each([
    ["7 demandes", true, "sa valeur"],
    ["17,5 %", true, "sa part du total publié : 7 / 40"],
    ["18 %", true, "la même, arrondie"],
    ["5 de moins", true, "son écart à l'année d'avant : 7 − 12"],
    ["40 %", true, "la part d'une partie publiée dans un total tu : 12 / 30"],
    ["30 demandes", true, "le total tu lui-même"],
    ["40 demandes", false, "le total publié"],
    ["12 demandes", false, "une partie publiée"],
    ["8 demandes", false, "rien de ce qui se calcule"],
  ])("« %s » : %s, %s", (texte, attendu) => {
    expect(nombresDe(texte).some(livreUneCase)).toBe(attendu);
  });

  it("ne dépend ni de l'ordre des questions, ni de celles d'avant", () => {
    const nombre = fc.record({
      valeur: fc.integer({ min: 0, max: 60 }),
      decimales: fc.integer({ min: 0, max: 1 }),
      isPourcent: fc.boolean(),
      isEcart: fc.boolean(),
      isAge: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(nombre, { maxLength: 20 }), (nombres) => {
        for (const n of nombres) expect(livreUneCase(n)).toBe(livreUneDe(tues)(n));
      }),
    );
  });
});

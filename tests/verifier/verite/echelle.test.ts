import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CaseVraie } from "../../../src/modele/cellule.ts";
import { isEchelleTue } from "../../../src/verifier/verite/echelle.ts";

const compter = (table: string, libelle: string) => (modalite: string | null, millesime: number, valeur: number, statut: CaseVraie["statut"] = "publiee"): CaseVraie => ({ table, libelle, cle: { modalite, millesime }, valeur, statut }); // prettier-ignore
const nature = compter("demandes_par_nature", "Demandes d'aide déposées, par nature d'aide");
const total = compter("demandes", "Demandes d'aide déposées");
const motif = compter("passages_par_motif", "Passages à l'accueil, par motif");

const CASES = [
  total(null, 2025, 337, "tue"),
  nature("Logement", 2025, 48),
  nature("Alimentaire", 2025, 131),
  nature("Santé", 2025, 137, "tue"),
  nature("Santé", 2024, 90, "tue"),
  motif("Handicap", 2025, 100, "tue"),
];
const NATURES_2025 = "Demandes d'aide déposées, par nature d'aide, 2025";
/** Un axe horizontal : chaque nombre à sa place. */
const axe = (...nombres: readonly number[]) => nombres.map((n) => ({ texte: String(n), x: 100 + 3 * n, y: 200 }));
const barre = (nom: string, valeur: number, y: number) => [
  { texte: nom, x: 90, y },
  { texte: String(valeur), x: 104 + 3 * valeur, y },
];
const lire = (...etiquettes: readonly { texte: string; x: number; y: number }[]): boolean =>
  isEchelleTue({ contexte: NATURES_2025, etiquettes }, CASES);

describe("une échelle réglée sur une case tue du dessin", () => {
  it("un axe qui finit à sa valeur, entre deux graduations", () => {
    expect(lire(...axe(0, 50, 100, 137))).toBe(true);
    expect(lire(...axe(0, 50, 100, 150))).toBe(false);
  });

  it("les bornes d'une légende, en une étiquette ou en deux", () => {
    expect(lire({ texte: "de 48 à 137", x: 0, y: 0 })).toBe(true);
    expect(lire({ texte: "48", x: 0, y: 0 }, { texte: "137", x: 40, y: 9 })).toBe(true);
    expect(lire({ texte: "de 48 à 131", x: 0, y: 0 })).toBe(false);
  });
});

describe("ce qui n'en est pas une", () => {
  it("une graduation ronde, même égale à une case tue d'une autre figure de la page", () => {
    expect(lire(...axe(0, 100, 200))).toBe(false);
    const passages = { contexte: "Passages à l'accueil, par motif, 2025", etiquettes: axe(0, 50, 100, 150) };
    expect(isEchelleTue(passages, CASES)).toBe(false);
  });

  it("la valeur d'une case tue d'une autre année, ou du total que le dessin ne montre pas", () => {
    expect(lire({ texte: "de 48 à 90", x: 0, y: 0 })).toBe(false);
    expect(lire({ texte: "de 48 à 337", x: 0, y: 0 })).toBe(false);
  });

  it("l'étiquette d'une barre, en face de son nom", () => {
    expect(lire(...axe(0, 50, 100, 150), ...barre("Logement", 48, 20), ...barre("Alimentaire", 131, 40))).toBe(false);
  });

  it("aucune suite de graduations rondes, quelle que soit la case tue", () => {
    const graduations = fc.record({
      pas: fc.constantFrom(1, 2, 5, 10, 20, 50, 200),
      n: fc.integer({ min: 3, max: 8 }),
    });
    fc.assert(
      fc.property(graduations, fc.nat(1600), ({ pas, n }, tue) => {
        const cases = [nature("Santé", 2025, tue, "tue")];
        const etiquettes = axe(...Array.from({ length: n }, (_, k) => k * pas));
        expect(isEchelleTue({ contexte: NATURES_2025, etiquettes }, cases)).toBe(false);
      }),
    );
  });

  it("mais toute échelle linéaire qui finit hors de ses graduations est prise", () => {
    fc.assert(
      fc.property(fc.integer({ min: 101, max: 149 }), (tue) => {
        const cases = [nature("Santé", 2025, tue, "tue"), nature("Logement", 2025, 48)];
        expect(isEchelleTue({ contexte: NATURES_2025, etiquettes: axe(0, 50, 100, tue) }, cases)).toBe(true);
      }),
    );
  });
});

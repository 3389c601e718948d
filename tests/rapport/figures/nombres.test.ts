import { describe, expect, it } from "vitest";
import { axeLibre, axePente, axeZero } from "../../../src/rapport/figures/axe.ts";
import { notesOf } from "../../../src/rapport/figures/notes.ts";
import { formatGraduation, formatPoint, formatStatut } from "../../../src/rapport/figures/nombres.ts";
import { FRANCE, MULHOUSE, point } from "./cas.ts";

describe("axes", () => {
  it("part de zéro quand les données en sont proches, le dit quand il est coupé", () => {
    expect(axeLibre([13.1, 33], 1)).toMatchObject({ domaine: [0, 40], isDepuisZero: true });
    expect(axeLibre([15_800, 21_900], 0)).toMatchObject({ isDepuisZero: false });
    expect(axeZero([5, 12], 0).domaine[0]).toBe(0);
    expect(axeZero([-5, 12], 0).domaine).toEqual([-5, 15]);
  });

  it("ne grossit pas une petite variation : un dixième de la valeur au moins", () => {
    const [bas, haut] = axePente([112_063, 108_942], 0).domaine;
    expect(haut - bas).toBeGreaterThanOrEqual(11_206);
  });

  it.each([[[0]], [[1e-307]], [[-1e-307, 0]], [[7, 7]], [[-7]], [[1e9, 1e9 + 1]]])("tient debout sur %j", (valeurs) => {
    for (const axe of [axeLibre(valeurs, 1), axePente(valeurs, 1), axeZero(valeurs, 1)]) {
      expect(axe.domaine[1]).toBeGreaterThan(axe.domaine[0]);
      for (const v of valeurs) expect(v >= axe.domaine[0] - 1e-9 && v <= axe.domaine[1] + 1e-9).toBe(true);
    }
    const libelles = axeLibre(valeurs, 1).graduations.map((g) => formatGraduation(g, "%", axeLibre(valeurs, 1).pas));
    expect(new Set(libelles).size).toBe(libelles.length);
  });
});

describe("mots et notes", () => {
  it("garde à chaque statut son mot", () => {
    expect(formatStatut("secret", null)).toBe("secret");
    expect(formatStatut("absent", null)).toBe("non disponible");
    expect(formatStatut("absent", "sans objet")).toBe("sans objet");
    expect(formatStatut("absent", "non significatif (ns)")).toBe("non significatif");
    expect(formatStatut("non_calculable", null)).toBe("non calculable");
    expect(formatStatut("refus", "géographies différentes")).toBe("non comparable");
    expect(formatPoint(point(MULHOUSE, 2019, 0), "%", 1)).toMatch(/^0,0/);
  });

  it("dit une phrase par raison, pas une par point", () => {
    const absents = Array.from({ length: 9 }, (_, i) => point(["T", "iris", `Quartier ${i}`, "iris"], 2019, null));
    expect(notesOf(absents)).toEqual(["Secret : Quartier 0, Quartier 1, Quartier 2, Quartier 3 et 5 autres."]);
    const reserves = [point(MULHOUSE, 2018, 1, { statut: "estimation" }), point(FRANCE, 2019, 2)];
    expect(notesOf(reserves)).toEqual(["Point creux, à lire avec prudence : estimation (Mulhouse 2018)."]);
  });

  it("dit une réserve une fois, pour qui elle vaut, même quand un motif en réunit deux", () => {
    const estime = (nom: string, motif: string) => point(["T", "iris", nom, "iris"], 2019, 1, { statut: "estimation", motif }); // prettier-ignore
    const points = [
      estime("Moins de 15 ans", "addition des IRIS (3 sur 3)"),
      estime("Personnes seules", "addition des IRIS (3 sur 3) ; rapportées à tous les habitants"),
      estime("Couverts", "somme (publiés ; arrondis)"),
    ];
    expect(notesOf(points)).toEqual([
      "Point creux, à lire avec prudence : addition des IRIS (3 sur 3) (Moins de 15 ans, Personnes seules) ; " +
        "rapportées à tous les habitants (Personnes seules) ; somme (publiés ; arrondis) (Couverts).",
    ]);
    expect(notesOf(points.slice(0, 2))).toEqual([
      "Point creux, à lire avec prudence : addition des IRIS (3 sur 3) ; rapportées à tous les habitants (Personnes seules).",
    ]);
  });
});

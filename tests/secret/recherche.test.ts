import { describe, expect, it } from "vitest";
import { SECONDAIRE } from "../../src/secret/exigence.ts";
import { listEcarts } from "../../src/secret/recherche.ts";

const cellule = (valeur: number) => ({ id: "c", valeur, nature: "effectif" as const });

describe("de combien une case doit pouvoir s'écarter de sa vraie valeur", () => {
  it("vers le haut, puis de part et d'autre jusqu'à descendre de toute la largeur", () => {
    expect(listEcarts(cellule(5), { largeur: 3, bas: 0, haut: 0 }, 5)).toEqual([[3], [2, -1], [1, -2], [-3]]);
    expect(listEcarts(cellule(5), { largeur: 3, bas: 0, haut: 0 }, 4)).toEqual([[2], [1, -2], [-3]]);
  });

  it("jamais sous zéro", () => {
    expect(listEcarts(cellule(1), { largeur: 3, bas: 0, haut: 0 }, 1)).toEqual([[3], [2, -1]]);
  });

  it("une grande case masquée pour en couvrir d'autres a deux essais, et non quarante mille", () => {
    expect(listEcarts(cellule(40_000), SECONDAIRE, 40_000)).toEqual([[1], [-1]]);
  });
});

import { describe, expect, it } from "vitest";
import { findEmboitements } from "../../../src/publier/secret/attaque/emboitements.ts";
import { splitFeuilles } from "../../../src/publier/secret/attaque/feuilles.ts";
import { attaquerTableau } from "../../../src/publier/secret/attaquer.ts";
import type { CasePubliee } from "../../../src/publier/secret/registre.ts";

const ANNEES = [2022, 2023, 2024, 2025];
const IRIS: Readonly<Record<string, readonly number[]>> = {
  "0101": [212, 198, 231, 205],
  "0102": [87, 104, 96, 91],
  "0103": [143, 139, 128, 4],
  "0104": [61, 58, 73, 66],
  "0105": [119, 131, 117, 124],
  "0106": [38, 44, 51, 47],
};
const ZONES: Readonly<Record<string, readonly string[]>> = {
  Centre: ["0101", "0102", "0103"],
  Coteaux: ["0104", "0105", "0106"],
  "QPV Nord": ["0102", "0104"],
};

/** Six IRIS, deux quartiers et un QPV à cheval ; en 2025, deux IRIS du Centre sont masqués. */
function createVille(masquees: readonly string[]): CasePubliee[] {
  const lignes = ANNEES.flatMap((millesime, k) => [
    ...Object.entries(IRIS).map(([modalite, v]) => ({
      variable: "foyers_par_iris",
      modalite,
      millesime,
      valeur: v[k]!,
    })),
    ...Object.entries(ZONES).map(([modalite, iris]) => ({
      variable: "foyers_par_quartier",
      modalite,
      millesime,
      valeur: iris.reduce((s, i) => s + IRIS[i]![k]!, 0),
    })),
  ]);
  return lignes.map((c) => (c.millesime === 2025 && masquees.includes(c.modalite) ? { ...c, valeur: null } : c));
}

describe("les territoires emboîtés que l'attaque retrouve", () => {
  it("lit dans les années montrées de quels IRIS est fait chaque quartier, QPV à cheval compris", () => {
    const schemas = findEmboitements(splitFeuilles(createVille(["0103", "0101"])));
    const lus = schemas.map(({ total, parts }) => [total, [...(parts as readonly string[])].sort()]);
    expect(lus).toEqual(
      Object.entries(ZONES).map(([zone, iris]) => [
        `foyers_par_quartier|${zone}`,
        iris.map((i) => `foyers_par_iris|${i}`),
      ]),
    );
  });

  it("un seul IRIS masqué dans un quartier montré est retrouvé par soustraction, deux ne le sont pas", () => {
    const exactesOf = (masquees: readonly string[]) => attaquerTableau(createVille(masquees), [], 5).exactes;
    expect(exactesOf(["0103"])).toEqual(["foyers_par_iris|0103|2025"]);
    expect(exactesOf(["0103", "0101"])).toEqual([]);
  });

  it("ne suppose rien quand trop peu de chiffres le prouvent, ou quand deux découpages conviennent", () => {
    const uneAnnee = createVille([]).filter(({ millesime }) => millesime === 2022);
    expect(findEmboitements(splitFeuilles(uneAnnee))).toEqual([]);
    const jumeaux = createVille([]).map((c) =>
      c.modalite === "0105" ? { ...c, valeur: IRIS["0104"]![ANNEES.indexOf(c.millesime)]! } : c,
    );
    const lus = findEmboitements(splitFeuilles(jumeaux)).map(({ total }) => total);
    expect(lus).toEqual(["foyers_par_quartier|Centre"]);
  });
});

import { describe, expect, it } from "vitest";
import { writeParution, writePublication } from "../../src/modele/parution.ts";
import { readRebasage, writeRebasage } from "../../src/modele/rebasage.ts";

describe("la parution d'un fichier", () => {
  it.each([
    [[2022], "publié en 2022"],
    [[2024, 2022, 2024], "publié en 2022, 2024"],
    [[null], "date de publication inconnue"],
    [[], "date de publication inconnue"],
    [[2022, null], "publié en 2022, en partie à une date inconnue"],
  ] as const)("%j : %s", (publies, attendue) => expect(writePublication(publies)).toBe(attendue));

  it.each([
    [[{ cog: 2020, publie: 2022 }], [], "géographie 2020 ; publié en 2022"],
    [[{ cog: 2020, publie: 2022 }], [2020], "géographie 2020 ; publié en 2022"],
    [[{ cog: 2020, publie: 2022 }], [2023], "géographie 2020, valeurs exprimées en 2023 ; publié en 2022"],
    [[{ cog: 2019, publie: null }, { cog: 2020, publie: null }], [2020, 2023], "géographie 2019, 2020, valeurs exprimées en 2020, 2023 ; date de publication inconnue"],
    [[{ cog: null, publie: 2025 }], [], "géographie non précisée ; publié en 2025"],
  ] as const)("%j exprimées en %j : %s", (fichiers, exprimees, attendue) => expect(writeParution(fichiers, exprimees)).toBe(attendue)); // prettier-ignore
});

describe("le rebasage se relit dans la méthode", () => {
  it("l'origine, et elle seule", () => {
    const origine = "somme des communes 01015, 01340 de la géographie 2021";
    expect(readRebasage(`rapport des effectifs ; ${writeRebasage(origine)} ; intervalle de Wilson à 95 %`)).toBe(
      origine,
    );
    expect(readRebasage("rapport des effectifs")).toBeNull();
  });
});

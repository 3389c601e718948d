import { expect, it } from "vitest";
import { FORMULAIRES } from "../../src/coffre/formulaires/index.ts";
import { EXPORTS } from "../../src/publier/fichiers-lus.ts";

it("chaque genre d'export a son nom à la page des sources", () => {
  expect(Object.keys(EXPORTS).sort()).toEqual(FORMULAIRES.map(({ source }) => source).sort());
});

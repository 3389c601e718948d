import fc from "fast-check";
import { expect, it } from "vitest";
import { typographier } from "../../src/rapport/typographie.ts";
import { rendre } from "./chapitres.ts";

it("met les espaces insécables que le clavier ne donne pas", () => {
  expect(typographier("À 60 % : « oui » ; non ?")).toBe("À 60\u202f%\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f?");
});

it("laisse les heures, les adresses et le code", () => {
  expect(typographier("à 12:30, https://insee.fr")).toBe("à 12:30, https://insee.fr");
  expect(rendre("`a : b %`").html).toBe("<p><code>a : b %</code></p>");
});

it("ne change que des espaces, et une seule fois", () => {
  fc.assert(
    fc.property(fc.string(), (texte) => {
      const fait = typographier(texte);
      expect(fait.replace(/[\u00a0\u202f]/g, " ")).toBe(texte.replace(/[\u00a0\u202f]/g, " "));
      expect(typographier(fait)).toBe(fait);
    }),
  );
});

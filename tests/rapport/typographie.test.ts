import fc from "fast-check";
import { expect, it } from "vitest";
import { typographier } from "../../src/rapport/typographie.ts";
import { rendre } from "./chapitres.ts";

it("met les espaces insécables que le clavier ne donne pas", () => {
  expect(typographier("À 60 % : « oui » ; non ?")).toBe("À 60\u202f%\u00a0: «\u00a0oui\u00a0»\u202f; non\u202f?");
});

it("ne coupe pas un nombre entre ses tranches de trois chiffres, et laisse les suites d'années", () => {
  expect(typographier("d'environ 2 000 habitants, 1 234 567 euros")).toBe(
    "d'environ 2\u202f000 habitants, 1\u202f234\u202f567 euros",
  );
  expect(typographier("2011 2016 2022, 3 2024")).toBe("2011 2016 2022, 3 2024");
});

it("garde un nombre avec ce qu'il compte, et la lettre d'un article avec son numéro", () => {
  expect(typographier("dans les 6 mois, le 1er mars 2027, le 30 juin")).toBe(
    "dans les 6\u00a0mois, le 1er\u00a0mars 2027, le 30\u00a0juin",
  );
  expect(typographier("l'article R. 123-1, 2 moisissures, 12 anses")).toBe(
    "l'article R.\u00a0123-1, 2 moisissures, 12 anses",
  );
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

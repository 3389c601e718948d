import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { verifieJumeaux } from "../../../src/verifier/controles/jumeaux.ts";
import type { Case, Table } from "../../../src/verifier/lecture/contenu.ts";

const table = (colonnes: readonly string[], lignes: readonly (readonly Case[])[]): Table => ({
  nom: "",
  colonnes,
  lignes,
  bornes: [],
});
const verifier = (fichiers: Readonly<Record<string, Table>>): string[] =>
  verifieJumeaux(new Map(Object.entries(fichiers).map(([nom, t]) => [nom, { exploration: { tables: [t] } }]))).map(
    (a) => `${a.code} ${a.fichier}`,
  );

describe("verifieJumeaux", () => {
  const csv = table(["nom", "valeur"], [["a", "12.5"], ["b", ""]]); // prettier-ignore

  it("la même table, écrite en texte, en nombre ou par rien, passe ; une colonne en moins aussi", () => {
    const parquet = table(["nom", "valeur"], [["a", 12.5], ["b", null]]); // prettier-ignore
    expect(verifier({ "d/t.csv": csv, "d/t.parquet": parquet, "d/t.arrow": table(["valeur"], [[12.5], [null]]) })).toEqual([]); // prettier-ignore
  });

  it("un chiffre que le CSV tait, un autre chiffre, une ligne de plus ou dans un autre ordre : pris", () => {
    for (const lignes of [
      [
        ["a", 12.5],
        ["b", 3],
      ],
      [
        ["a", 12.6],
        ["b", null],
      ],
      [
        ["a", 12.5],
        ["b", null],
        ["c", 1],
      ],
      [
        ["b", null],
        ["a", 12.5],
      ],
    ])
      // prettier-ignore
      expect(verifier({ "t.csv": csv, "t.parquet": table(["nom", "valeur"], lignes) })).toEqual([
        "jumeaux-differents t.parquet",
      ]);
    expect(verifier({ "t.parquet": csv, "t.arrow": table(["valeur"], [[0], [null]]) })).toEqual([
      "jumeaux-differents t.arrow",
    ]);
  });

  it("un autre dossier, un autre nom, un seul format : rien à comparer", () => {
    const autre = table(["nom", "valeur"], []);
    expect(verifier({ "a/t.csv": csv, "b/t.parquet": autre, "a/u.arrow": autre })).toEqual([]);
  });

  it("zéro n'est pas une absence", () => {
    fc.assert(
      fc.property(fc.option(fc.double({ noNaN: true })), fc.option(fc.double({ noNaN: true })), (a, b) => {
        const ecart = verifier({ "t.csv": table(["v"], [[a === null ? "" : String(a)]]), "t.parquet": table(["v"], [[b]]) }); // prettier-ignore
        expect(ecart).toHaveLength(a === b ? 0 : 1);
      }),
    );
    expect(verifier({ "t.csv": table(["v"], [[""]]), "t.parquet": table(["v"], [[0]]) })).toHaveLength(1);
  });
});

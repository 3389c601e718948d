import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareCompositions } from "../../src/territoires/composition.ts";
import type { Lien } from "../../src/territoires/passage.ts";

const lien = (avant: string, apres: string, nature: Lien["nature"] = "fusion"): Lien => ({ avant, apres, nature, date: "2019-01-01" }); // prettier-ignore
const comparer = (avant: string, apres: string, liens: readonly Lien[] = []) =>
  compareCompositions(new Set(avant.split(" ")), new Set(apres.split(" ")), liens);

describe("la composition d'un EPCI d'une géographie à l'autre", () => {
  it.each([
    ["rien n'a bougé", "A B C", "A B C", [], [], []],
    ["une commune entre", "A B", "A B C", [], ["C"], []],
    ["une commune sort", "A B C", "A B", [], [], ["C"]],
    ["deux membres fusionnent : le périmètre est le même", "A B C", "A C", [lien("A", "A"), lien("B", "A")], [], []],
    ["un membre en absorbe un du dehors : il entre", "A B", "A B", [lien("A", "A"), lien("X", "A")], ["X"], []],
    ["un membre change de code", "A B", "Z B", [lien("A", "Z", "changement-de-code")], [], []],
    ["un membre est absorbé par une commune d'un autre EPCI", "A B", "A", [lien("B", "Y"), lien("Y", "Y")], [], ["Y"]],
    ["un membre se partage en deux, tous deux membres", "A B", "A B D", [lien("B", "B", "scission"), lien("B", "D", "scission")], [], []],
  ] as const)("%s", (_, avant, apres, liens, entrees, sorties) => {
    expect(comparer(avant, apres, liens)).toEqual({ entrees, sorties });
  }); // prettier-ignore

  it("sans mouvement, c'est la différence des deux listes", () => {
    const codes = fc.uniqueArray(fc.constantFrom(..."ABCDEFGH"), { minLength: 1 });
    fc.assert(
      fc.property(codes, codes, (a, b) => {
        const { entrees, sorties } = compareCompositions(new Set(a), new Set(b), []);
        expect(entrees).toEqual(b.filter((c) => !a.includes(c)).sort());
        expect(sorties).toEqual(a.filter((c) => !b.includes(c)).sort());
      }),
    );
  });
});

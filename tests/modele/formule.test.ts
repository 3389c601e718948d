import { describe, expect, it } from "vitest";
import { parseFormule } from "../../src/modele/formule.ts";

describe("les formules", () => {
  it("est une somme de motifs, avec leurs signes", () => {
    expect(parseFormule(" P{aa}_A + P{aa}_B - C{aa}_D ")).toEqual([
      { motif: "P{aa}_A", coefficient: 1 },
      { motif: "P{aa}_B", coefficient: 1 },
      { motif: "C{aa}_D", coefficient: -1 },
    ]);
  });

  it("garde entier un motif dont l'année est décalée", () => {
    expect(parseFormule("NAIS{dd}{aa-1}")).toEqual([{ motif: "NAIS{dd}{aa-1}", coefficient: 1 }]);
  });

  it.each(["", "A +", "A * B", "A / B", "A + (B - C)", "A B", "- A", "A + + B", "A;drop table mesure"])(
    "refuse « %s »",
    (formule) => expect(() => parseFormule(formule)).toThrow(RangeError),
  );
});

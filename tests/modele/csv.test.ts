import { describe, expect, it } from "vitest";
import { formatCase, neutraliser } from "../../src/modele/csv.ts";

describe("une case de CSV", () => {
  it.each(["=1+1", "+33 a", "-cmd", "@SUM(A1)", " =1+1", "\t=1"])("désarme %j", (texte) => {
    expect(neutraliser(texte)).toBe(`'${texte}`);
    expect(formatCase(texte)).toBe(`'${texte}`);
  });

  it.each(["-15,00", "+3", "-1 234,50 €", "Colis", "a=b", ""])("laisse %j", (texte) =>
    expect(formatCase(texte)).toBe(texte),
  );

  it.each([
    [-3, "-3"],
    [null, ""],
    [true, "true"],
    ["a;b", '"a;b"'],
    ['dit « "x" »', '"dit « ""x"" »"'],
    ["=A1;B1", `"'=A1;B1"`],
  ])("%j s'écrit %s", (valeur, ecrite) => expect(formatCase(valeur)).toBe(ecrite));
});

import { expect, it } from "vitest";
import type { Figure } from "../../src/modele/figure.ts";
import { memoizeFigure } from "../../src/rapport/memoire-figures.ts";

interface Point {
  readonly valeur: number | null;
}

function compter() {
  let dessins = 0;
  const draw = memoizeFigure((points: readonly Point[], titre: string): Figure => ({
    id: `dessin-${++dessins}`,
    titre,
    mesure: "",
    svg: JSON.stringify(points),
    svgEtroit: "",
    tableau: { titre: "", colonnes: [], lignes: [] },
    source: "",
    lecture: "",
    alternative: "",
    notes: [],
  }));
  return { draw, dessins: () => dessins };
}

it("dessine une fois la même demande", () => {
  const { draw, dessins } = compter();
  expect(draw([{ valeur: 1 }], "a")).toBe(draw([{ valeur: 1 }], "a"));
  expect(dessins()).toBe(1);
});

it("redessine dès qu'un point ou une option diffère, une valeur masquée comprise", () => {
  const { draw, dessins } = compter();
  const servie = draw([{ valeur: 12 }], "a");
  expect(draw([{ valeur: null }], "a").svg).not.toBe(servie.svg);
  expect(draw([{ valeur: 12 }], "b")).not.toBe(servie);
  draw([{ valeur: NaN }], "a"); // JSON l'écrirait comme null
  expect(dessins()).toBe(4);
});

it("ne grossit pas sans fin", () => {
  const { draw, dessins } = compter();
  for (let i = 0; i <= 500; i++) draw([{ valeur: i }], "a");
  draw([{ valeur: 0 }], "a"); // la mémoire a été vidée entre-temps
  expect(dessins()).toBe(502);
});

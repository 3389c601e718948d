import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Contour } from "../../src/territoires/lire-contours.ts";
import { contoursVoisins } from "../../src/territoires/simplifier-contours.ts";
import { mergeContours } from "../../src/territoires/reunir-contours.ts";

type Point = readonly [number, number];
/** Un carré d'un côté de 1, coin bas gauche en (x, y). */
const carre = (code: string, x: number, y: number): Contour => ({
  code,
  polygones: [[[[x, y], [x, y + 1], [x + 1, y + 1], [x + 1, y], [x, y]]]],
}); // prettier-ignore
const aire = (c: Contour): number =>
  c.polygones.flat().reduce((total, anneau) => {
    const points = anneau as unknown as readonly Point[];
    return total + points.slice(1).reduce((s, [x, y], i) => s + ((points[i]?.[0] ?? 0) * y - x * (points[i]?.[1] ?? 0)) / 2, 0); // prettier-ignore
  }, 0);
const sommets = (c: Contour): number => c.polygones.flat(2).length;

it("voisins : un côté commun, pas un coin, et chacun l'est de l'autre", () => {
  const carres = [carre("A", 0, 0), carre("B", 1, 0), carre("C", 1, 1), carre("Z", 9, 9)];
  expect(contoursVoisins(carres)).toEqual({ A: ["B"], B: ["A", "C"], C: ["B"], Z: [] });
});

describe("mergeContours", () => {
  const DEUX = [carre("A", 0, 0), carre("B", 1, 0)];

  it("réunit deux carrés voisins : la frontière commune disparaît, l'aire reste", () => {
    const { contours, partages } = mergeContours(DEUX, [
      { code: "A", dans: "Q", part: 1 },
      { code: "B", dans: "Q", part: 1 },
    ]);
    expect(contours.map((c) => c.code)).toEqual(["Q"]);
    expect(contours[0]?.polygones).toHaveLength(1);
    expect(Math.abs(aire(contours[0] as Contour))).toBeCloseTo(2, 12);
    expect(sommets(contours[0] as Contour)).toBe(7); // six coins, le premier répété : (1,0) et (1,1) restent sur le bord
    expect(partages).toEqual([]);
  });

  it("un contour qui n'est qu'en partie dans un seul territoire y est dessiné entier, et se dit", () => {
    const { partages } = mergeContours(DEUX, [
      { code: "A", dans: "Q", part: 1 },
      { code: "B", dans: "Q", part: 0.1 },
    ]);
    expect(partages).toEqual(["B"]);
  });

  it("un contour partagé va à qui en a le plus, et se dit ; un quartier sans contour n'est pas dessiné", () => {
    const { contours, partages } = mergeContours(DEUX, [
      { code: "A", dans: "Q", part: 0.4 },
      { code: "A", dans: "R", part: 0.6 },
      { code: "B", dans: "Q", part: 1 },
      { code: "Z", dans: "S", part: 0.5 },
      { code: "Z", dans: "Q", part: 0.5 },
    ]);
    expect(contours.map((c) => [c.code, Math.abs(aire(c))])).toEqual([
      ["Q", 1],
      ["R", 1],
    ]);
    expect(partages).toEqual(["A"]);
  });

  it("quel que soit le découpage, chaque mètre carré est dans un quartier et un seul", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 12, maxLength: 12 }), (dans) => {
        const iris = dans.map((_, i) => carre(`I${i}`, i % 4, Math.floor(i / 4)));
        const { contours } = mergeContours(iris, dans.map((q, i) => ({ code: `I${i}`, dans: `Q${q}`, part: 1 }))); // prettier-ignore
        for (const c of contours)
          expect(Math.abs(aire(c))).toBeCloseTo(dans.filter((q) => `Q${q}` === c.code).length, 9);
        expect(contours.map((c) => c.code)).toEqual([...new Set(dans)].sort().map((q) => `Q${q}`));
      }),
    );
  });
});

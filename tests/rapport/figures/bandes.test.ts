import { describe, expect, it } from "vitest";
import { chordsAt, hatchPath, linesPath, placeIn, ringsPath } from "../../../src/rapport/figures/bandes.ts";

const rectangle = (x: number, y: number, l: number, h: number): [number, number][] => [
  [x, y],
  [x + l, y],
  [x + l, y + h],
  [x, y + h],
];

describe("chordsAt", () => {
  it("traverse une surface trouée en deux segments", () => {
    expect(chordsAt([rectangle(0, 0, 10, 10), rectangle(4, 4, 2, 2)], 5)).toEqual([
      [0, 4],
      [6, 10],
    ]);
    expect(chordsAt([rectangle(0, 0, 10, 10)], 20)).toEqual([]);
  });

  it("un sommet sur la ligne ne compte qu'une fois", () => {
    const losange: [number, number][] = [[5, 0], [10, 5], [5, 10], [0, 5]]; // prettier-ignore
    expect(chordsAt([losange], 5)).toEqual([[0, 10]]);
  });
});

describe("hatchPath", () => {
  it("reste dans la surface, et en couvre toute l'étendue", () => {
    const d = hatchPath([rectangle(0, 0, 60, 30)]);
    const points = [...d.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)]);
    expect(points.length).toBeGreaterThanOrEqual(14);
    expect(points.every(([x = -1, y = -1]) => x >= 0 && x <= 60 && y >= 0 && y <= 30)).toBe(true);
    // Des traits à 45°, vers le haut : x et y y changent d'autant.
    for (let i = 0; i < points.length; i += 2) {
      const [[x1 = 0, y1 = 0] = [], [x2 = 0, y2 = 0] = []] = [points[i], points[i + 1]];
      expect(x2 - x1).toBeCloseTo(y1 - y2, 5);
    }
  });
});

describe("placeIn", () => {
  it("trouve le bras large d'un L, et rien dans une bande trop étroite", () => {
    const l: [number, number][] = [[0, 0], [10, 0], [10, 80], [100, 80], [100, 110], [0, 110]]; // prettier-ignore
    const [x = 0, y = 0] = placeIn([l], 40, 14) ?? [];
    expect([x > 20 && x < 80, y >= 87 && y <= 103]).toEqual([true, true]);
    expect(placeIn([rectangle(0, 0, 30, 200)], 40, 14)).toBeNull();
    expect(placeIn([rectangle(0, 0, 200, 10)], 40, 14)).toBeNull();
  });
});

describe("tracés", () => {
  it("écrit le départ puis des pas au dixième de pixel, et referme les surfaces seules", () => {
    const triangle: [number, number][] = [[0.04, 0], [10.26, 0], [10.26, 5.5]]; // prettier-ignore
    expect(ringsPath([triangle])).toBe("M0,0l10.3,0 0,5.5z");
    expect(linesPath([triangle])).toBe("M0,0l10.3,0 0,5.5");
  });
});

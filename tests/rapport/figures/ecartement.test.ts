import fc from "fast-check";
import { expect, it } from "vitest";
import { spread } from "../../../src/rapport/figures/ecartement.ts";

const place = fc.record({
  centre: fc.double({ min: -50, max: 350, noNaN: true }),
  hauteur: fc.double({ min: 1, max: 40, noNaN: true }),
});

it("spread : sans recouvrement, dans les bornes, dans l'ordre", () => {
  fc.assert(
    fc.property(fc.array(place, { maxLength: 7 }), (places) => {
      const centres = spread(places, 0, 300);
      const ordre = places.map((_, i) => i).sort((a, b) => places[a]!.centre - places[b]!.centre || a - b);
      let bas = -1e-6;
      for (const i of ordre) {
        expect(centres[i]! - places[i]!.hauteur / 2).toBeGreaterThanOrEqual(bas - 1e-6);
        bas = centres[i]! + places[i]!.hauteur / 2;
      }
      expect(bas).toBeLessThanOrEqual(300 + 1e-6);
    }),
  );
});

it("spread : ne bouge pas ce qui ne se touche pas, partage l'écart sinon, refuse ce qui ne tient pas", () => {
  expect(
    spread(
      [
        { centre: 100, hauteur: 20 },
        { centre: 50, hauteur: 20 },
      ],
      0,
      300,
    ),
  ).toEqual([100, 50]);
  expect(
    spread(
      [
        { centre: 100, hauteur: 20 },
        { centre: 100, hauteur: 20 },
      ],
      0,
      300,
    ),
  ).toEqual([90, 110]);
  expect(spread([], 0, 10)).toEqual([]);
  expect(() => spread([{ centre: 0, hauteur: 20 }], 0, 10)).toThrow(/must fit in 10 px, got 20/);
});

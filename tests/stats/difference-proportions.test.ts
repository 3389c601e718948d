import fc from "fast-check";
import { expect, it } from "vitest";
import { differenceProportions } from "../../src/stats/difference-proportions.ts";
import { expectRelative, readCas, readNumber } from "./cas.ts";
import { refuse } from "./refus.ts";

it.each(readCas("differenceProportions"))(
  "$numerateur_a/$denominateur_a − $numerateur_b/$denominateur_b : valeur publiée",
  (cas) => {
    const a = { numerateur: readNumber(cas, "numerateur_a"), denominateur: readNumber(cas, "denominateur_a") };
    const b = { numerateur: readNumber(cas, "numerateur_b"), denominateur: readNumber(cas, "denominateur_b") };
    const d = differenceProportions(a, b);
    expectRelative(d.valeur, a.numerateur / a.denominateur - b.numerateur / b.denominateur, 1e-12);
    expect(Math.abs(d.bas - readNumber(cas, "bas"))).toBeLessThanOrEqual(5e-5); // publié à quatre décimales
    expect(Math.abs(d.haut - readNumber(cas, "haut"))).toBeLessThanOrEqual(5e-5);
  },
);

const half = { numerateur: 5, denominateur: 10 };
refuse([
  [
    "numerator must be at most the denominator, got 5 > 3",
    () => differenceProportions({ numerateur: 5, denominateur: 3 }, half),
  ],
  ["denominator must be positive, got 0", () => differenceProportions(half, { numerateur: 0, denominateur: 0 })],
  ["confidence must be strictly between 0 and 1, got 95", () => differenceProportions(half, half, { confiance: 95 })],
]);

const proportion = fc
  .tuple(fc.nat(10000), fc.nat(10000))
  .filter(([x, y]) => x + y > 0)
  .map(([x, y]) => ({ numerateur: x, denominateur: x + y }));

it("contient l'écart, reste dans [−1 ; 1], et s'oppose quand on échange les deux", () => {
  fc.assert(
    fc.property(proportion, proportion, (a, b) => {
      const d = differenceProportions(a, b);
      expect(d.bas).toBeLessThanOrEqual(d.valeur);
      expect(d.haut).toBeGreaterThanOrEqual(d.valeur);
      expect(d.bas).toBeGreaterThanOrEqual(-1);
      expect(d.haut).toBeLessThanOrEqual(1);
      const swapped = differenceProportions(b, a);
      expect(swapped.bas).toBeCloseTo(-d.haut, 12);
      expect(swapped.valeur).toBeCloseTo(-d.valeur, 12);
    }),
  );
});

it("s'élargit avec la confiance", () => {
  fc.assert(
    fc.property(proportion, proportion, (a, b) => {
      const [wide, narrow] = [0.99, 0.9].map((confiance) => differenceProportions(a, b, { confiance }));
      expect(wide?.bas).toBeLessThanOrEqual(narrow?.bas ?? NaN);
      expect(wide?.haut).toBeGreaterThanOrEqual(narrow?.haut ?? NaN);
    }),
  );
});

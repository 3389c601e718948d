import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createAccumulateur, invert, multiply, PREMIER, SECOND_PREMIER } from "../../src/secret/modulo.ts";
import { popTas, pushTas } from "../../src/secret/tas.ts";

const isPremier = (n: number): boolean => {
  for (let d = 2; d * d <= n; d++) if (n % d === 0) return false;
  return true;
};

describe.each([PREMIER, SECOND_PREMIER])("modulo %i", (p) => {
  const reste = fc.integer({ min: 1, max: p - 1 });

  it("est premier, sous 2^26", () => expect(isPremier(p) && p < 2 ** 26).toBe(true));

  it("multiplie comme les grands entiers", () => {
    fc.assert(
      fc.property(reste, reste, (a, b) => {
        expect(multiply(a, b, p)).toBe(Number((BigInt(a) * BigInt(b)) % BigInt(p)));
      }),
    );
  });

  it("l'inverse fois le nombre fait un", () => {
    fc.assert(
      fc.property(reste, (a) => {
        expect(multiply(a, invert(a, p), p)).toBe(1);
      }),
    );
  });

  it("l'accumulateur ajoute, oublie les zéros et se vide", () => {
    const acc = createAccumulateur(4, p);
    const v = { indices: Int32Array.of(0, 2), coefs: Float64Array.of(1, p - 1) };
    acc.add(v, 1);
    acc.add(v, 2);
    acc.set(0, 0);
    acc.set(3, -1);
    expect(acc.take()).toEqual({ indices: Int32Array.of(2, 3), coefs: Float64Array.of(p - 3, p - 1) });
    expect(acc.take().indices).toHaveLength(0);
  });
});

it("le tas rend toujours le plus petit", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50)), (nombres) => {
      const tas: number[] = [];
      for (const n of nombres) pushTas(tas, n);
      expect(nombres.map(() => popTas(tas))).toEqual([...nombres].sort((a, b) => a - b));
    }),
  );
});

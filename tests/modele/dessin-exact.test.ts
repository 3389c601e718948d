import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isMorceauExact, isSegmentExact } from "../../src/modele/dessin-exact.ts";

const quantification = fc
  .record({ isDouble: fc.boolean(), rang: fc.nat(3) })
  .map(({ isDouble, rang }) => [(isDouble ? 16 : 0) + rang, ...Array.from({ length: isDouble ? 128 : 64 }, () => 7)]);
const huffman = fc
  .record({
    rang: fc.constantFrom(0, 1, 2, 3, 16, 17, 18, 19),
    comptes: fc.array(fc.nat(16), { minLength: 16, maxLength: 16 }),
  })
  .map(({ rang, comptes }) => [rang, ...comptes, ...comptes.flatMap((n) => Array.from({ length: n }, () => 9))]);

describe("les tables d'un JPEG (T.81, B.2.4)", () => {
  it.each([
    ["quantification", 0xdb, quantification],
    ["Huffman", 0xc4, huffman],
  ] as const)("%s : entières elles sont justes ; un reste ou un manque ne l'est pas", (_, marque, table) => {
    // Le reste est lu comme le début d'une table : « ~ » n'en commence aucune.
    fc.assert(
      fc.property(fc.array(table, { minLength: 1, maxLength: 4 }), fc.integer({ min: 1, max: 60 }), (tables, n) => {
        const octets = tables.flat();
        expect(isSegmentExact(marque, Uint8Array.from(octets))).toBe(true);
        expect(isSegmentExact(marque, Uint8Array.from([...octets, ...Buffer.alloc(n, "~")]))).toBe(false);
        expect(isSegmentExact(marque, Uint8Array.from(octets.slice(0, octets.length - 1)))).toBe(false);
      }),
    );
  });

  it("sans table, un segment n'est pas juste", () => {
    for (const marque of [0xdb, 0xc4]) expect(isSegmentExact(marque, new Uint8Array())).toBe(false);
  });
});

it("un morceau de PNG a la longueur que la norme dit, et un texte n'en est jamais un", () => {
  const justes: [string, number][] = [["IHDR", 13], ["PLTE", 768], ["tRNS", 256], ["gAMA", 4], ["sRGB", 1], ["IEND", 0]]; // prettier-ignore
  for (const [nom, n] of justes) expect([isMorceauExact(nom, n), isMorceauExact(nom, n + 1)]).toEqual([true, false]);
  expect(isMorceauExact("PLTE", 4)).toBe(false);
  for (const nom of ["tEXt", "iTXt", "zTXt", "eXIf", "iCCP"]) expect(isMorceauExact(nom, 4)).toBe(false);
});

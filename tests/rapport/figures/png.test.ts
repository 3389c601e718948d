import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { crc32 } from "../../../src/modele/crc32.ts";
import { writePng } from "../../../src/rapport/figures/png.ts";
import { PNG } from "../../../src/verifier/lecture/image.ts";
import { Budget } from "../../../src/verifier/lecture/contenu.ts";

/** Les couleurs d'un PNG sans filtre, relues d'après la norme : ligne par ligne, un octet de filtre puis trois par pixel. */
function relire(png: Buffer): { largeur: number; hauteur: number; couleurs: number[] } {
  const [largeur, hauteur] = [png.readUInt32BE(16), png.readUInt32BE(20)];
  const lignes = inflateSync(png.subarray(41, 41 + png.readUInt32BE(33)));
  return { largeur, hauteur, couleurs: [...lignes].filter((_, i) => i % (3 * largeur + 1) !== 0) };
}

describe("une image opaque en PNG", () => {
  it("le CRC est celui de la norme", () => {
    // Valeur de contrôle du CRC-32 (IEEE 802.3), et CRC du morceau IEND de tout PNG.
    expect(crc32(Buffer.from("123456789"))).toBe(0xcbf43926);
    expect(crc32(Buffer.from("IEND"))).toBe(0xae426082);
  });

  it("rend toutes ses couleurs, et rien d'autre à la barrière", async () =>
    fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(),
        async (l, h, graine) => {
          const couleurs = Array.from({ length: 3 * l * h }, (_, i) => (graine + 37 * i * i) % 256);
          const pixels = Uint8Array.from({ length: 4 * l * h }, (_, i) =>
            i % 4 === 3 ? 255 : couleurs[3 * Math.floor(i / 4) + (i % 4)]!,
          );
          const png = Buffer.from(await writePng(pixels, l, h));
          expect(relire(png)).toEqual({ largeur: l, hauteur: h, couleurs });
          expect(PNG.isGenre(png)).toBe(true);
          expect(await PNG.decode(png, new Budget(1e6))).toEqual({ textes: [], tables: [], pieces: [] });
        },
      ),
      { numRuns: 50 },
    ));

  it("refuse la transparence, et un compte de pixels qui n'est pas le sien", async () => {
    await expect(writePng(Uint8Array.of(0, 0, 0, 254), 1, 1)).rejects.toThrow("image must be opaque");
    await expect(writePng(new Uint8Array(4), 2, 1)).rejects.toThrow("image must hold 2 × 1 pixels");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeExport } from "./decode-export.ts";

/** Index windows-1252 du standard WHATWG Encoding (https://encoding.spec.whatwg.org/index-windows-1252.txt), 80 à 9F. */
const WHATWG = [
  0x20ac, 0x81, 0x201a, 0x192, 0x201e, 0x2026, 0x2020, 0x2021, 0x2c6, 0x2030, 0x160, 0x2039, 0x152, 0x8d, 0x17d, 0x8f,
  0x90, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x2dc, 0x2122, 0x161, 0x203a, 0x153, 0x9d, 0x17e, 0x178,
]; // prettier-ignore

const texteDe = (octets: Uint8Array, encodage: "utf-8" | "windows-1252"): string => {
  const decodage = decodeExport(octets, encodage);
  if (!("texte" in decodage)) throw new Error(`plutôt ${decodage.plutot}`);
  return decodage.texte;
};

describe("decodeExport", () => {
  it("lit les 256 octets de windows-1252 comme le standard", () => {
    for (let octet = 0; octet < 256; octet++) {
      if (octet === 0x0d) continue; // seul retour chariot : ramené à une fin de ligne
      const attendu = octet >= 0x80 && octet <= 0x9f ? WHATWG[octet - 0x80] : octet;
      expect(texteDe(Uint8Array.of(octet), "windows-1252").codePointAt(0), `octet ${octet}`).toBe(attendu);
    }
  });

  it("lit l'UTF-8 avec et sans BOM", () => {
    const utf8 = new TextEncoder();
    expect(texteDe(utf8.encode("\uFEFFDécision"), "utf-8")).toBe("Décision");
    expect(texteDe(utf8.encode("Décision €"), "utf-8")).toBe("Décision €");
  });

  it("refuse l'encodage faux et dit lequel essayer, plutôt que de lire « DÃ©cision »", () => {
    expect(decodeExport(new TextEncoder().encode("Décision"), "windows-1252")).toEqual({ plutot: "utf-8" });
    expect(decodeExport(Buffer.from("Décision", "latin1"), "utf-8")).toEqual({ plutot: "windows-1252" });
  });

  it("ramène toute fin de ligne à \\n", () => {
    const lignes = fc.array(fc.constantFrom("a", "\r", "\n", "\r\n"));
    fc.assert(fc.property(lignes, (bouts) => !texteDe(Buffer.from(bouts.join("")), "utf-8").includes("\r")));
  });
});

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { writeFigureCsv } from "../../../src/rapport/figures/csv.ts";
import { openImagier } from "../../../src/rapport/figures/image.ts";
import { writeSvgSeul } from "../../../src/rapport/figures/svg-seul.ts";
import { unpackWoff } from "../../../src/rapport/figures/woff.ts";
import { formatValeur } from "../../../src/modele/nombre.ts";

const tableau = (lignes: readonly (readonly string[])[]) => ({
  tableau: {
    titre: "Essai",
    colonnes: [
      { libelle: "Territoire", nombre: false },
      { libelle: "2021", nombre: true },
    ],
    lignes,
  },
});
const csvDe = (cases: readonly string[]): string[] => writeFigureCsv(tableau(cases.map((c) => ["A", c]))).replace("\uFEFF", "").trim().split("\n"); // prettier-ignore

describe("le CSV d'une figure", () => {
  it("rend des nombres à un tableur, et met l'unité commune dans l'en-tête", () => {
    expect(csvDe(["12,5\u202f%", "−3,0\u202f%", "secret"])).toEqual([
      "Territoire;2021 (%)",
      "A;12.5",
      "A;-3.0",
      "A;secret",
    ]);
    expect(csvDe(["1\u202f234\u202f€"])).toEqual(["Territoire;2021 (€)", "A;1234"]);
  });

  it("laisse tel quel ce qui n'est pas un nombre : borne, marge, tiret", () => {
    expect(csvDe(["5\u202f% ou moins", "31,8 à 34,2\u202f%", "—"]).slice(1)).toEqual(["A;5\u202f% ou moins", "A;31,8 à 34,2\u202f%", "A;—"]); // prettier-ignore
  });

  it("relit tout nombre imprimé (propriété)", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 3 }), fc.constantFrom("%", "€"), (n, d, unite) => {
        const [, ligne = ""] = csvDe([formatValeur(n / 10 ** d, unite, d)]);
        expect(Number(ligne.split(";")[1])).toBe(n / 10 ** d);
      }),
    );
  }); // prettier-ignore
});

describe("le SVG hors de sa page", () => {
  it("a des couleurs fixes, un fond, aucune espace fine", () => {
    const seul = writeSvgSeul('<svg width="4" height="4"><text fill="var(--commune,#0a6b62)">1\u202f234</text></svg>');
    expect(seul).toBe('<svg width="4" height="4"><rect width="100%" height="100%" fill="#ffffff"/><text fill="#0a6b62">1\u00a0234</text></svg>'); // prettier-ignore
  });
});

describe("une police WOFF", () => {
  const police = readFileSync(
    createRequire(import.meta.url).resolve(
      "@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-400-normal.woff",
    ),
  );
  it("redevient la TTF que son en-tête annonce (WOFF 1.0, totalSfntSize)", () => {
    const ttf = unpackWoff(police);
    expect(ttf.length).toBe(police.readUInt32BE(16));
    expect(Buffer.from(ttf).readUInt16BE(4)).toBe(police.readUInt16BE(12));
  });
  it("est refusée si ce n'en est pas une", () => {
    expect(() => unpackWoff(Buffer.from("wOF2xxxxxxxxxxxx"))).toThrow("font must be WOFF 1.0");
  });
});

it("l'image d'une figure écrit son texte avec nos polices : deux textes, deux images, toujours les mêmes octets", async () => {
  const imagier = await openImagier();
  const svg = (texte: string): string => `<svg xmlns="http://www.w3.org/2000/svg" width="80" height="30" font-family="Atkinson Hyperlegible Next"><text x="2" y="20">${texte}</text></svg>`; // prettier-ignore
  const [vide, un, autre] = [await imagier.paint(svg("")), await imagier.paint(svg("1 234")), await imagier.paint(svg("secret"))]; // prettier-ignore
  await imagier.close();
  expect(Buffer.from(un).subarray(1, 4).toString()).toBe("PNG");
  expect([Buffer.from(un).equals(vide), Buffer.from(un).equals(autre)]).toEqual([false, false]);
  expect(Buffer.from(un).readUInt32BE(16)).toBe(120); // largeur : 80 × 1,5
});

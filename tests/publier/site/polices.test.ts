import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { POLICES } from "../../../src/publier/site/feuille.ts";

const { resolve } = createRequire(import.meta.url);
const css = await readFile(new URL("../../../src/site/1-polices.css", import.meta.url), "utf8");

/** Une table d'un fichier WOFF 1 (W3C, WOFF File Format 1.0, § 3 à 5). */
function table(woff: Buffer, nom: string): Buffer {
  for (let i = 0; i < woff.readUInt16BE(12); i++) {
    const entree = 44 + 20 * i;
    if (woff.toString("latin1", entree, entree + 4) !== nom) continue;
    const [debut, compresse, entiere] = [4, 8, 12].map((d) => woff.readUInt32BE(entree + d));
    const brut = woff.subarray(debut, (debut ?? 0) + (compresse ?? 0));
    return compresse === entiere ? brut : inflateSync(brut);
  }
  throw new RangeError(`font must hold table ${nom}, got none`);
}

const bloc = (famille: string): string => new RegExp(`@font-face\\s*{[^}]*"${famille}"[^}]*}`).exec(css)?.[0] ?? "";
const pourcent = (texte: string, cle: string): number => Number(new RegExp(`${cle}:\\s*([\\d.]+)%`).exec(texte)?.[1]);

describe("polices", () => {
  it("quatre fichiers, tous cités par la feuille de style, et aucun autre", () => {
    const cites = [...css.matchAll(/url\("polices\/([^"]+)"\)/g)].map(([, nom]) => nom);
    expect(cites.sort()).toEqual(POLICES.map((p) => p.slice(p.lastIndexOf("/") + 1)).sort());
    expect(POLICES).toHaveLength(4);
    expect(css.match(/font-display: swap/g)).toHaveLength(4);
  });

  // Les hauteurs de la police (hhea), rapportées au cadratin après `size-adjust` : CSS Fonts 5, § 4.
  it.each([
    ["Repli Atkinson", POLICES[1] ?? ""],
    ["Repli Source Serif", POLICES[0] ?? ""],
  ])("%s a les hauteurs de la police qu'il attend", async (famille, police) => {
    const woff = await readFile(resolve(police.replace(/woff2$/, "woff")));
    const cadratin = table(woff, "head").readUInt16BE(18);
    const hhea = table(woff, "hhea");
    const repli = bloc(famille);
    const taille = pourcent(repli, "size-adjust") / 100;
    expect(pourcent(repli, "ascent-override")).toBeCloseTo((hhea.readInt16BE(4) / cadratin / taille) * 100, 1);
    expect(pourcent(repli, "descent-override")).toBeCloseTo((-hhea.readInt16BE(6) / cadratin / taille) * 100, 1);
    expect(pourcent(repli, "line-gap-override")).toBe(hhea.readInt16BE(8));
  });
});

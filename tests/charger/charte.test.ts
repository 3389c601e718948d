import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { readCharte } from "../../src/charger/charte-declaree.ts";
import { readLogo } from "../../src/charger/logo.ts";
import { crc32 } from "../../src/modele/crc32.ts";
import { contraste, PAPIER } from "../../src/modele/charte.ts";

const dir = mkdtempSync(join(tmpdir(), "abs-charte-"));
afterAll(() => rmSync(dir, { recursive: true }));

const morceau = (nom: string, corps: Uint8Array): Uint8Array => {
  const octets = new Uint8Array(corps.length + 12);
  new DataView(octets.buffer).setUint32(0, corps.length);
  octets.set(Buffer.from(nom, "latin1"), 4);
  octets.set(corps, 8);
  new DataView(octets.buffer).setUint32(corps.length + 8, crc32(octets.subarray(4, corps.length + 8)));
  return octets;
};
const png = (largeur: number, hauteur: number, ...autres: Uint8Array[]): Uint8Array => {
  const tete = new Uint8Array(13);
  new DataView(tete.buffer).setUint32(0, largeur);
  new DataView(tete.buffer).setUint32(4, hauteur);
  tete.set([8, 2], 8);
  const dessin = deflateSync(Buffer.alloc((largeur * 3 + 1) * Math.min(hauteur, 10)));
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    morceau("IHDR", tete),
    ...autres,
    morceau("IDAT", dessin),
    morceau("IEND", new Uint8Array()),
  ]);
};
const lire = (cles: Parameters<typeof readCharte>[0]) => {
  const defauts: string[][] = [];
  const charte = readCharte(cles, dir, (_, colonne, valeur, message, action) =>
    defauts.push([colonne, String(valeur), message.replace(/[\u00a0\u202f]/g, " "), action]),
  );
  return { charte, defauts };
};

describe("la couleur d'une ville", () => {
  it("se lit de jour telle quelle, et de nuit éclaircie", () => {
    const { charte, defauts } = lire({ couleur: "#0B5FA5" });
    expect(defauts).toEqual([]);
    expect(charte?.couleur?.clair).toBe("#0b5fa5");
    expect(contraste(charte?.couleur?.sombre ?? "#000000", PAPIER.sombre)).toBeGreaterThanOrEqual(7);
  });

  it("trop claire, est refusée avec la même plus foncée, que l'on peut reprendre", () => {
    const { charte, defauts } = lire({ couleur: "#f7b500" });
    expect(charte).toBeNull();
    expect(defauts[0]?.[2]).toBe("cette couleur se lit mal sur le papier du rapport (contraste 1,8, il en faut 4,5)");
    const proposee = /"(#[0-9a-f]{6})"/.exec(defauts[0]?.[3] ?? "")?.[1];
    expect(lire({ couleur: proposee }).defauts).toEqual([]);
  });

  it.each(["bleu", "#12", 12, ["#0b5fa5"]])("%j n'en est pas une", (couleur) => {
    expect(lire({ couleur }).defauts.map(([colonne]) => colonne)).toEqual(["couleur"]);
  });

  it("absente, laisse celle de l'outil", () => expect(lire({})).toEqual({ charte: null, defauts: [] }));
});

describe("le logo d'une ville", () => {
  it("perd ses textes et ses métadonnées, garde son dessin", () => {
    const secret = morceau("tEXt", Buffer.from("Author\0Jeanne Exemple"));
    writeFileSync(join(dir, "logo.png"), png(40, 20, secret));
    const { charte, defauts } = lire({ logo: "logo.png" });
    expect(defauts).toEqual([]);
    expect(charte?.logo).toMatchObject({ largeur: 40, hauteur: 20 });
    expect(Buffer.from(charte?.logo?.octets ?? [])).toEqual(Buffer.from(png(40, 20)));
  });

  it.each([
    ["absent.png", null, "le logo n'est pas dans le dossier du projet"],
    ["../ailleurs.png", null, "le logo n'est pas dans le dossier du projet"],
    ["svg.png", Buffer.from("<svg/>"), "le logo n'est pas une image PNG"],
    ["coupe.png", png(40, 20).subarray(0, 60), "le fichier du logo est coupé"],
    ["grand.png", png(4000, 20), "le logo est trop grand"],
    ["lourd.png", Buffer.concat([png(4, 4), Buffer.alloc(300_000)]), "le logo est trop lourd"],
  ])("%s est refusé", (nom, octets, attendu) => {
    if (octets) writeFileSync(join(dir, nom), octets);
    expect(lire({ logo: nom }).defauts.map(([, , message]) => message)).toEqual([attendu]);
  });

  it("ne garde rien après la fin de l'image", () => {
    const lu = readLogo(Buffer.concat([png(4, 4), Buffer.from("caché")]));
    expect(typeof lu === "string" ? lu : Buffer.from(lu.octets).includes("caché")).toBe(false);
  });
});

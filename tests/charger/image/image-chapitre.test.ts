import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import fc from "fast-check";
import { readImageChapitre } from "../../../src/charger/image/image-chapitre.ts";
import { readJpeg } from "../../../src/charger/image/jpeg.ts";
import type { Image } from "../../../src/modele/image.ts";
import { avecMorceau, avecSegment, exifTourne, JPEG, MORCEAUX_CANARI, png, SEGMENTS_CANARI } from "./images-essai.ts";

const projet = mkdtempSync(join(tmpdir(), "abs-images-"));
const dossier = join(projet, "rapport");
mkdirSync(join(dossier, "images"), { recursive: true });
afterAll(() => rmSync(projet, { recursive: true }));

const lire = (octets: Uint8Array | string, nom = "images/essai"): ReturnType<typeof readImageChapitre> => {
  writeFileSync(join(dossier, nom), octets);
  return readImageChapitre(dossier, nom);
};
const nette = (octets: Uint8Array): Image => {
  const lue = lire(octets);
  if ("message" in lue) throw new Error(lue.message);
  return lue;
};
const contient = (octets: Uint8Array, texte: string): boolean =>
  (["latin1", "utf16le"] as const).some((e) => Buffer.from(octets).includes(Buffer.from(texte, e))) ||
  Buffer.from(octets).includes(Buffer.from(texte, "utf16le").swap16());

describe("une photo JPEG", () => {
  it("garde sa taille et son dessin, perd le reste", () => {
    expect(contient(JPEG, "Google Inc.")).toBe(true);
    const { format, largeur, hauteur, octets } = nette(JPEG);
    expect([format, largeur, hauteur]).toEqual(["jpeg", 40, 24]);
    expect(contient(octets, "Google Inc.")).toBe(false);
    // Tables, trame et données sont les mêmes octets, dans le même ordre.
    expect(Buffer.from(octets.subarray(20))).toEqual(JPEG.subarray(JPEG.indexOf(Buffer.from([0xff, 0xdb]))));
  });

  it.each([
    ["Exif", 0xe1, "Exif\0\0II*\0"],
    ["XMP", 0xe1, "http://ns.adobe.com/xap/1.0/\0"],
    ["IPTC", 0xed, "Photoshop 3.0\0"],
    ["commentaire", 0xfe, ""],
    ["vignette JFXX", 0xe0, "JFXX\0"],
  ])("perd son %s", (_, marque, debut) => {
    const { octets } = nette(avecSegment(marque, Buffer.from(`${debut}48.5734 Jeanne Exemple`)));
    expect(contient(octets, "Jeanne")).toBe(false);
    expect(Buffer.from(octets)).toEqual(Buffer.from(nette(JPEG).octets));
  });

  it("perd ce qui suit son image, et la vignette de son en-tête", () => {
    expect(contient(nette(Buffer.concat([JPEG, Buffer.from("Jeanne")])).octets, "Jeanne")).toBe(false);
    const vignette = Buffer.concat([Buffer.from("JFIF\0\x01\x01\0\0\x01\0\x01\x02\x01", "latin1"), Buffer.from("Jeanne")]);
    expect(contient(nette(avecSegment(0xe0, vignette)).octets, "Jeanne")).toBe(false);
  }); // prettier-ignore

  it("dite tournée par l'appareil est refusée, droite est prise", () => {
    expect(lire(avecSegment(0xe1, exifTourne(6)))).toMatchObject({ message: expect.stringContaining("couchée") });
    expect(nette(avecSegment(0xe1, exifTourne(1))).largeur).toBe(40);
  });

  it("en quadrichromie, ou d'un codage rare, est refusée", () => {
    const trame = JPEG.indexOf(Buffer.from([0xff, 0xc0]));
    const changer = (place: number, valeur: number): Buffer => {
      const octets = Buffer.from(JPEG);
      octets[place] = valeur;
      return octets;
    };
    expect(readJpeg(changer(trame + 9, 4))).toBe("quadrichromie");
    expect(readJpeg(changer(trame + 1, 0xc9))).toBe("codage"); // arithmétique
    expect(readJpeg(changer(trame + 4, 12))).toBe("codage"); // douze bits
  });

  it.each(SEGMENTS_CANARI)("dont un segment %s déborde de son contenu est refusée", (_, marque, corps) => {
    const octets = avecSegment(marque, corps);
    expect(contient(octets, "Jeanne")).toBe(true);
    expect(lire(octets)).toMatchObject({ message: "Cette image est coupée ou abîmée" });
  });

  it("coupée n'importe où, est refusée", () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: JPEG.length - 1 }), (n) => readJpeg(JPEG.subarray(0, n)) === "abimee"));
  }); // prettier-ignore

  it("nettoyée deux fois, est la même", () => {
    const { octets } = nette(JPEG);
    expect(Buffer.from(nette(octets).octets)).toEqual(Buffer.from(octets));
  });

  it("quelconque, ne fait rien lever", () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (suite) => {
      const lue = readJpeg(Uint8Array.from([0xff, 0xd8, 0xff, ...suite]));
      return typeof lue === "string" || lue.largeur > 0;
    })); // prettier-ignore
  });
});

describe("un PNG", () => {
  it("perd ses textes et ce qui suit son image", () => {
    const { octets, largeur, format } = nette(Buffer.concat([png(40, 20, "Jeanne"), Buffer.from("Exemple")]));
    expect([format, largeur]).toEqual(["png", 40]);
    expect(Buffer.from(octets)).toEqual(png(40, 20));
  });

  it("abîmé est refusé : ses sommes de contrôle le disent", () => {
    const octets = png(40, 20);
    octets[50] = (octets[50] ?? 0) ^ 1;
    expect(lire(octets)).toMatchObject({ message: "Cette image est coupée ou abîmée" });
  });
});

describe("un PNG qui cache un texte dans ce qui le dessine", () => {
  it.each(MORCEAUX_CANARI)("%s trop long est refusé", (nom, corps) => {
    const octets = avecMorceau(nom, corps);
    expect(contient(octets, "Jeanne")).toBe(true);
    expect(lire(octets)).toMatchObject({ message: "Cette image est coupée ou abîmée" });
  });

  it("sans données, ou dont un morceau revient, est refusé ; avec ses morceaux justes, il est pris", () => {
    const justes = avecMorceau("sRGB", Uint8Array.of(0));
    expect(nette(justes).octets).toHaveLength(justes.length);
    const sRGB = justes.subarray(33, 46);
    const sansDonnees = Buffer.concat([justes.subarray(0, 46), justes.subarray(-12)]);
    for (const octets of [sansDonnees, Buffer.concat([justes.subarray(0, 33), sRGB, justes.subarray(33)])])
      expect(lire(octets)).toMatchObject({ message: "Cette image est coupée ou abîmée" });
  });
});

describe("est refusé, avec ce qu'il faut faire", () => {
  it.each([
    ["un SVG", '<svg xmlns="http://www.w3.org/2000/svg"/>', "Cette image n'est ni un PNG ni un JPEG"],
    ["un GIF", "GIF89a", "Cette image n'est ni un PNG ni un JPEG"],
    ["trop lourde", Buffer.concat([JPEG, Buffer.alloc(1024 * 1024)]), "Cette image est trop lourde"],
    ["trop grande", png(3001, 1), "Cette image est trop grande"],
  ])("%s", (_, octets, message) => {
    expect(lire(octets)).toEqual({ message, action: expect.stringMatching(/\.$/) });
  });

  it.each(["absente.jpg", "../ailleurs.jpg", "https://exemple.fr/a.jpg", "data:image/png;base64,AA==", "//exemple.fr/a", "images"])(
    "%s : hors du dossier",
    (adresse) => {
      writeFileSync(join(projet, "ailleurs.jpg"), JPEG);
      expect(readImageChapitre(dossier, adresse)).toMatchObject({ message: expect.stringContaining("n'est pas dans") });
    },
  ); // prettier-ignore

  it("un raccourci vers un fichier d'ailleurs", () => {
    writeFileSync(join(projet, "prive.jpg"), JPEG);
    symlinkSync(join(projet, "prive.jpg"), join(dossier, "images", "raccourci.jpg"));
    expect(readImageChapitre(dossier, "images/raccourci.jpg")).toHaveProperty("message");
  });
});

import fc from "fast-check";
import { Buffer, isUtf8 } from "node:buffer";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { alphabetCertain, decoder, isFichierUtf8 } from "../../src/charger/alphabet.ts";
import { CSV, LARGE, essayer, LONGUE, OPENDATASOFT, texteDe } from "./familles.ts";
import { tell } from "./projet-essai.ts";

/** Encode un texte français, table écrite ici : ni celle du code, ni une bibliothèque. */
const OCTETS_1252 = { é: 0xe9, è: 0xe8, ê: 0xea, à: 0xe0, ç: 0xe7, ô: 0xf4, î: 0xee, É: 0xc9, œ: 0x9c, "’": 0x92, ù: 0xf9, â: 0xe2, ï: 0xef, û: 0xfb } as const; // prettier-ignore
const OCTETS_850 = { é: 0x82, è: 0x8a, ê: 0x88, à: 0x85, ç: 0x87, ô: 0x93, î: 0x8c, É: 0x90, ù: 0x97, â: 0x83, ï: 0x8b, û: 0x96 } as const; // prettier-ignore
const encoder = (texte: string, table: Readonly<Record<string, number>>): Buffer =>
  Buffer.from([...texte].map((c) => table[c] ?? c.charCodeAt(0)));

describe("l'alphabet d'un fichier qui n'est pas de l'UTF-8", () => {
  it.each(["Besançon", "Forêt-la-Folie", "Saint-Étienne", "Nîmes", "Bâle", "Où ça ?", "catégorie"])("%s se reconnaît en Windows-1252 comme en CP850", (mot) => {
    const [windows, dos] = [encoder(mot, OCTETS_1252), encoder(mot, OCTETS_850)];
    expect([alphabetCertain(windows), alphabetCertain(dos)]).toEqual(["windows-1252", "cp850"]);
    expect([decoder(windows, "windows-1252"), decoder(dos, "cp850")]).toEqual([mot, mot]);
  }); // prettier-ignore

  it("« œ » et l'apostrophe courbe sont de Windows-1252", () => {
    expect(alphabetCertain(encoder("L’Haÿ-les-Roses, Bischœwiller", { ...OCTETS_1252, ÿ: 0xff }))).toBe("windows-1252");
  });

  it("dans le doute, aucun : du binaire, ou deux alphabets mêlés", () => {
    expect(alphabetCertain(Buffer.from([0x41, 0x81, 0x8d, 0x9d, 0xff, 0xb0]))).toBeNull();
    expect(alphabetCertain(Buffer.concat([encoder("préé", OCTETS_1252), encoder("prèè", OCTETS_850)]))).toBeNull();
  });

  it("tout mot français, dans l'un des deux alphabets, est lu juste ou refusé : jamais lu faux", () => {
    const mot = fc.array(fc.constantFrom(..."abcdelnorst ", ...Object.keys(OCTETS_850).filter((c) => c !== "É")), { minLength: 1, maxLength: 30 }); // prettier-ignore
    fc.assert(
      fc.property(mot, fc.boolean(), (lettres, dos) => {
        const texte = lettres.join("");
        const octets = encoder(texte, dos ? OCTETS_850 : OCTETS_1252);
        const alphabet = isUtf8(octets) ? null : alphabetCertain(octets);
        if (alphabet !== null) expect(decoder(octets, alphabet)).toBe(texte);
      }),
      { numRuns: 2000 },
    );
  });

  describe("par blocs", () => {
    const dir = mkdtempSync(join(tmpdir(), "abs-utf8-"));
    afterAll(() => rmSync(dir, { recursive: true, force: true }));
    const verdict = (octets: Buffer): boolean => {
      writeFileSync(join(dir, "x"), octets);
      return isFichierUtf8(join(dir, "x"));
    };
    it.each([0, 1, 2, 3, 4])("une lettre à cheval sur deux blocs (%i octets avant la coupure)", (n) => {
      const avant = Buffer.alloc((1 << 20) - n, 0x61);
      for (const lettre of ["é", "€", "😀"])
        expect(verdict(Buffer.concat([avant, Buffer.from(`${lettre}fin`)]))).toBe(true);
      expect(verdict(Buffer.concat([avant, Buffer.from([0xe9]), Buffer.from("fin")]))).toBe(false);
    });
    it("un fichier coupé au milieu d'une lettre n'est pas de l'UTF-8", () => {
      expect(verdict(Buffer.from("abé").subarray(0, 3))).toBe(false);
      expect(verdict(Buffer.alloc(0))).toBe(true);
    });
  });
});

describe("un fichier officiel réenregistré dans un autre alphabet", () => {
  const ALPHABETS = [
    ["UTF-16 petit-boutien", (t: string) => Buffer.from(`\uFEFF${t}`, "utf16le")],
    ["UTF-16 gros-boutien", (t: string) => Buffer.from(`\uFEFF${t}`, "utf16le").swap16()],
    ["Windows-1252", (t: string) => encoder(t, OCTETS_1252)],
    ["CP850", (t: string) => encoder(t, OCTETS_850)],
  ] as const;
  // Seules les tables en lignes ont des accents dans ce qu'on lit ; UTF-16 s'essaie partout.
  const cas = CSV.flatMap((x) => ALPHABETS.filter(([nom]) => nom.startsWith("UTF") || x === OPENDATASOFT).map(([nom, e]) => [x.nom, nom, x, e] as const)); // prettier-ignore

  it.each(cas)("%s en %s : lu comme l'original, et dit", async (_, nom, famille, encode) => {
    const [original, autre] = [essayer(famille, famille.rows), essayer(famille, encode(texteDe(famille, famille.rows)))]; // prettier-ignore
    await original.charger();
    const rapport = await autre.charger();
    expect(rapport.anomalies.map((a) => [a.gravite, a.code])).toEqual([["avertissement", "alphabet-reconnu"]]);
    expect(rapport.anomalies[0]?.message).toContain(nom.split(" ")[0]);
    const lire = "select niveau::varchar as n, territoire, millesime, variable, valeur, marque::varchar as m from mesure order by all"; // prettier-ignore
    expect(await autre.rows(lire)).toEqual(await original.rows(lire));
    expect((await autre.charger()).fichiers[1]).toMatchObject({ etat: "inchange" });
  });

  it("un accent qui n'arrive qu'après un long début d'ASCII, dans une colonne non lue : rien de la première lecture n'est gardé", async () => {
    const note = (mot: string) => LARGE.rows.map((r, i) => [...r, i === 0 ? "NOTE" : i === LARGE.rows.length - 1 ? mot : "x".repeat(100_000)]); // prettier-ignore
    const [original, autre] = [essayer(LARGE, note("Besancon")), essayer(LARGE, encoder(texteDe(LARGE, note("Besançon")), OCTETS_1252))]; // prettier-ignore
    const attendu = await original.charger();
    const rapport = await autre.charger();
    expect(rapport.anomalies.map((a) => a.code)).toEqual(["alphabet-reconnu", ...attendu.anomalies.map((a) => a.code)]);
    const lire = "select niveau::varchar as n, territoire, millesime, variable, valeur, marque::varchar as m from mesure order by all"; // prettier-ignore
    const mesures = await autre.rows(lire);
    expect(mesures.length).toBeGreaterThan(0);
    expect(mesures).toEqual(await original.rows(lire));
    expect((await autre.charger()).fichiers[1]).toMatchObject({ etat: "inchange" });
  });

  it("la ligne d'un défaut reste celle du fichier livré, conversion faite", async () => {
    const texte = texteDe(OPENDATASOFT, OPENDATASOFT.rows).replace(/(68224.*;)1000/, "$1n.c.");
    const rapport = await essayer(OPENDATASOFT, encoder(texte, OCTETS_1252)).charger();
    expect(tell(rapport)).toEqual([["valeur-illisible", "brut/dares.csv", 8, OPENDATASOFT.case[2], "n.c."]]);
  });

  it("un alphabet douteux est refusé, avec la ligne et le remède", async () => {
    const octets = Buffer.concat([Buffer.from(texteDe(LONGUE, LONGUE.rows.slice(0, 3))), Buffer.from([0x41, 0x81, 0xb0, 0x9d, 0x0a])]); // prettier-ignore
    const rapport = await essayer(LONGUE, octets).charger();
    expect(tell(rapport)).toEqual([["fichier-illisible", "brut/ssmsi.csv", 4, null, null]]);
    expect(rapport.anomalies[0]?.action).toMatch(/CSV UTF-8/);
  });
});

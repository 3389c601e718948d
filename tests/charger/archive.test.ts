import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { ArchiveDangereuse, extractEntree, LIMITES_ARCHIVE, listZip } from "../../src/charger/archive.ts";
import { reconnaitre } from "../../src/charger/reconnaissance/reconnaitre.ts";
import { FichierIllisible } from "../../src/charger/illisible.ts";
import { bloquantes, createEssai, LIGNES, type Ligne } from "./projet-essai.ts";
import { archiver, bombe } from "./zip-fautif.ts";

const texte = (t: string): Uint8Array => new TextEncoder().encode(t);
const MO = 1024 ** 2;

describe("une archive zip", () => {
  it("se lit et se décompresse comme elle a été écrite", () => {
    const nom = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8})?\.csv$/);
    fc.assert(
      fc.property(fc.dictionary(nom, fc.uint8Array({ maxLength: 300 }), { minKeys: 1, maxKeys: 5 }), fc.constantFrom(0, 6), (contenus, level) => {
        const archive = zipSync(contenus, { level: level as 0 | 6 });
        const lus = Object.fromEntries(listZip(archive).map((e) => [e.nom, Buffer.from(extractEntree(archive, e))]));
        expect(lus).toEqual(Object.fromEntries(Object.entries(contenus).map(([n, c]) => [n, Buffer.from(c)])));
      }),
    ); // prettier-ignore
  });

  it("en zip64 se lit aussi", () => {
    const archive = archiver([{ nom: "a.csv", contenu: texte("CODGEO\n01001\n") }], { zip64: true });
    const [entree] = listZip(archive);
    expect(entree?.octets).toBe(13);
    expect(entree && Buffer.from(extractEntree(archive, entree)).toString()).toBe("CODGEO\n01001\n");
  });

  it.each(["../../etc/passwd.csv", "a/../../b.csv", "/etc/b.csv", "\\\\serveur\\b.csv", "..\\b.csv", "C:\\b.csv", "c:b.csv"])(
    "qui veut écrire en « %s » est refusée", (nom) => {
      expect(() => listZip(archiver([{ nom, contenu: texte("a") }]))).toThrow(ArchiveDangereuse);
      expect(() => listZip(archiver([{ nom: "sage.csv", contenu: texte("a") }, { nom, contenu: texte("a") }]))).toThrow(/hors de son dossier/);
    }); // prettier-ignore

  it("aux noms curieux mais sages est acceptée", () => {
    const noms = ["a..b.csv", "dossier/..a/b.csv", "été 2021.csv", "a/b/c.csv"];
    expect(listZip(archiver(noms.map((nom) => ({ nom, contenu: texte("a") })))).map((e) => e.nom)).toEqual(noms);
  });

  it("qui exploserait est refusée sans rien décompresser : rapport, puis taille", () => {
    expect(() => listZip(bombe(20 * MO))).toThrow(/exploserait : 20 Mo/);
    expect(() => listZip(archiver([{ nom: "a.csv", contenu: texte("a"), annonce: 3 * 1024 * MO }]))).toThrow(ArchiveDangereuse); // prettier-ignore
    const morceaux = Array.from({ length: 4 }, (_, i) => ({ nom: `${i}.csv`, contenu: texte("a"), annonce: 5 * MO }));
    expect(() => listZip(archiver(morceaux))).toThrow(ArchiveDangereuse); // à plusieurs aussi
  });

  it("d'un petit texte très répété est acceptée", () => {
    expect(listZip(bombe(LIMITES_ARCHIVE.petite - MO)).length).toBe(1);
  });

  it("qui ment sur sa taille ne décompresse pas un octet de plus", () => {
    const archive = archiver([{ nom: "a.csv", contenu: texte("x".repeat(1000)), annonce: 10 }]);
    const [entree] = listZip(archive);
    expect(() => entree && extractEntree(archive, entree)).toThrow(FichierIllisible);
  });

  it("dont un octet a changé est refusée : le CRC ne tombe plus juste", () => {
    const contenu = texte("CODGEO;P18_POP\n68224;108312\n");
    const archive = archiver([{ nom: "a.csv", contenu, stocke: true }]);
    const place = Buffer.from(archive).indexOf("108312");
    archive[place] = "9".charCodeAt(0);
    const [entree] = listZip(archive);
    expect(() => entree && extractEntree(archive, entree)).toThrow(/abîmé/);
  });

  it("coupée n'importe où est illisible, jamais une panne", () => {
    const archive = zipSync({ "a.csv": texte("CODGEO\n01001\n"), "b.csv": deflateRawSync(Buffer.alloc(300, 7)) });
    for (let n = 0; n < archive.length; n++) expect(() => listZip(archive.slice(0, n))).toThrow(FichierIllisible);
  });

  it("faite de hasard est illisible, jamais une panne", () => {
    const fin = fc.uint8Array({ minLength: 22, maxLength: 22 }).map((o) => Uint8Array.from([0x50, 0x4b, 5, 6, ...o.slice(4, 20), 0, 0])); // prettier-ignore
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), fin, (debut, queue) => {
        try {
          listZip(Uint8Array.from([...debut, ...queue]));
        } catch (error) {
          expect(error).toBeInstanceOf(FichierIllisible);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("au chargement", () => {
  const avec = (contenu: Uint8Array, nom: string, source: Ligne): ReturnType<typeof createEssai> => {
    const essai = createEssai();
    essai.ecrire(nom, contenu);
    essai.millesimes([...LIGNES.filter((l) => l.source === "cog-communes"), { ...source, fichier: nom }]);
    return essai;
  };
  it.each([
    ["une archive qui explose", bombe(20 * MO), "exploserait"],
    ["une archive qui s'évade", archiver([{ nom: "../a.csv", contenu: texte("a") }]), "hors de son dossier"],
  ])("%s n'est pas ouverte, et c'est dit", async (_, contenu, message) => {
    const comparateur = { source: "rp-comparateur", millesime: "2018", cog: "2021" };
    for (const essai of [avec(contenu, "brut/x.zip", comparateur), avec(contenu, "brut/x.xlsx", { source: "cog-epci", cog: "2023" })])
      expect(bloquantes(await essai.charger())).toEqual([
        expect.objectContaining({ code: "fichier-illisible", message: expect.stringContaining(message), action: expect.stringContaining("Ne pas l'ouvrir") }),
      ]);
  }); // prettier-ignore
});

describe("à la reconnaissance", () => {
  it.each([
    ["x.zip", bombe(20 * MO)],
    ["x.zip", archiver([{ nom: "../a.csv", contenu: texte("a") }])],
    ["x.xlsx", archiver([{ nom: "xl/workbook.xml", contenu: new Uint8Array(20 * MO) }])],
    ["x.zip", zipSync({ "dedans.xlsx": archiver([{ nom: "xl/workbook.xml", contenu: new Uint8Array(20 * MO) }]) }, { level: 0 })],
  ])("un %s dangereux est écarté, avec la raison", async (nom, contenu) => {
    const essai = createEssai();
    essai.ecrire(`recus/${nom}`, contenu);
    const { reconnus, ecartes } = await reconnaitre(join(essai.dir, "recus"));
    expect(reconnus).toEqual([]);
    expect(ecartes).toEqual([{ nom, raison: expect.stringMatching(/exploserait|hors de son dossier/) }]);
  }); // prettier-ignore
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { COLONNES_MILLESIMES, readProjet, type LigneMillesime } from "../../src/charger/projet.ts";
import { Refus } from "../../src/telecharger/refus.ts";
import { inscrire, writeInscription } from "../../src/telecharger/verrou.ts";

const dir = mkdtempSync(join(tmpdir(), "abs-verrou-"));
afterAll(() => rmSync(dir, { recursive: true, force: true }));
writeFileSync(join(dir, "observatoire.yaml"), 'nom: "Essai"\ncommune: "68224"\nannee: 2026\ncog: 2023\n');

const SHA = "ab".repeat(32);
const NOUVEAU = { sha256: SHA, recu_le: "2026-11-22" };
const ENTETE = COLONNES_MILLESIMES.join(";");
const enLatin1 = (t: string): string => Buffer.from(t, "utf8").toString("latin1");

/** Les lignes du projet, sans leur numéro : une case sur plusieurs lignes le décale. */
const readLignes = (): Omit<LigneMillesime, "ligne">[] => readProjet(dir).millesimes.map(({ ligne: _, ...l }) => l);

describe("inscrire", () => {
  it("change deux cases et rien d'autre", () => {
    const texte = `${ENTETE}\r\na;;2018;2021;;brut/a.csv;https://x/é;vieux;2020-01-01\r\n\r\n"b";;2018;;;"brut/b ""x"";y.csv";u;"v";\r\n# fin`;
    const lu = enLatin1(texte);
    expect(inscrire(lu, "brut/a.csv", NOUVEAU)).toBe(lu.replace("vieux;2020-01-01", `${SHA};2026-11-22`));
    expect(inscrire(lu, 'brut/b "x";y.csv', NOUVEAU)).toBe(lu.replace('"v";\r', `"${SHA}";2026-11-22\r`));
  });

  it("garde les colonnes dans leur ordre, l'indicateur d'ordre des octets et une colonne de plus", () => {
    const texte = enLatin1(
      "\uFEFFrecu_le;sha256;note;fichier;source;niveau;millesime;cog;publie;url\n;;vu;é.csv;a;;;;;u\n",
    );
    expect(inscrire(texte, "é.csv", NOUVEAU)).toBe(texte.replace("\n;;vu", `\n2026-11-22;${SHA};vu`));
  });

  it("ouvre les cases qui manquent à une ligne courte", () => {
    expect(inscrire(`${ENTETE}\na;;;;;f.csv;u\n`, "f.csv", NOUVEAU)).toBe(`${ENTETE}\na;;;;;f.csv;u;${SHA};2026-11-22\n`); // prettier-ignore
  });

  it("dit que la ligne a disparu pendant le téléchargement", () => {
    expect(() => inscrire(`${ENTETE}\na;;;;;f.csv;u;;\n`, "autre.csv", NOUVEAU)).toThrow(Refus);
    expect(() => inscrire("", "f.csv", NOUVEAU)).toThrow(Refus);
  });

  it("se relit : la ligne dite a ses deux cases, toutes les autres sont restées les mêmes", () => {
    const cellule = fc.oneof(
      fc.constantFrom("", "é", '"a;b"', '"x ""y"" z"', '"sur\nplusieurs\nlignes"', " espace "),
      fc.stringMatching(/^[a-zà-ü0-9./ -]{0,12}$/),
    );
    const ligne = fc.record({ url: cellule, sha256: cellule, recu: cellule, vide: fc.boolean() });
    fc.assert(
      fc.property(fc.array(ligne, { minLength: 1, maxLength: 6 }), fc.nat(), fc.constantFrom("\n", "\r\n"), (lignes, choix, fin) => {
        const texte = [
          ENTETE,
          ...lignes.map((l, i) => `${l.vide ? fin : ""}s;;;;;"f${i}.csv";${l.url};${l.sha256};${l.recu}`),
          "",
        ].join(fin);
        writeFileSync(join(dir, "millesimes.csv"), texte);
        const avant = readLignes();
        const cible = avant[choix % avant.length];
        expect(cible).toBeDefined();
        if (!cible) return;
        writeInscription(dir, cible.fichier, NOUVEAU);
        expect(readLignes()).toEqual(avant.map((l) => (l === cible ? { ...l, ...NOUVEAU } : l)));
        writeInscription(dir, cible.fichier, NOUVEAU);
        const fini = readFileSync(join(dir, "millesimes.csv"), "utf8");
        expect(fini.length - texte.length).toBe(SHA.length + 10 - (longueur(lignes[avant.indexOf(cible)]?.sha256) + longueur(lignes[avant.indexOf(cible)]?.recu)));
      }),
    ); // prettier-ignore
    expect(readdirSync(dir).filter((f) => f.endsWith(".tmp"))).toEqual([]);
  });
});

/** Ce qu'une case remplacée occupait ; ses guillemets restent. */
const longueur = (cellule = ""): number => cellule.length - (cellule.startsWith('"') ? 2 : 0);

import { createHash } from "node:crypto";
import { posix } from "node:path";
import { describe, expect, it } from "vitest";
import { enteteCsv } from "../../../src/calculer/csv.ts";
import { CATALOGUE, cheminActivite, dossierDonnees } from "../../../src/rapport/adresses.ts";
import { tablesOf, writeDonnees } from "../../../src/rapport/donnees/donnees.ts";
import { matiereDe } from "./matiere.ts";
import { lignesOf, relireTables } from "./relire.ts";

const matiere = matiereDe();
const donnees = writeDonnees(matiere);
const texteDe = async (nom: string): Promise<string> => {
  const trouve = (await donnees).find((d) => d.chemin.endsWith(nom));
  return typeof trouve?.contenu === "string" ? trouve.contenu : Buffer.from(trouve?.contenu ?? "").toString("utf8");
};

interface Paquet {
  readonly licenses?: readonly { readonly name: string }[];
  readonly sources: readonly { readonly title: string; readonly license: string }[];
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly bytes: number;
    readonly hash: string;
    readonly schema: {
      readonly fields: readonly { readonly name: string; readonly type: string; readonly description: string; readonly constraints?: { readonly enum: readonly string[] } }[];
      readonly missingValues: readonly string[];
      readonly primaryKey?: readonly string[];
    };
  }[];
} // prettier-ignore
const paquetDe = async (): Promise<Paquet> => JSON.parse(await texteDe("datapackage.json")) as Paquet;

describe("le descriptif (Frictionless Table Schema)", () => {
  it("décrit chaque CSV tel qu'il est : octets, empreinte, colonnes dans l'ordre, mots permis, types", async () => {
    const { resources } = await paquetDe();
    expect(resources.map((r) => r.name)).toEqual(["resultats", "activite", "indicateurs", "fichiers"]);
    for (const { path, bytes, hash, schema } of resources) {
      const texte = await texteDe(`/${path}`);
      expect([Buffer.byteLength(texte), `sha256:${createHash("sha256").update(texte).digest("hex")}`]).toEqual([bytes, hash]); // prettier-ignore
      const [table] = await relireTables(path, texte);
      expect(table?.colonnes).toEqual(schema.fields.map((f) => f.name));
      expect(schema.missingValues).toEqual([""]);
      for (const { name, type, description, constraints } of schema.fields) {
        expect(description, name).toMatch(/\.$/);
        const cases = lignesOf(table!).map((l) => String(l[name] ?? "")).filter((v) => v !== ""); // prettier-ignore
        if (constraints) expect(constraints.enum, name).toEqual(expect.arrayContaining([...new Set(cases)]));
        const forme = { string: /^/, number: /^-?\d+(\.\d+)?(e-?\d+)?$/, integer: /^-?\d+$/, year: /^\d{4}$/ }[type];
        for (const v of cases) expect(v, `${path} ${name}`).toMatch(forme!);
      }
    }
  });

  it("n'annonce de clé que si elle désigne une ligne et une seule, sans case vide", async () => {
    const avecCle = tablesOf(matiere).filter((t) => t.cle.length > 0);
    expect(avecCle.map((t) => t.nom)).toEqual(["resultats", "indicateurs"]);
    for (const { nom, cle, champs } of avecCle) {
      const colonnes = cle.map((c) => champs.find((f) => f.nom === c)?.cases ?? []);
      const lignes = (colonnes[0] ?? []).map((_, i) => JSON.stringify(colonnes.map((c) => c[i] ?? null)));
      expect(lignes.some((l) => l.includes("null")), nom).toBe(false);
      expect(new Set(lignes).size, nom).toBe(lignes.length);
    }
  });

  it("donne la licence ouverte à la seule édition publique, et garde celle de chaque source", async () => {
    const { licenses, sources } = await paquetDe();
    expect(licenses?.map((l) => l.name)).toEqual(["etalab-2.0"]);
    expect(sources).toContainEqual(expect.objectContaining({ title: "Insee, Filosofi", license: "Licence ouverte 2.0" }));
    const internes = await writeDonnees(matiereDe({ edition: "direction" }));
    expect(internes.some((d) => d.chemin === CATALOGUE)).toBe(false);
    const paquet = internes.find((d) => d.chemin.endsWith("datapackage.json"))?.contenu as string;
    expect((JSON.parse(paquet) as Paquet).licenses).toBeUndefined();
    expect(paquet).toContain("à ne pas diffuser");
  });
}); // prettier-ignore

it("les résultats ont les colonnes du contrat de « abs valeurs »", async () => {
  const entete = (await texteDe("/resultats.csv")).replace("\uFEFF", "").split("\n")[0]?.split(";") ?? [];
  const contrat = enteteCsv.trim().split(";");
  expect(entete.filter((c) => contrat.includes(c))).toEqual(contrat);
});

it("l'année est dans l'adresse ; le tableau du CCAS est où l'attaque le cherche", async () => {
  const chemins = (await donnees).map((d) => d.chemin).filter((c) => c !== CATALOGUE);
  for (const chemin of chemins) expect(chemin.startsWith(`${dossierDonnees(2026)}/`)).toBe(true);
  expect(chemins).toContain(cheminActivite(2026));
});

interface Jeu {
  readonly "dct:title": string;
  readonly "dcat:distribution": readonly { readonly "dcat:downloadURL": { readonly "@id": string } }[];
}

it("le catalogue (DCAT) mène à chaque fichier, par une adresse relative, et aux années d'avant", async () => {
  const passees = ["datapackage.json", "resultats.csv", "dictionnaire.md"].map((n) => ({ chemin: `${dossierDonnees(2025)}/${n}`, contenu: "x" }));
  const faites = await writeDonnees({ ...matiere, passees });
  const catalogue = JSON.parse(faites.find((d) => d.chemin === CATALOGUE)?.contenu as string) as { readonly "dcat:dataset": readonly Jeu[] };
  const liens = catalogue["dcat:dataset"].map((j) => j["dcat:distribution"].map((d) => posix.join(posix.dirname(CATALOGUE), d["dcat:downloadURL"]["@id"])));
  expect(liens[0]).toEqual(faites.map((d) => d.chemin).filter((c) => c !== CATALOGUE));
  expect(liens[1]).toEqual([`${dossierDonnees(2025)}/resultats.csv`]);
}); // prettier-ignore

it("le dictionnaire dit chaque champ de chaque table", async () => {
  const texte = await texteDe("dictionnaire.md");
  for (const { nom, champs } of tablesOf(matiere)) {
    expect(texte).toContain(`## ${nom} :`);
    for (const champ of champs) expect(texte).toContain(`**${champ.nom}**`);
  }
});

import { unzipSync, zipSync } from "fflate";
import { beforeAll, describe, expect, it } from "vitest";
import writeXlsx from "write-excel-file/node";
import type { CaseVraie } from "../../src/modele/cellule.ts";
import { makeDocuments } from "../../src/rapport/documents.ts";
import type { FichierSite } from "../../src/rapport/page.ts";
import { comparerSite } from "../../src/verifier/verite/comparer.ts";
import { verifierSite } from "../../src/verifier/verifier.ts";
import { AGREGATS } from "../rapport/lecture-factice.ts";
import { matiereDe } from "../rapport/documents/matiere.ts";
import { siteSigne } from "./site-signe.ts";

// Une fuite plantée dans chaque format de document ; toutes doivent être prises, et les documents intacts passer.

const SECRETE = 137;
const cases: readonly CaseVraie[] = AGREGATS.map((a) => ({
  table: a.variable,
  libelle: a.libelle,
  cle: { modalite: a.modalite, millesime: a.millesime },
  valeur: a.valeur ?? SECRETE,
  statut: a.statut === "secret" ? "tue" : "publiee",
}));
const tue = cases.find((c) => c.statut === "tue") as CaseVraie;
const phrase = (): string =>
  `${tue.libelle}, ${String(tue.cle["millesime"])}, ${String(tue.cle["modalite"])} : ${SECRETE}`;
let intacts: readonly FichierSite[];

beforeAll(async () => {
  const { documents, figures } = await makeDocuments(matiereDe());
  intacts = [...documents, ...figures];
});

/** Ce que la barrière dit d'un site fait de ces documents, signé comme l'aurait fait une publication fautive. */
async function juger(fichiers: readonly FichierSite[]): Promise<string[]> {
  const liens = fichiers.map((f) => `<a href="${f.chemin}">${f.chemin}</a>`).join("");
  const index = `<!DOCTYPE html><html lang="fr"><head><title>Essai</title></head><body><h1>Essai</h1>${liens}</body></html>`;
  const dossier = await siteSigne({
    "index.html": index,
    ...Object.fromEntries(fichiers.map((f) => [f.chemin, f.contenu])),
  });
  const nommees = (voulu: CaseVraie["statut"]) =>
    cases.flatMap(({ valeur: _, statut, ...n }) => (statut === voulu ? [n] : []));
  const { anomalies } = await verifierSite(dossier, { tues: nommees("tue"), publiees: nommees("publiee") });
  return [...new Set([...anomalies, ...(await comparerSite(dossier, cases))].map((a) => `${a.code} ${a.fichier}`))];
}

const intact = (fin: string): FichierSite => intacts.find((f) => f.chemin.endsWith(fin)) as FichierSite;
/** Le même fichier, une partie récrite. */
function changer(fin: string, partie: string, change: (xml: string) => string): FichierSite {
  const { chemin, contenu } = intact(fin);
  const parties = unzipSync(contenu as Uint8Array);
  const avant = Buffer.from(parties[partie] ?? "").toString("utf8");
  const apres = change(avant);
  expect(apres).not.toBe(avant); // sinon ce test ne plante rien
  return { chemin, contenu: zipSync({ ...parties, [partie]: Buffer.from(apres) }) };
}

it("les documents intacts passent, tous lus", async () => {
  expect(intacts.length).toBeGreaterThan(15);
  expect(await juger(intacts)).toEqual([]);
});

describe("chaque fuite plantée est prise", () => {
  it("feuille cachée d'un classeur", async () => {
    const lignes = [["Modalité", "Millésime", "Valeur"], [String(tue.cle["modalite"]), tue.cle["millesime"], SECRETE]];
    const data = lignes.map((l) => l.map((value) => ({ value, type: typeof value === "number" ? Number : String })));
    const octets = await writeXlsx([{ data: [["vide"]], sheet: "Vue" }, { data: data as never, sheet: tue.table }]).toBuffer();
    const parties = unzipSync(octets);
    const classeur = Buffer.from(parties["xl/workbook.xml"] ?? "").toString("utf8");
    const cache = classeur.replace(new RegExp(`(<sheet [^>]*name="${tue.table}")`), '$1 state="veryHidden"');
    expect(cache).not.toBe(classeur);
    const contenu = zipSync({ ...parties, "xl/workbook.xml": Buffer.from(cache) });
    expect(await juger([{ chemin: "documents/2026/a.xlsx", contenu }])).toContain("case-tue-publiee documents/2026/a.xlsx");
  });

  it("valeur rendue à sa case dans le classeur du rapport", async () => {
    const { writeXlsx: ecrire } = await import("../../src/rapport/xlsx/xlsx.ts");
    const agregats = AGREGATS.map((a) => (a.statut === "secret" ? { ...a, valeur: SECRETE, statut: "valeur" as const } : a));
    const fautif = await ecrire({ ...matiereDe(), agregats });
    expect(await juger([fautif])).toContain(`case-tue-publiee ${fautif.chemin}`);
  });

  it("commentaire d'un document Word", async () => {
    const xml = `<?xml version="1.0"?><w:comments xmlns:w="x"><w:comment><w:p><w:r><w:t>${phrase()}</w:t></w:r></w:p></w:comment></w:comments>`;
    const fautif = changer(".docx", "word/comments.xml", () => xml);
    expect(await juger([fautif])).toEqual([`valeur-tue-dite ${fautif.chemin}`]);
  });

  it("texte de remplacement d'une figure de Word", async () => {
    const fautif = changer(".docx", "word/document.xml", (xml) => xml.replace(/descr="[^"]*"/, `descr="${phrase()}"`));
    expect(await juger([fautif])).toEqual([`valeur-tue-dite ${fautif.chemin}`]);
  });

  it("bornes d'un Parquet écrites avant le masquage", async () => {
    const { chemin, contenu } = intact("activite.parquet");
    const octets = Buffer.from(contenu as Uint8Array);
    const [vraie, fausse] = [Buffer.alloc(8), Buffer.alloc(8)];
    vraie.writeDoubleLE(Math.max(...AGREGATS.map((a) => a.valeur ?? 0)));
    fausse.writeDoubleLE(7919);
    const pied = octets.length - 8 - octets.readUInt32LE(octets.length - 8);
    for (let i = octets.indexOf(vraie, pied); i >= 0; i = octets.indexOf(vraie, i + 8)) fausse.copy(octets, i);
    expect(octets.indexOf(fausse)).toBeGreaterThan(pied);
    expect(await juger([{ chemin, contenu: octets }])).toEqual([`bornes-tues ${chemin}`]);
  });

  it("description d'un descriptif de données, dictionnaire", async () => {
    const paquet = intact("datapackage.json");
    const dite = String(paquet.contenu).replace('"description": "', `"description": "${phrase()}. `);
    expect(await juger([{ ...paquet, contenu: dite }])).toEqual([`valeur-tue-dite ${paquet.chemin}`]);
    const dictionnaire = intact("dictionnaire.md");
    const dit = `${String(dictionnaire.contenu)}\n${phrase()}\n`;
    expect(await juger([{ ...dictionnaire, contenu: dit }])).toEqual([`valeur-tue-dite ${dictionnaire.chemin}`]);
  });

  it("dessin et données d'une figure", async () => {
    const svg = intact("passages-par-motif.svg");
    const dessine = String(svg.contenu).replace("</svg>", `<text x="1" y="1">${phrase()}</text></svg>`);
    expect(await juger([{ ...svg, contenu: dessine }])).toEqual([`valeur-tue-dite ${svg.chemin}`]);
  });
}); // prettier-ignore

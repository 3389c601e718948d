import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { makeDocuments } from "../../../src/rapport/documents.ts";
import { writeDocx } from "../../../src/rapport/docx/docx.ts";
import { matiereDe } from "./matiere.ts";

const faits = makeDocuments(matiereDe());
async function partiesDe(): Promise<Readonly<Record<string, Uint8Array>>> {
  const docx = (await faits).documents.find((d) => d.chemin.endsWith(".docx"));
  return unzipSync(docx?.contenu as Uint8Array);
}
const xmlDe = async (nom: string): Promise<string> => Buffer.from((await partiesDe())[nom] ?? "").toString("utf8");

it("a un sommaire, des titres, des pages numérotées, en français", async () => {
  const corps = await xmlDe("word/document.xml");
  expect(corps).toMatch(/<w:instrText[^>]*>TOC [^<]*\\h[^<]*</);
  expect(corps.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(1);
  expect(corps.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(2);
  expect(corps).toContain('<w:pStyle w:val="Heading3"/>');
  expect(await xmlDe("word/styles.xml")).toContain('<w:lang w:val="fr-FR"');
  expect(await xmlDe("word/footer1.xml")).toMatch(/PAGE[\s\S]*NUMPAGES/);
  expect(await xmlDe("word/settings.xml")).toContain("<w:updateFields");
});

it("porte chaque figure en SVG, avec une image pour qui ne le lit pas, et son texte de remplacement", async () => {
  const noms = Object.keys(await partiesDe());
  expect(noms.filter((n) => /^word\/media\/.*\.svg$/.test(n))).toHaveLength(3);
  expect(noms.filter((n) => /^word\/media\/.*\.png$/.test(n))).toHaveLength(3);
  const corps = await xmlDe("word/document.xml");
  const textes = [...corps.matchAll(/<wp:docPr [^>]*descr="([^"]+)"/g)].map(([, t]) => t);
  expect(textes).toHaveLength(3);
  expect(textes.every((t) => (t ?? "").length > 20)).toBe(true);
  // Ni variable de couleur, ni espace fine : Word ne lit pas les unes, les polices n'ont pas l'autre.
  for (const [nom, octets] of Object.entries(await partiesDe()))
    if (nom.endsWith(".svg")) expect(Buffer.from(octets).toString("utf8")).not.toMatch(/var\(|\u202f/);
});

it("répète l'en-tête de chaque tableau et nomme ses styles", async () => {
  const corps = await xmlDe("word/document.xml");
  expect(corps.match(/<w:tblHeader\/>/g)?.length).toBe(corps.match(/<w:tbl>/g)?.length);
  const styles = await xmlDe("word/styles.xml");
  for (const nom of ["ABS Analyse de l'équipe", "ABS Constat", "ABS Titre de figure", "ABS Source"])
    expect(styles.replaceAll("&apos;", "'")).toContain(`w:val="${nom}"`);
  expect(corps).toContain('<w:pStyle w:val="Analyse"/>');
});

it("garde les listes, les notes et les liens de l'équipe", async () => {
  const corps = await xmlDe("word/document.xml");
  expect(corps).toContain("<w:footnoteReference");
  expect(await xmlDe("word/footnotes.xml")).toContain("Une note de bas de page.");
  expect(await xmlDe("word/_rels/document.xml.rels")).toContain("https://www.insee.fr");
  expect(corps).toContain('<w:hyperlink w:history="1" w:anchor="chapitre_essai"');
  expect(corps.match(/<w:numPr>/g)?.length).toBe(3);
});

it("fait les mêmes octets deux fois", async () => {
  const [une, autre] = [await makeDocuments(matiereDe()), await makeDocuments(matiereDe())];
  expect(une.documents.map((d) => d.chemin)).toEqual(autre.documents.map((d) => d.chemin));
  for (const [i, { chemin, contenu }] of une.documents.entries())
    expect(Buffer.from(contenu).equals(Buffer.from(autre.documents[i]?.contenu ?? "")), chemin).toBe(true);
});

it("refuse un nœud qu'il ne connaît pas", async () => {
  const matiere = matiereDe({}, "Un texte.");
  const [chapitre] = matiere.rapport.chapitres;
  const inconnu = { type: "absTrois" } as never;
  const rapport = {
    ...matiere.rapport,
    chapitres: [{ ...chapitre!, sections: [{ titre: null, contenu: [inconnu] }] }],
  };
  await expect(writeDocx({ ...matiere, rapport }, new Map())).rejects.toThrow("node must be known to the Word rendering, got absTrois"); // prettier-ignore
});

import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import { nameSheet } from "../../../src/rapport/xlsx/feuilles.ts";
import { writeXlsx } from "../../../src/rapport/xlsx/xlsx.ts";
import { THEMES } from "../../../src/modele/indicateur.ts";
import { matiereDe } from "./matiere.ts";
import { lignesOf, relireTables } from "./relire.ts";

const xmlsDe = async (matiere = matiereDe()): Promise<Map<string, string>> => {
  const { contenu } = await writeXlsx(matiere);
  return new Map(
    Object.entries(unzipSync(contenu as Uint8Array)).map(([n, o]) => [n, Buffer.from(o).toString("utf8")]),
  );
};

it("commence par sa notice, puis une feuille par thème, et finit par les sources", async () => {
  const noms = [...((await xmlsDe()).get("xl/workbook.xml") ?? "").matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(
    ([, n]) => n,
  );
  expect(noms[0]).toBe("Lire ce classeur");
  expect(noms).toEqual(expect.arrayContaining(["Démographie", "Revenus, pauvreté, prestations", "Chiffres du CCAS"]));
  expect(noms.slice(-2)).toEqual(["Définitions", "Sources"]);
});

it("fige et filtre l'en-tête de chaque tableau", async () => {
  const feuilles = [...(await xmlsDe())].filter(([n]) => /worksheets\/sheet[2-9]\d*\.xml$/.test(n));
  expect(feuilles.length).toBeGreaterThan(4);
  for (const [nom, xml] of feuilles) {
    expect(xml, nom).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
    expect(xml, nom).toMatch(/<\/sheetData><autoFilter ref="A1:[A-Z]+\d+"\/>/);
  }
});

it("dit la licence, l'édition et le sens de chaque statut", async () => {
  const texte = [...(await xmlsDe()).values()].join("");
  expect(texte).toContain("Licence Ouverte 2.0");
  expect(texte).toContain("Statut « secret »");
  const direction = [...(await xmlsDe(matiereDe({ edition: "direction" }))).values()].join("");
  expect(direction).not.toContain("Licence Ouverte 2.0 (Etalab)");
  expect(direction).toContain("à ne pas diffuser");
});

it("n'écrit aucune formule, même d'un libellé qui en a l'air", async () => {
  const matiere = matiereDe();
  const [premier] = matiere.agregats;
  const agregats = [{ ...premier!, libelle: '=HYPERLINK("http://exemple.invalid")' }, ...matiere.agregats];
  const xmls = await xmlsDe({ ...matiere, agregats });
  expect([...xmls.values()].join("")).not.toMatch(/<f>|<f /);
  const { contenu } = await writeXlsx({ ...matiere, agregats });
  const libelles = (await relireTables("x.xlsx", contenu)).flatMap(lignesOf).map((l) => l.Libellé);
  expect(libelles).toContain('\'=HYPERLINK("http://exemple.invalid")');
});

it("nomme ses feuilles comme Excel l'admet", () => {
  const noms = Object.values(THEMES).map(nameSheet);
  expect(new Set(noms).size).toBe(noms.length);
  for (const nom of noms) expect(nom).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  expect(nameSheet("Accès aux droits, non-recours, numérique")).toBe("Accès aux droits, non-recours");
}); // prettier-ignore

it("d'un CIAS, ne dit pas CCAS", async () => {
  const matiere = matiereDe();
  const epci = { niveau: "epci", code: "000000001", nom: "Pays témoin" } as const;
  const perimetre = { ...matiere.lecture.perimetre, commune: epci, epci: null };
  const xmls = await xmlsDe({ ...matiere, lecture: { ...matiere.lecture, perimetre } });
  expect(xmls.get("xl/workbook.xml")).toContain('name="Chiffres du CIAS"');
  expect(xmls.get("xl/workbook.xml")).not.toContain("CCAS");
});

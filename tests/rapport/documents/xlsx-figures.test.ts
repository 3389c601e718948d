import { unzipSync } from "fflate";
import { expect, it } from "vitest";
import type { Figure } from "../../../src/modele/figure.ts";
import { writeFigureCsv } from "../../../src/rapport/figures/csv.ts";
import { writeFiguresXlsx } from "../../../src/rapport/xlsx/figures.ts";
import { nombreOuMot, relireTables } from "./relire.ts";

const figure = (reste: Partial<Figure> = {}): Figure => ({
  id: "essai",
  titre: "Le taux passe de 12,5 % à 13,0 %",
  mesure: "Taux de pauvreté des ménages dont le référent a moins de trente ans (en %)",
  svg: "",
  svgEtroit: "",
  tableau: {
    titre: "Essai",
    colonnes: [
      { libelle: "Territoire", nombre: false },
      { libelle: "2015", nombre: true },
      { libelle: "2021", nombre: true },
    ],
    lignes: [
      ["Ville-Témoin", "12,5\u202f%", "13,0\u202f%"],
      ["Haute-Brune", "secret", "−1\u202f234,5\u202f%"],
    ],
  },
  source: "Source : essai.",
  lecture: "Lecture : essai.",
  alternative: "",
  notes: ["Une note."],
  ...reste,
});

const feuillesDe = async (figures: readonly Figure[]): Promise<readonly string[]> =>
  Object.entries(unzipSync(await writeFiguresXlsx(figures)))
    .filter(([nom]) => nom.startsWith("xl/worksheets/sheet"))
    .sort(([a], [b]) => a.localeCompare(b, "fr", { numeric: true }))
    .map(([, octets]) => Buffer.from(octets).toString("utf8"));

it("donne les nombres du CSV, et les mots tels quels", async () => {
  const f = figure();
  const [table] = await relireTables("x.xlsx", await writeFiguresXlsx([f]));
  const [csv] = await relireTables("x.csv", writeFigureCsv(f));
  const cases = (lignes: NonNullable<typeof table>["lignes"] = []) => lignes.slice(0, 2).map((l) => l.slice(0, 3).map(nombreOuMot)); // prettier-ignore
  expect(table?.colonnes.slice(0, 3)).toEqual(["Territoire", "2015 (%)", "2021 (%)"]);
  expect(cases(table?.lignes)).toEqual([["Ville-Témoin", 12.5, 13], ["Haute-Brune", "secret", -1234.5]]); // prettier-ignore
  expect(cases(table?.lignes)).toEqual(cases(csv?.lignes));
});

it("écrit des nombres, avec les décimales imprimées, et fige l'en-tête", async () => {
  const [xml = ""] = await feuillesDe([figure()]);
  expect(xml).toContain("<v>12.5</v>");
  expect(xml).toContain("<v>-1234.5</v>");
  expect(xml).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
});

it("dit la figure sous ses données, hors du filtre", async () => {
  const octets = await writeFiguresXlsx([figure()]);
  const texte = Object.values(unzipSync(octets)).map((o) => Buffer.from(o).toString("utf8")).join(""); // prettier-ignore
  for (const dit of ["Le taux passe de", "Lecture : essai.", "Une note.", "Source : essai."])
    expect(texte).toContain(dit);
  expect(texte).toContain('<autoFilter ref="A1:C3"/>');
});

it("une feuille par figure, à un nom qu'Excel admet, même si deux mesures commencent pareil", async () => {
  const octets = await writeFiguresXlsx([figure(), figure({ id: "autre" }), figure({ mesure: "Part [x] : a/b" })]);
  const classeur = Buffer.from(unzipSync(octets)["xl/workbook.xml"] ?? new Uint8Array()).toString("utf8");
  const noms = [...classeur.matchAll(/<sheet [^>]*name="([^"]+)"/g)].map(([, n]) => n);
  expect(new Set(noms).size).toBe(3);
  for (const nom of noms) expect(nom).toMatch(/^[^[\]:*?/\\]{1,31}$/);
});

it("n'exécute aucune formule", async () => {
  const piege = figure({ titre: "=1+1", tableau: { ...figure().tableau, lignes: [["=LIEN(1)", "1", "2"]] } });
  const [xml = ""] = await feuillesDe([piege]);
  expect(xml).not.toMatch(/<f[ >]/);
  const [table] = await relireTables("x.xlsx", await writeFiguresXlsx([piege]));
  expect(table?.lignes[0]?.[0]).toBe("'=LIEN(1)");
});

it("a les mêmes octets à chaque fois", async () => {
  expect(await writeFiguresXlsx([figure()])).toEqual(await writeFiguresXlsx([figure()]));
});

import { describe, expect, it } from "vitest";
import { nomJour } from "../../src/constats/periodes.ts";
import { composerPdf, documentPdf } from "../../src/publier/document-pdf.ts";
import type { Compose } from "../../src/rapport/pdf/compositeur.ts";
import { arbreOf } from "../rapport/chapitres.ts";
import { lectureFactice } from "../rapport/lecture-factice.ts";

const LECTURE = lectureFactice({ edition: "copil" });
const CHEMIN = "documents/2026/abs-ville-temoin-2026-copil.pdf";
const pdf = new Uint8Array([37, 80, 68, 70]);

const composer = (compose: Compose): ReturnType<typeof composerPdf> =>
  composerPdf(LECTURE, arbreOf("Texte.").chapitres, null, { composer: async () => compose });

it("range le PDF sous le nom de sa commune, de son année et de son édition", () => {
  expect(documentPdf(LECTURE).chemin).toBe(CHEMIN);
});

describe("composerPdf", () => {
  it("rend le fichier, sans rien à dire", async () => {
    expect(await composer({ moteur: "natif", pdf, defauts: [] })).toEqual({
      fichiers: [{ chemin: CHEMIN, contenu: pdf }],
      anomalies: [],
    });
  });

  it("dit que le PDF de repli ne prétend pas à PDF/UA", async () => {
    const { fichiers, anomalies } = await composer({ moteur: "wasm", pdf, defauts: [] });
    expect(fichiers.length).toBe(1);
    expect(anomalies.map((a) => [a.gravite, a.code, a.fichier])).toEqual([["avertissement", "pdf-de-repli", CHEMIN]]);
  });

  it("nomme le signe que les polices n'ont pas : le seul défaut que l'équipe peut corriger", async () => {
    const defaut = 'PDF/UA-1 error: the text `"😀"` could not be displayed with font `"Source Serif 4"`';
    const { fichiers, anomalies } = await composer({ moteur: "natif", defauts: [defaut, "unknown font family: x"] });
    expect(fichiers).toEqual([]);
    expect(anomalies.map((a) => [a.gravite, a.code, a.valeur])).toEqual([
      ["bloquante", "pdf-signe", "😀"],
      ["bloquante", "pdf-impossible", "unknown font family: x"],
    ]);
  });
});

it("écrit un jour comme on le dit", () => {
  expect(["2027-03-01", "2027-12-15", "", "2027-13-01"].map(nomJour)).toEqual([
    "1er mars 2027",
    "15 décembre 2027",
    null,
    null,
  ]);
});

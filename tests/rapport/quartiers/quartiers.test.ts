import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import type { Figure } from "../../../src/modele/figure.ts";
import type { Lecture } from "../../../src/rapport/lecture.ts";
import { fichesQuartiers } from "../../../src/rapport/quartiers/fiche-quartier.ts";
import type { ChapitreResolu } from "../../../src/rapport/resoudre.ts";
import { indicateur, lectureFactice, TERRITOIRES, VALEURS, type Valeurs } from "../lecture-factice.ts";

const [GARE, BOIS, , USINES] = TERRITOIRES.IRIS;
const LOGEMENT = indicateur({
  code: "LOG-02", theme: "logement", libelle: "HLM", sujet: "la part des locataires HLM", unite: "%", decimales: 1,
  sens: "0", nature: "part",
}); // prettier-ignore
const AGES = indicateur({
  code: "DEM-09", theme: "demographie", libelle: "75 ans ou plus", sujet: "la part des 75 ans ou plus", unite: "%",
  decimales: 1, sens: "+", nature: "part",
}); // prettier-ignore
const valeurs: Valeurs = {
  ...VALEURS,
  [`LOG-02|iris|${GARE?.code}`]: { 2016: 60, 2022: 62 },
  [`LOG-02|iris|${BOIS?.code}`]: { 2022: 3 },
  [`LOG-02|iris|${USINES?.code}`]: { 2022: { v: null, statut: "secret" } },
  "LOG-02|commune|00101": { 2016: 29, 2022: 30 },
  [`DEM-09|iris|${GARE?.code}`]: { 2022: 8 },
};
const lecture = lectureFactice({ edition: "public", indicateurs: [LOGEMENT, AGES], valeurs });
const chapitres = fichesQuartiers(lecture);
const fiche = (nom: string): ChapitreResolu => chapitres.find((c) => c.titre === nom) as ChapitreResolu;
const texteDe = ({ sections }: ChapitreResolu): string =>
  sections.flatMap((s) => s.contenu.map((n) => toString(n))).join("\n");
const figuresDe = ({ sections }: ChapitreResolu): Figure[] => {
  const figures: Figure[] = [];
  for (const n of sections.flatMap((s) => s.contenu))
    visit(n, "absFigure", (f: { figure: Figure }) => void figures.push(f.figure));
  return figures;
};
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("fiches des quartiers", () => {
  it("une page par IRIS qui a un chiffre, par ordre alphabétique, jamais par valeur", () => {
    expect(chapitres.map((c) => [c.titre, c.groupe])).toEqual([
      ["Bois-Joli", "fiche"],
      ["Gare", "fiche"],
    ]);
    expect(new Set(chapitres.map((c) => c.chemin)).size).toBe(2);
  });

  it("les quartiers de la ville remplacent les IRIS quand elle en a dessiné", () => {
    const quartier = { niveau: "quartier" as const, code: "CV", nom: "Centre", iris: [GARE?.code ?? ""] };
    const dessines: Lecture = {
      ...lecture,
      perimetre: { ...lecture.perimetre, quartiers: [quartier] },
      serie: (code, niveau, territoire) =>
        lecture.serie(
          code,
          niveau === "quartier" ? "iris" : niveau,
          territoire === "CV" ? (GARE?.code ?? "") : territoire,
        ),
    };
    const lus = fichesQuartiers(dessines);
    expect(lus.map((c) => c.titre)).toEqual(["Centre"]);
    expect(texteDe(lus[0] as ChapitreResolu)).toContain("Centre réunit 1 IRIS");
  });

  it("compare au même millésime, et nomme le plus grand écart", () => {
    const [profil] = figuresDe(fiche("Gare")).filter(
      (f) => f.id.endsWith("-profil") && f.mesure.startsWith("Logement"),
    );
    expect(propre(profil?.titre ?? "")).toBe(
      "Le plus grand écart avec la commune : la part des locataires HLM, 62,0 % contre 30,0 %",
    );
    expect(profil?.tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["Part des locataires HLM, 2022", "62,0 %", "30,0 %"],
    ]);
  });

  it("trace l'évolution à côté de celle de la commune, seulement entre millésimes rapprochables", () => {
    const evolution = figuresDe(fiche("Gare")).find((f) => f.id.endsWith("-evolution"));
    expect(evolution?.tableau.lignes.map((l) => l.slice(0, 3).map(propre))).toEqual([
      ["2016", "29,0 %", "60,0 %"],
      ["2022", "30,0 %", "62,0 %"],
    ]);
    expect(figuresDe(fiche("Bois-Joli")).some((f) => f.id.endsWith("-evolution"))).toBe(false);
  });

  it("dit ce qui manque : une section vide disparaît, son indicateur est nommé", () => {
    const bois = fiche("Bois-Joli");
    expect(bois.sections.map((s) => s.titre)).toEqual([null, "Logement", "Ce que nous ne savons pas ici"]);
    expect(texteDe(bois)).toContain("Part des 75 ans ou plus (Démographie)");
  });

  it("sans chiffre de quartier, il n'y a aucune page", () => {
    expect(fichesQuartiers(lectureFactice({ indicateurs: [AGES], valeurs: {} }))).toEqual([]);
  });

  it("chaque identifiant de figure est unique sur sa page", () => {
    for (const c of chapitres) {
      const ids = figuresDe(c).map((f) => f.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

import { toString } from "mdast-util-to-string";
import { visit } from "unist-util-visit";
import { describe, expect, it } from "vitest";
import { constatsOf } from "../../../src/constats/constats.ts";
import type { Figure } from "../../../src/modele/figure.ts";
import type { Edition, Lecture } from "../../../src/rapport/lecture.ts";
import { fichesQuartiers } from "../../../src/rapport/quartiers/fiche-quartier.ts";
import type { ChapitreResolu } from "../../../src/rapport/resoudre.ts";
import { indicateur, INDICATEURS, lectureFactice, TERRITOIRES, VALEURS, type Valeurs } from "../lecture-factice.ts";

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
const chapitres = fichesQuartiers(lecture, []);
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
    const lus = fichesQuartiers(dessines, []);
    expect(lus.map((c) => c.titre)).toEqual(["Centre"]);
    expect(texteDe(lus[0] as ChapitreResolu)).toContain("Centre réunit 1 IRIS");
  });

  it("compare au même millésime, et nomme le plus grand écart", () => {
    const profil = figuresDe(fiche("Gare")).find((f) => f.id.endsWith("-profil"));
    expect(propre(profil?.titre ?? "")).toBe(
      "Le plus grand écart avec la commune : la part des locataires HLM, 62,0 % contre 30,0 %",
    );
    expect(profil?.tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["Part des 75 ans ou plus, 2022", "8,0 %", "9,4 %"],
      ["Part des locataires HLM, 2022", "62,0 %", "30,0 %"],
    ]);
  });

  it("dit ce qui a changé à deux dates, seulement entre millésimes rapprochables", () => {
    const changements = figuresDe(fiche("Gare")).find((f) => f.id.endsWith("-changements"));
    expect(changements?.tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["Part des locataires HLM", "60,0 %", "62,0 %"],
    ]);
    expect(changements?.tableau.colonnes.map((c) => c.libelle)).toEqual(["Mesure", "2016", "2022"]);
    expect(figuresDe(fiche("Bois-Joli")).some((f) => f.id.endsWith("-changements"))).toBe(false);
  });

  it("dit ce qui manque : une section vide disparaît, les indicateurs absents sont comptés par thème", () => {
    const bois = fiche("Bois-Joli");
    expect(bois.sections.map((s) => s.titre)).toEqual([null, "À côté de la commune", "Ce que nous ne savons pas ici"]);
    expect(texteDe(bois)).toContain("Démographie (1)");
  });

  it("donne les revenus des IRIS d'un quartier, qui ne s'additionnent pas", () => {
    const codes = TERRITOIRES.IRIS.slice(0, 2).map((t) => t.code);
    const quartier = { niveau: "quartier" as const, code: "CV", nom: "Centre", iris: codes };
    const base = lectureFactice({
      edition: "public",
      indicateurs: [...INDICATEURS.filter((i) => i.code === "REV-01"), LOGEMENT],
      valeurs: {
        ...valeurs,
        [`REV-01|iris|${codes[0]}`]: { 2019: 15_200 },
        [`REV-01|iris|${codes[1]}`]: { 2019: 21_300 },
      },
    });
    const [lue] = fichesQuartiers(
      {
        ...base,
        perimetre: { ...base.perimetre, quartiers: [quartier] },
        serie: (code, niveau, territoire) =>
          niveau === "quartier" ? base.serie(code, "iris", codes[0] ?? "") : base.serie(code, niveau, territoire),
      },
      [],
    );
    const revenus = figuresDe(lue as ChapitreResolu).find((f) => f.id.endsWith("-rev-01"));
    expect(revenus?.tableau.lignes).toHaveLength(3); // la commune et ses deux IRIS
  });

  it("donne à la direction les constats qui citent un de ses IRIS, jamais au public", () => {
    const besoin = indicateur({ ...LOGEMENT, sens: "+" });
    const de = (edition: Edition): Lecture => lectureFactice({ edition, indicateurs: [besoin, AGES], valeurs });
    const constats = constatsOf(de("direction"));
    expect(constats.some((c) => c.genre === "iris")).toBe(true);
    const fiches = (edition: Edition): readonly string[] =>
      fichesQuartiers(de(edition), constats)
        .filter((c) => c.sections.some((s) => s.titre === "À surveiller"))
        .map((c) => c.titre);
    expect(fiches("direction")).toEqual(["Gare"]);
    expect(fiches("copil")).toEqual(["Gare"]);
    expect(fiches("public")).toEqual([]);
  });

  it("sans chiffre de quartier, il n'y a aucune page", () => {
    expect(fichesQuartiers(lectureFactice({ indicateurs: [AGES], valeurs: {} }), [])).toEqual([]);
  });

  it("chaque identifiant de figure est unique sur sa page", () => {
    for (const c of chapitres) {
      const ids = figuresDe(c).map((f) => f.id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

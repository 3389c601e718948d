import { describe, expect, it } from "vitest";
import type { NoeudFigure } from "../../src/rapport/noeuds.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import type { Indicateur } from "../../src/modele/indicateur.ts";
import { figureCourbe } from "../../src/rapport/figure-courbe.ts";
import type { Lecture } from "../../src/rapport/lecture.ts";
import { lectureFactice } from "./lecture-factice.ts";
import { arbreOf, rendre, simple } from "./chapitres.ts";

// La commune a une valeur en 2021, les comparateurs s'arrêtent en 2019 : les deux dates ne se mêlent jamais.

const figureOf = (corps: string): NoeudFigure["figure"] => {
  const noeud = arbreOf(corps).chapitres[0]?.sections[0]?.contenu[0];
  if (noeud?.type !== "absFigure") throw new Error(`first node must be a figure, got ${noeud?.type ?? "nothing"}`);
  return noeud.figure;
};

it("tient tout le paragraphe au millésime comparable quand il dit un écart", () => {
  const { html, anomalies } = rendre("En :millesime[REV-02], :valeur[REV-02] des habitants, :ecart[REV-02]{a=france}.");
  expect(simple(html)).toBe("<p>En 2019, 21 % des habitants, 6,5 points de plus qu'en France métropolitaine.</p>");
  expect(anomalies).toEqual([]);
});

it("donne le dernier millésime quand le paragraphe ne compare pas", () => {
  const { html } = rendre("En :millesime[REV-02], :valeur[REV-02] des habitants.");
  expect(simple(html)).toBe("<p>En 2021, 22 % des habitants.</p>");
});

it("avertit d'un paragraphe qui mêle un écart de 2019 et une évolution jusqu'en 2021", () => {
  const { anomalies } = rendre("L'écart est de :ecart[REV-02]{a=france}, :evolution[REV-02] en deux ans.");
  expect(anomalies).toMatchObject([{ code: "millesimes-meles", gravite: "avertissement", ligne: 4 }]);
});

it("arrête au dernier millésime comparable une courbe qui a des comparateurs, et le dit", () => {
  const figure = figureOf('::figure{indicateur=REV-02 forme=courbe comparer="departement france"}');
  expect(figure.tableau.lignes.map(([annee]) => annee)).toEqual(["2014", "2018", "2019"]);
  expect(figure.notes.join(" ")).toContain("La commune a aussi une valeur en 2021");
  expect(`${figure.titre}${figure.lecture}${figure.alternative}`).not.toContain("2021");
});

it("va jusqu'au dernier millésime quand la courbe est seule", () => {
  const figure = figureOf("::figure{indicateur=REV-02 forme=courbe comparer=aucun}");
  expect(figure.tableau.lignes.map(([annee]) => annee)).toEqual(["2014", "2018", "2019", "2021"]);
});

it("remonte le recensement sans partager d'enquête depuis le dernier millésime comparable", () => {
  const figure = figureOf("::figure{indicateur=DEM-01 forme=courbe comparer=epci}");
  expect(figure.tableau.lignes.map(([annee]) => annee)).toEqual(["2013", "2018"]);
});

it("compare au même millésime, et redonne à part celui de la commune", () => {
  expect(figureOf("::figure{indicateur=REV-02 forme=points}").tableau.colonnes[1]?.libelle).toBe("2019");
  const { html } = rendre("::chiffre{indicateur=REV-02}");
  const lignes = simple(html).split(/<br>|\n/);
  const melange = lignes.filter((l) => l.includes("2021") && l.includes("2019"));
  expect(melange).toEqual([]);
  expect(simple(html)).toContain("En 2019, dernier millésime comparable : 21 % à Ville-Témoin");
});

it("ne relie pas deux millésimes dont l'évolution est refusée : la courbe ne se fait pas", () => {
  const lecture = lectureFactice();
  const refusee: Lecture = Object.create(lecture, {
    evolution: {
      value: (...question: Parameters<Lecture["evolution"]>) => ({
        ...lecture.evolution(...question),
        valeur: null,
        statut: "refus",
        motif: "R5 : moins de trois ans d'écart",
      }),
    },
  });
  const dessiner = (l: Lecture) => figureCourbe(l, getIndicateur("REV-02") as Indicateur, [], "essai");
  expect(dessiner(lecture)).toHaveProperty("svg");
  expect(dessiner(refusee)).toEqual({
    libelle: expect.any(String),
    raison: expect.stringContaining("ne se comparent pas"),
  });
});

describe("ruptures", () => {
  it("ne calcule rien de part et d'autre et le dit", () => {
    const figure = figureOf("::figure{indicateur=EMP-06 forme=courbe}");
    expect(simple(figure.titre)).toBe("La part des ouvriers et employés : 2016 et 2022 ne se comparent pas");
    expect(figure.notes.map(simple)).toContain("Entre 2016 et 2022 : l'Insee a changé de nomenclature.");
  });
});

describe("IRIS", () => {
  const iris = (edition: "public" | "direction") => {
    const [noeud] =
      arbreOf("::figure{indicateur=REV-02 forme=iris}", { edition }).chapitres[0]?.sections[0]?.contenu ?? [];
    if (noeud?.type !== "absFigure") throw new Error("first node must be a figure, got nothing");
    return noeud.figure;
  };
  it("range par valeur pour la direction, par nom pour le public", () => {
    expect(iris("direction").tableau.lignes.map(([nom]) => nom)).toEqual([
      "Ville-Témoin",
      "Gare",
      "Centre",
      "Bois-Joli",
      "Usines",
    ]);
    expect(iris("public").tableau.lignes.map(([nom]) => nom)).toEqual([
      "Ville-Témoin",
      "Bois-Joli",
      "Centre",
      "Gare",
      "Usines",
    ]);
  });
  it("ne désigne ni le premier ni le dernier au public", () => {
    expect(simple(iris("public").alternative)).toBe(
      "Les valeurs vont de 5 % ou moins à 41,0 % ; à Ville-Témoin, 21 % ; 1 IRIS masqué par le secret statistique.",
    );
    expect(simple(iris("direction").alternative)).toContain("Gare : 41,0 %");
  });
});

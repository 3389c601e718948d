import { describe, expect, it } from "vitest";
import { toCsv } from "../../src/calculer/csv.ts";
import { writeArrow } from "../../src/rapport/donnees/arrow.ts";
import { writeCsv } from "../../src/rapport/donnees/csv.ts";
import { listResultats, tableResultats } from "../../src/rapport/donnees/resultats.ts";
import type { Lecture } from "../../src/rapport/lecture.ts";
import { repondreMain } from "../calculer/mini-entrepot.ts";
import { arbreOf, rendre, sansDessin, simple } from "./chapitres.ts";
import { readTextes } from "./figures/lire-svg.ts";
import { lectureFactice, TERRITOIRES, VALEURS, type Valeurs } from "./lecture-factice.ts";

const { COMMUNE, IRIS, METROPOLE } = TERRITOIRES;
const R6 = (v: number): string =>
  `R6 : valeur bornée par le producteur, lire « ${v} % ou ${v === 5 ? "moins" : "plus"} »`;
const valeurs = (v: number): Valeurs => ({
  ...VALEURS,
  [`REV-02|commune|${COMMUNE.code}`]: {
    2014: { v, statut: "avertissement", motif: R6(v) },
    2019: { v, statut: "avertissement", motif: R6(v) },
  },
  [`REV-02|iris|${IRIS[0]?.code ?? ""}`]: { 2019: { v, statut: "avertissement", motif: R6(v) } },
}); // prettier-ignore

// Filosofi, feuille « Seuils » (2019) : 5 pour [0 ; 5], 95 pour [95 ; 100].
describe.each([
  [5, "5 % ou moins"],
  [95, "95 % ou plus"],
])("un taux de pauvreté à la borne %d s'écrit « %s » partout", (borne, texte) => {
  const nu = new RegExp(`(?<![\\d,])${borne}(?:,0)? (?:%|points?)(?! ou (?:moins|plus))`);
  const ecrire = (corps: string): string => simple(sansDessin(rendre(corps, { valeurs: valeurs(borne) }).html));

  it.each([
    ["la directive :valeur", "Il est de :valeur[REV-02] ici."],
    ["le chiffre clé", "::chiffre{indicateur=REV-02}"],
    ["le chapeau", "::chapeau{indicateur=REV-02}"],
    ["la figure en points, son tableau, sa lecture et son alternative", "::figure{indicateur=REV-02 forme=points}"],
    ["la courbe, son tableau, sa lecture et son alternative", "::figure{indicateur=REV-02 forme=courbe}"],
    ["le détail par IRIS", "::figure{indicateur=REV-02 forme=iris}"],
  ])("%s", (_, corps) => {
    const html = ecrire(corps);
    expect(html).toContain(texte);
    expect(html).not.toMatch(nu);
  });

  it.each(["points", "courbe", "iris"])("les étiquettes du dessin « %s », l'axe mis à part", (forme) => {
    const arbre = arbreOf(`::figure{indicateur=REV-02 forme=${forme}}`, { valeurs: valeurs(borne) });
    const figures = arbre.chapitres.flatMap((c) => c.sections.flatMap((s) => s.contenu)).flatMap((n) => ("figure" in n ? [n.figure as { svg: string; svgEtroit: string }] : [])); // prettier-ignore
    expect(figures).toHaveLength(1);
    for (const { svg, svgEtroit } of figures)
      for (const dessin of [svg, svgEtroit]) {
        const lus = readTextes(dessin).map((t) => simple(t.texte));
        expect(lus.join(" ")).toContain(texte);
      }
  });

  it("la directive :ecart ne soustrait pas une borne, et le signale", () => {
    expect(VALEURS[`REV-02|france|${METROPOLE.code}`]).toBeDefined(); // l'écart ne se refuse que pour la borne
    const { html, anomalies } = rendre("Soit :ecart[REV-02]{a=france}.", { valeurs: valeurs(borne) });
    expect(simple(html)).toContain("non comparable en France métropolitaine");
    expect(simple(html)).not.toMatch(/\d+(,\d+)? points?/);
    expect(anomalies.map((a) => a.code)).toContain("ecart-impossible");
  });

  it("les constats ne comparent ni ne chiffrent une borne", () => {
    const constats = arbreOf("Texte.", { valeurs: valeurs(borne) }).constats.filter((c) => JSON.stringify(c).includes("REV-02"));
    for (const c of constats) expect(simple(JSON.stringify(c))).not.toMatch(/points? de (?:plus|moins)/);
    const html = ecrire("::constats{theme=revenus max=9}");
    expect(html).not.toMatch(nu);
  }); // prettier-ignore

  it("le CSV et la table à télécharger gardent le nombre du producteur, avec sa mise en garde", () => {
    const lecture: Lecture = lectureFactice({ valeurs: valeurs(borne) });
    const serie = lecture.serie("REV-02", "commune", COMMUNE.code);
    expect(toCsv(serie)).toContain(`;${borne};avertissement;R6 : valeur bornée par le producteur, lire « ${texte} »`);
    const resultats = listResultats(lecture);
    expect(Buffer.from(writeArrow(resultats)).toString("utf8")).toContain(texte);
    expect(writeCsv(tableResultats(lecture, resultats))).toContain(`lire « ${texte} »`);
  });
});

describe("« abs valeurs » d'une commune à la borne", () => {
  it.each([
    [5, "5 % ou moins"],
    [95, "95 % ou plus"],
  ])("%d : avertissement, « %s »", async (borne, texte) => {
    const fichier = { source: "filosofi-cc", niveau: "commune", annee: 2021, cases: { TP6021: { "01001": borne, "01002": 12 } } } as const; // prettier-ignore
    const reponses = await repondreMain({ communes: ["01001", "01002"] }, [fichier], "REV-02");
    const ici = reponses.find((r) => r.territoire === "01001");
    expect(ici).toMatchObject({ valeur: borne, statut: "avertissement" });
    expect(ici?.motif).toContain(`lire « ${texte} »`);
    expect(reponses.find((r) => r.territoire === "01002")).toMatchObject({ statut: "valeur", motif: null });
  });
});

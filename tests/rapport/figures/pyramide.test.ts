import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pyramide, type CasePyramide } from "../../../src/rapport/figures/pyramide.ts";
import { OPTIONS, TIRAGES } from "./cas.ts";
import { findDefauts, parseSvg, prettySvg, readTextes } from "./lire-svg.ts";

const GROUPES = [
  "0 à 14 ans",
  "15 à 29 ans",
  "30 à 44 ans",
  "45 à 59 ans",
  "60 à 74 ans",
  "75 à 89 ans",
  "90 ans ou plus",
];
const servies = (valeurs: readonly number[]): readonly CasePyramide[] =>
  valeurs.map((valeur) => ({ valeur, statut: "valeur" }));
const ANCIENNE = {
  millesime: "2016",
  hommes: servies([11_400, 11_900, 11_300, 10_100, 6_700, 2_700, 250]),
  femmes: servies([11_000, 12_100, 11_200, 10_300, 7_600, 4_700, 760]),
};
const RECENTE = {
  millesime: "2022",
  hommes: servies([11_100, 11_700, 11_100, 9_900, 7_300, 2_900, 310]),
  femmes: servies([10_700, 11_600, 10_900, 10_000, 8_200, 4_500, 880]),
};
const options = { ...OPTIONS, unite: "habitants", decimales: 0, groupes: GROUPES };
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("pyramide", () => {
  it("a un dessin relu aux deux largeurs, sans texte qui déborde ou se chevauche", async () => {
    const { svg, svgEtroit } = pyramide(RECENTE, ANCIENNE, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/pyramide.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/pyramide-etroit.svg");
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  it("met les deux millésimes au tableau, le groupe le plus jeune d'abord", () => {
    const { colonnes, lignes } = pyramide(RECENTE, ANCIENNE, options).tableau;
    expect(colonnes.map((c) => c.libelle)).toEqual([
      "Âge",
      "Hommes, 2022",
      "Femmes, 2022",
      "Hommes, 2016",
      "Femmes, 2016",
    ]);
    expect(lignes[0]?.map(propre)).toEqual(["0 à 14 ans", "11 100", "10 700", "11 400", "11 000"]);
  });

  it("hachure un groupe secret et coupe le contour où il l'était", () => {
    const trous = servies([10, 20, 30, 20, 10, 5, 2]).map((c, i) =>
      i === 2 ? { valeur: null, statut: "secret" as const } : c,
    );
    const figure = pyramide({ ...RECENTE, hommes: trous }, { ...ANCIENNE, femmes: trous }, options);
    expect(figure.tableau.lignes[2]?.map(propre)).toEqual(["30 à 44 ans", "secret", "10 900", "11 300", "secret"]);
    const contour = [...parseSvg(figure.svg).querySelectorAll("path")].find(
      (c) => c.getAttribute("stroke-width") === "1.8" && (c.getAttribute("d")?.length ?? 0) > 30,
    );
    expect(contour?.getAttribute("d")?.match(/M/g)).toHaveLength(3); // un départ pour les hommes, deux pour les femmes
  });

  it("un seul millésime : pas de contour, pas de clé pour l'ancien", () => {
    const { svg, tableau } = pyramide(RECENTE, null, options);
    expect(readTextes(svg).map((t) => t.texte)).not.toContain("2016");
    expect(tableau.colonnes).toHaveLength(3);
  });

  it("refuse un nombre de groupes, un effectif négatif, une pyramide vide", () => {
    expect(() => pyramide({ ...RECENTE, femmes: [] }, null, options)).toThrow("7 groups, got 0");
    expect(() => pyramide({ ...RECENTE, femmes: servies([-1, 0, 0, 0, 0, 0, 0]) }, null, options)).toThrow("got -1");
    const vide = GROUPES.map(() => ({ valeur: null, statut: "absent" as const }));
    expect(() => pyramide({ millesime: "2022", femmes: vide, hommes: vide }, null, options)).toThrow(
      "served count, got 0",
    );
  });

  it("reste lisible à toutes les tailles de commune", () => {
    const effectifs = (max: number) => fc.array(fc.integer({ min: 0, max }), { minLength: 7, maxLength: 7 });
    fc.assert(
      fc.property(
        fc.constantFrom(3, 400, 40_000, 4_000_000).chain((max) => fc.tuple(effectifs(max), effectifs(max))),
        ([h, f]) => {
          fc.pre([...h, ...f].some((v) => v > 0));
          const figure = pyramide({ millesime: "2022", hommes: servies(h), femmes: servies(f) }, null, options);
          expect([...findDefauts(figure.svg), ...findDefauts(figure.svgEtroit)]).toEqual([]);
        },
      ),
      { numRuns: TIRAGES },
    );
  });
});

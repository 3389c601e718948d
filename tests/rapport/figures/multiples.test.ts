import { describe, expect, it } from "vitest";
import { multiples, type Panneau } from "../../../src/rapport/figures/multiples.ts";
import { MULHOUSE, OPTIONS, point } from "./cas.ts";
import { findDefauts, parseSvg, prettySvg, readTextes } from "./lire-svg.ts";

const REFERENCE = [point(MULHOUSE, 2011, 17.1), point(MULHOUSE, 2016, 18.4), point(MULHOUSE, 2022, 19)];
const panneau = (titre: string, valeurs: readonly (number | null)[]): Panneau => ({
  titre,
  points: [2011, 2016, 2022].map((an, i) => point(["682240101", "iris", titre, "iris"], an, valeurs[i] ?? null)),
});
const PANNEAUX: readonly Panneau[] = [
  panneau("Centre", [15, 16, 16.5]),
  panneau("Coteaux et hauts de la ville nouvelle", [25, 27.5, 31]),
  panneau("Rebberg", [8, null, 9]),
  panneau("Petit", [null, null, null]),
  panneau("Dornach", [12, 12.5, 12]),
];
const options = { ...OPTIONS, panneau: "IRIS", reference: REFERENCE };
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("multiples", () => {
  it("a un dessin relu aux deux largeurs, sans texte qui déborde ou se chevauche", async () => {
    const { svg, svgEtroit } = multiples(PANNEAUX, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/multiples.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/multiples-etroit.svg");
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  it("met la commune puis chaque lieu au tableau, et dit le secret dans son panneau", () => {
    const figure = multiples(PANNEAUX, options);
    expect(figure.tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["Mulhouse", "17,1 %", "18,4 %", "19,0 %"],
      ["Centre", "15,0 %", "16,0 %", "16,5 %"],
      ["Coteaux et hauts de la ville nouvelle", "25,0 %", "27,5 %", "31,0 %"],
      ["Rebberg", "8,0 %", "secret", "9,0 %"],
      ["Petit", "secret", "secret", "secret"],
      ["Dornach", "12,0 %", "12,5 %", "12,0 %"],
    ]);
    expect(readTextes(figure.svg).filter((t) => t.texte === "secret")).toHaveLength(1);
  });

  it("ne relie pas deux points qu'un secret sépare", () => {
    const deux = (valeurs: readonly (number | null)[]): string =>
      multiples([panneau("A", valeurs), panneau("B", [1, 2, 3])], { ...options, reference: [] }).svg;
    const segments = (svg: string): number =>
      [...parseSvg(svg).querySelectorAll("path[stroke-linejoin]")]
        .map((c) => c.getAttribute("d")?.match(/L/g)?.length ?? 0)
        .reduce((a, b) => a + b, 0);
    expect(segments(deux([8, 8, 9]))).toBe(4);
    expect(segments(deux([8, null, 9]))).toBe(2);
  });

  it("refuse un panneau seul, trop de panneaux, deux titres égaux, un seul millésime, ou rien à dessiner", () => {
    expect(() => multiples([PANNEAUX[0]!], options)).toThrow("2 to 24 panels, got 1");
    const trop = Array.from({ length: 25 }, (_, i) => panneau(String(i), [1, 2, 3]));
    expect(() => multiples(trop, options)).toThrow("got 25");
    expect(() => multiples([PANNEAUX[0]!, PANNEAUX[0]!], options)).toThrow("distinct titles");
    const un = ["A", "B"].map((titre) => ({ titre, points: [point(MULHOUSE, 2022, 1)] }));
    expect(() => multiples(un, { ...options, reference: [] })).toThrow("at least 2 millesimes, got 1");
    const tus = ["A", "B"].map((titre) => panneau(titre, [null, null, null]));
    expect(() => multiples(tus, options)).toThrow("at least one served value, got 0");
  });

  it("tient vingt-quatre panneaux aux deux largeurs", () => {
    const tous = Array.from({ length: 24 }, (_, i) => panneau(`Quartier ${i}`, [i, 2 * i, 40 - i]));
    const { svg, svgEtroit } = multiples(tous, options);
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });
});

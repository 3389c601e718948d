import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cascade, type OptionsCascade } from "../../../src/rapport/figures/cascade.ts";
import { OPTIONS, TIRAGES } from "./cas.ts";
import { findDefauts, parseSvg, prettySvg, readTextes } from "./lire-svg.ts";

const options: OptionsCascade = { ...OPTIONS, bouts: ["2016", "2022"] };
const DEMO = {
  debut: 20.1,
  fin: 18.7,
  apports: [
    { libelle: "Composition : l'âge des actifs", valeur: 0.3 },
    { libelle: "Taux des 15 à 24 ans", valeur: -0.6 },
    { libelle: "Taux des 25 à 54 ans", valeur: -1.2 },
    { libelle: "Taux des 55 à 64 ans", valeur: 0.1 },
  ],
};
const largeurs = (svg: string): number[] =>
  [...parseSvg(svg).querySelectorAll("rect")].map((r) => Number(r.getAttribute("width")));

describe("la cascade", () => {
  it("a un dessin relu aux deux largeurs", async () => {
    const { svg, svgEtroit } = cascade(DEMO, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/cascade.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/cascade-etroit.svg");
  });

  it("dessine une barre par apport, à sa taille, et aucun niveau en barre", () => {
    const [hausses, baisses] = [[0.3, 0.1], [0.6, 1.2]]; // prettier-ignore
    for (const svg of [cascade(DEMO, options).svg, cascade(DEMO, options).svgEtroit]) {
      const lues = largeurs(svg);
      expect(lues).toHaveLength(4);
      const parPoint = (lues[0] ?? 0) / 0.3;
      for (const [i, v] of [...hausses, ...baisses].entries()) expect((lues[i] ?? 0) / parPoint).toBeCloseTo(v, 1);
      expect(findDefauts(svg)).toEqual([]);
    }
  });

  it("écrit chaque niveau et chaque apport, signe compris", () => {
    const textes = readTextes(cascade(DEMO, options).svg).map((t) => t.texte.replace(/[\u00a0\u202f]/g, " "));
    expect(textes).toEqual(
      expect.arrayContaining(["2016", "20,1 %", "+0,3", "−0,6", "−1,2", "+0,1", "2022", "18,7 %"]),
    );
  });

  it("dit dans son tableau le niveau après chaque apport", () => {
    const { colonnes, lignes } = cascade(DEMO, options).tableau;
    expect(colonnes.map((c) => c.libelle)).toEqual(["Étape", "Niveau (en %)", "Apport (en points)"]);
    expect(lignes.map((l) => l[1]?.replace("\u202f", " "))).toEqual(["20,1 %", "20,4 %", "19,8 %", "18,6 %", "18,7 %", "18,7 %"]); // prettier-ignore
    expect(lignes[0]?.[2]).toBe("—");
  });

  it("refuse des apports qui ne mènent pas de l'un à l'autre", () => {
    expect(() => cascade({ ...DEMO, fin: 25 }, options)).toThrow(RangeError);
  });

  it("reste lisible quels que soient les apports", () => {
    const apport = fc.integer({ min: -80, max: 80 }).map((n) => n / 10);
    fc.assert(
      fc.property(
        fc.integer({ min: 200, max: 600 }),
        fc.array(apport, { minLength: 1, maxLength: 6 }),
        (d, valeurs) => {
          const apports = valeurs.map((valeur, i) => ({ libelle: `Taux des habitants du groupe ${i}`, valeur }));
          const fin = valeurs.reduce((s, v) => s + v, d / 10);
          const figure = cascade({ debut: d / 10, fin, apports }, options);
          for (const svg of [figure.svg, figure.svgEtroit]) expect(findDefauts(svg)).toEqual([]);
        },
      ),
      { numRuns: TIRAGES },
    );
  });
});

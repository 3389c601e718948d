import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { halteres, type Haltere } from "../../../src/rapport/figures/halteres.ts";
import { FRANCE, M2A, MULHOUSE, OPTIONS, point, TIRAGES } from "./cas.ts";
import { findDefauts, prettySvg, readTextes } from "./lire-svg.ts";

const options = { ...OPTIONS, bouts: ["2016", "2022"] as const, ligne: "Territoire" };
const LIGNES: readonly Haltere[] = [
  { libelle: "Mulhouse", debut: point(MULHOUSE, 2016, 7.1), fin: point(MULHOUSE, 2022, 7.8) },
  { libelle: "Mulhouse Alsace Agglomération", debut: point(M2A, 2016, 8.4), fin: point(M2A, 2022, null) },
  { libelle: "France", debut: point(FRANCE, 2016, 9.2), fin: point(FRANCE, 2022, 10.1) },
  {
    libelle: "Pas encore compté",
    debut: point(FRANCE, 2016, null, { statut: "absent" }),
    fin: point(FRANCE, 2022, 8.8),
  },
];
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("halteres", () => {
  it("a un dessin relu aux deux largeurs, sans texte qui déborde ou se chevauche", async () => {
    const { svg, svgEtroit } = halteres(LIGNES, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/halteres.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/halteres-etroit.svg");
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  it("écrit les deux valeurs de chaque ligne, le secret et l'absence en toutes lettres", () => {
    expect(halteres(LIGNES, options).tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["Mulhouse", "7,1 %", "7,8 %"],
      ["Mulhouse Alsace Agglomération", "8,4 %", "secret"],
      ["France", "9,2 %", "10,1 %"],
      ["Pas encore compté", "non disponible", "8,8 %"],
    ]);
    const textes = readTextes(halteres(LIGNES, options).svg).map((t) => propre(t.texte));
    expect(textes).toEqual(expect.arrayContaining(["7,1 puis 7,8 %", "8,4 puis secret", "non disponible puis 8,8 %"]));
  });

  it("ne dessine aucun point d'une ligne dont un bout est secret", () => {
    const deux = [LIGNES[0]!, LIGNES[1]!];
    const cercles = (svg: string): number => (svg.match(/a5\.5,5\.5 0 1,0 11/g) ?? []).length;
    // Deux points de la clé, deux de la ligne servie.
    expect(cercles(halteres(deux, options).svg)).toBe(4);
  });

  it("refuse deux lignes de même nom, ou rien à dessiner", () => {
    expect(() => halteres([LIGNES[0]!, LIGNES[0]!], options)).toThrow("distinct labels");
    const tue = { libelle: "X", debut: point(MULHOUSE, 2016, null), fin: point(MULHOUSE, 2022, null) };
    expect(() => halteres([tue], options)).toThrow("at least one served value, got 0");
  });

  it("reste lisible quelles que soient les valeurs", () => {
    const valeur = fc.option(
      fc.integer({ min: 0, max: 1000 }).map((n) => n / 10),
      { freq: 5 },
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(valeur, valeur), { minLength: 1, maxLength: 20 }), (tirees) => {
        const lignes = tirees.map(([a, b], i) => ({
          libelle: `Part des habitants du groupe ${i}`,
          debut: point(FRANCE, 2016, a),
          fin: point(FRANCE, 2022, b),
        }));
        fc.pre(tirees.some(([a, b]) => a !== null || b !== null));
        const { svg, svgEtroit } = halteres(lignes, options);
        expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
      }),
      { numRuns: TIRAGES },
    );
  });
});

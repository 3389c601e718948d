import { describe, expect, it } from "vitest";
import { delais } from "../../../src/rapport/figures/delais.ts";
import { OPTIONS } from "./cas.ts";
import { findDefauts, prettySvg, readTextes } from "./lire-svg.ts";

const POINTS = [
  { jours: 15, part: 31 },
  { jours: 30, part: 62.4 },
  { jours: 60, part: 88 },
  { jours: 90, part: 97 },
];
const options = { ...OPTIONS, unite: "%", decimales: 0, mediane: 24, p90: 66.5 };
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("delais", () => {
  it("a un dessin relu aux deux largeurs, sans texte qui déborde ou se chevauche", async () => {
    const { svg, svgEtroit } = delais(POINTS, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/delais.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/delais-etroit.svg");
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  it("dit les parts, la médiane et le neuvième décile", () => {
    expect(delais(POINTS, options).tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["15 jours ou moins", "31 %"],
      ["30 jours ou moins", "62 %"],
      ["60 jours ou moins", "88 %"],
      ["90 jours ou moins", "97 %"],
      ["Médiane", "24 jours"],
      ["Neuvième décile", "66,5 jours"],
    ]);
  });

  it("s'arrête au premier secret et le dit", () => {
    const tus = [POINTS[0]!, { jours: 30, part: null }, { jours: 60, part: null }];
    const { svg, svgEtroit, tableau, notes } = delais(tus, { ...options, mediane: null, p90: null });
    expect(readTextes(svg).map((t) => t.texte)).toContain("puis secret");
    expect(tableau.lignes.map((l) => propre(l[1] ?? ""))).toEqual(["31 %", "secret", "secret"]);
    expect(notes).toHaveLength(1);
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  it("refuse des jours ou des parts qui ne croissent pas, une part après un secret, rien à dessiner", () => {
    expect(() => delais([POINTS[1]!, POINTS[0]!], options)).toThrow("delays must grow, got 15 days");
    expect(() =>
      delais(
        [
          { jours: 10, part: 50 },
          { jours: 20, part: 40 },
        ],
        options,
      ),
    ).toThrow("got 40");
    expect(() => delais([{ jours: 10, part: 101 }], options)).toThrow("got 101");
    expect(() => delais([{ jours: 10, part: null }, POINTS[1]!], options)).toThrow("must stop at a secret, got 62.4");
    expect(() => delais([{ jours: 10, part: null }], options)).toThrow("at least one served share, got 0");
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { eventail, type PointProjete } from "../../../src/rapport/figures/eventail.ts";
import { MULHOUSE, OPTIONS, point, TIRAGES } from "./cas.ts";
import { findDefauts, prettySvg } from "./lire-svg.ts";

const OBSERVES = [point(MULHOUSE, 2011, 8_120), point(MULHOUSE, 2016, 8_410), point(MULHOUSE, 2022, 8_590)];
const PROJETES: readonly PointProjete[] = [
  { temps: 2028, millesime: "2028", central: 9_050, bande: [8_600, 9_450] },
  { temps: 2034, millesime: "2034", central: 9_800, bande: [8_900, 10_700] },
];
const options = { ...OPTIONS, unite: "habitants", decimales: 0, bande: "bande à 80 %" };
const propre = (t: string): string => t.replace(/[\u00a0\u202f]/g, " ");

describe("eventail", () => {
  it("a un dessin relu aux deux largeurs, sans texte qui déborde ou se chevauche", async () => {
    const { svg, svgEtroit } = eventail(OBSERVES, PROJETES, options);
    await expect(prettySvg(svg)).toMatchFileSnapshot("__snapshots__/eventail.svg");
    await expect(prettySvg(svgEtroit)).toMatchFileSnapshot("__snapshots__/eventail-etroit.svg");
    expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
  });

  it("distingue au tableau l'observé du projeté, et une bande qui ne se calcule pas", () => {
    const sansBande = { ...PROJETES[1]!, bande: null };
    expect(eventail(OBSERVES, [PROJETES[0]!, sansBande], options).tableau.lignes.map((l) => l.map(propre))).toEqual([
      ["2011", "8 120", "—", "—"],
      ["2016", "8 410", "—", "—"],
      ["2022", "8 590", "—", "—"],
      ["2028 (projeté)", "9 050", "8 600", "9 450"],
      ["2034 (projeté)", "9 800", "non calculable", "non calculable"],
    ]);
  });

  it("refuse une projection dans le passé, une bande à l'envers, rien d'observé ou de projeté", () => {
    expect(() => eventail(OBSERVES, [{ ...PROJETES[0]!, temps: 2022 }], options)).toThrow("must follow 2022, got 2022");
    expect(() => eventail(OBSERVES, [{ ...PROJETES[0]!, bande: [2, 1] }], options)).toThrow("ordered, got 2 to 1");
    expect(() => eventail([point(MULHOUSE, 2022, null)], PROJETES, options)).toThrow("observed value, got 0");
    expect(() => eventail(OBSERVES, [], options)).toThrow("projected value, got 0");
  });

  it("reste lisible quelles que soient l'ouverture et l'échelle", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900_000 }),
        fc.double({ min: 0, max: 0.5, noNaN: true }),
        (depart, ouverture) => {
          const projetes = [1, 2].map((k) => ({
            temps: 2022 + 6 * k,
            millesime: String(2022 + 6 * k),
            central: depart,
            bande: [depart * (1 - (ouverture * k) / 2), depart * (1 + (ouverture * k) / 2)] as const,
          }));
          const { svg, svgEtroit } = eventail([point(MULHOUSE, 2022, depart)], projetes, options);
          expect([...findDefauts(svg), ...findDefauts(svgEtroit)]).toEqual([]);
        },
      ),
      { numRuns: TIRAGES },
    );
  });
});

import { describe, expect, it } from "vitest";
import { contoursIris } from "../../src/demonstration/contours.ts";
import { readContours } from "../../src/territoires/lire-contours.ts";
import { simplifyContours } from "../../src/territoires/simplifier-contours.ts";
import type { Anneau, Trace } from "../../src/modele/fond.ts";

const texte = contoursIris(2026);
const codes = (JSON.parse(texte) as { features: { properties: { code_iris: string } }[] }).features.map(
  (f) => f.properties.code_iris,
);
const { contours, anomalies } = readContours(texte, "iris.geojson", new Set(codes));
const zonesOf = simplifyContours(contours);

const sommets = ({ zones }: Trace): number =>
  zones.reduce((n, z) => n + z.anneaux.reduce((m, a) => m + a.length, 0), 0);
const aire = (a: Anneau): number =>
  a.reduce((s, [x, y], i) => {
    const [x2, y2] = a[(i + 1) % a.length] ?? [x, y];
    return s + (x * y2 - x2 * y) / 2;
  }, 0);
const aireTotale = ({ zones }: Trace): number =>
  zones.reduce((s, z) => s + Math.abs(z.anneaux.reduce((t, a) => t + aire(a), 0)), 0);

describe("simplifyContours", () => {
  it("garde les douze IRIS de la démonstration, avec moins de sommets", () => {
    expect(anomalies).toEqual([]);
    const [fin, gros] = [zonesOf(1e6), zonesOf(150)];
    expect(fin.zones).toHaveLength(12);
    expect(gros.zones.filter((z) => z.anneaux.length > 0)).toHaveLength(12);
    expect(sommets(gros)).toBeLessThan(sommets(fin) / 2);
  });

  it("ne laisse ni trou ni recouvrement : les zones font exactement l'aire de leur bord", () => {
    for (const nombre of [1e6, 300, 100]) {
      const trace = zonesOf(nombre);
      const bord = Math.abs(trace.bord.reduce((s, a) => s + aire(a), 0));
      expect(aireTotale(trace)).toBeCloseTo(bord, 10);
    }
  });

  it("est le même à chaque fois", () => {
    expect(simplifyContours(contours)(200)).toEqual(zonesOf(200));
    expect(contoursIris(2026)).toBe(texte);
  });
});

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { findContours } from "../../src/charger/reconnaissance/contours.ts";
import { readContours } from "../../src/territoires/lire-contours.ts";
import { mergeContours } from "../../src/territoires/reunir-contours.ts";
import { contoursVoisins } from "../../src/territoires/simplifier-contours.ts";

const GEO = resolve(process.env.ABS_DONNEES_REELLES ?? "../shared/data", "geo");
const presents = existsSync(GEO);
if (!presents)
  console.warn(
    `\n*** TESTS DES VRAIS CONTOURS SAUTÉS : rien dans ${GEO}. Dire où ils sont avec ABS_DONNEES_REELLES. ***\n`,
  );

describe.skipIf(!presents)("les vrais contours de Strasbourg", () => {
  const STRASBOURG = "67482";

  it("ses IRIS, et les communes autour d'elle, chacun dans son fichier", () => {
    expect(findContours(GEO, { maille: "iris", communes: [STRASBOURG] })).toMatchObject({ nom: "iris.geojson", zones: 116 });
    // Strasbourg, Schiltigheim, Illkirch-Graffenstaden, Lingolsheim.
    const communes = [STRASBOURG, "67447", "67218", "67267"];
    expect(findContours(GEO, { maille: "commune", communes })).toMatchObject({ nom: "communes-67-bas-rhin.geojson", zones: 4 });
    expect(findContours(GEO, { maille: "iris", communes: ["75056", "75101"] })).toBeNull();
  }); // prettier-ignore

  it("les quartiers que la ville y a dessinés : ses IRIS réunis, sans trou ni reste", () => {
    const texte = readFileSync(join(GEO, "iris.geojson"), "utf8");
    const { features } = JSON.parse(texte) as { features: { properties: { dcomiris: number; depcom: number; id_quart10: number } }[] }; // prettier-ignore
    const siens = features.map((f) => f.properties).filter((p) => String(p.depcom) === STRASBOURG);
    const parts = siens.map((p) => ({ code: String(p.dcomiris), dans: `Q${p.id_quart10}`, part: 1 }));
    const { contours } = readContours(texte, "iris.geojson", new Set(parts.map((p) => p.code)));
    const quartiers = mergeContours(contours, parts).contours;
    expect(quartiers.map((q) => q.code)).toEqual([...new Set(parts.map((p) => p.dans))].sort());
    const sommets = (liste: readonly { polygones: readonly (readonly unknown[])[][] }[]): number =>
      liste.reduce((n, c) => n + c.polygones.flat(2).length, 0);
    expect(sommets(quartiers)).toBeLessThan(sommets(contours)); // les frontières entre IRIS d'un même quartier ont disparu
    const voisins = contoursVoisins(contours);
    expect(Object.keys(voisins)).toHaveLength(116);
    for (const [code, eux] of Object.entries(voisins)) for (const v of eux) expect(voisins[v]).toContain(code);
  });
});

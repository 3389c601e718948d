import { describe, expect, it } from "vitest";
import { readContours } from "../../src/territoires/lire-contours.ts";

const carre = (x: number, y: number, cote = 0.01): number[][] => [
  [x, y],
  [x + cote, y],
  [x + cote, y + cote],
  [x, y + cote],
  [x, y],
];
const objet = (proprietes: Record<string, unknown>, anneau = carre(0, 0)): object => ({
  type: "Feature",
  properties: proprietes,
  geometry: { type: "Polygon", coordinates: [anneau] },
});
const fichier = (...objets: object[]): string => JSON.stringify({ type: "FeatureCollection", features: objets });
const lire = (texte: string, ...codes: string[]) => readContours(texte, "iris.geojson", new Set(codes));
const messages = ({ anomalies }: ReturnType<typeof lire>): string[] =>
  anomalies.map((a) => `${a.gravite} : ${a.message}`);

describe("readContours", () => {
  it("reconnaît la propriété du code à ses valeurs, nombre ou texte, et ne garde que les territoires attendus", () => {
    const texte = fichier(
      objet({ id: 1, dcomiris: 674820901 }),
      objet({ id: 2, dcomiris: 674820902 }, carre(0.01, 0)),
      objet({ id: 3, dcomiris: 670010000 }, carre(0.5, 0)),
    );
    const { contours, anomalies } = lire(texte, "674820901", "674820902");
    expect(contours.map((c) => c.code)).toEqual(["674820901", "674820902"]);
    expect(anomalies).toEqual([]);
  });

  it("lit le Lambert-93 comme le WGS84, et refuse un autre repérage", () => {
    const lambert = fichier(objet({ c: "A" }, carre(1_050_000, 6_840_000, 500)));
    expect(lire(lambert, "A").contours[0]?.polygones[0]?.[0]?.[1]).toEqual([1_050_500, 6_840_000]);
    const mercator = fichier(
      objet(
        { c: "A" },
        carre(862_000, 6_200_000, 500).map(([x = 0, y = 0]) => [-x, y]),
      ),
    );
    expect(messages(lire(mercator, "A"))).toEqual([
      "bloquante : Ces coordonnées ne sont ni en longitude et latitude (WGS84), ni en Lambert-93",
    ]);
  });

  it("à 48° de latitude, un degré de longitude est plus court qu'un degré de latitude", () => {
    const [, coin] = lire(fichier(objet({ c: "A" }, carre(7, 48))), "A").contours[0]?.polygones[0]?.[0] ?? [];
    // cos(48,004°) = 0,6691 (moyenne des cinq sommets).
    expect((coin?.[0] ?? 0) / 7.01).toBeCloseTo(0.6691, 4);
  });

  it.each([
    ["un texte", "code;nom", "Ce fichier de contours n'est pas un GeoJSON"],
    ["un TopoJSON", '{"type":"Topology","objects":{}}', "Ce fichier de contours n'est pas un GeoJSON"],
    [
      "des points",
      JSON.stringify({
        type: "FeatureCollection",
        features: [{ type: "Feature", properties: { c: "A" }, geometry: { type: "Point", coordinates: [0, 0] } }],
      }),
      "Ce fichier n'a aucune surface",
    ],
    ["une autre commune", fichier(objet({ c: "B" })), "Aucun contour ne porte le code d'un territoire à dessiner"],
    [
      "un contour ouvert",
      fichier(objet({ c: "A" }, carre(0, 0).slice(0, 4))),
      "Un contour n'est pas refermé, ou a moins de trois sommets",
    ],
    [
      "un code en double",
      fichier(objet({ c: "A" }), objet({ c: "A" }, carre(1, 1))),
      "Deux contours portent le même code",
    ],
  ])("refuse %s, en disant quoi faire", (_nom, texte, message) => {
    const lu = lire(texte, "A");
    expect(messages(lu)).toContain(`bloquante : ${message}`);
    expect(lu.contours).toEqual([]);
    expect(lu.anomalies.every((a) => a.fichier === "iris.geojson" && a.action.length > 10)).toBe(true);
  });

  it("dit toutes les fautes à la fois, et nomme les territoires sans contour", () => {
    const texte = fichier(objet({ c: "A" }, carre(0, 0).slice(0, 4)), objet({ c: "B" }), objet({ c: "B" }));
    expect(lire(texte, "A", "B").anomalies).toHaveLength(2);
    const { contours, anomalies } = lire(fichier(objet({ c: "A" })), "A", "B", "C");
    expect(contours).toHaveLength(1);
    expect(anomalies.map((a) => [a.gravite, a.valeur])).toEqual([["avertissement", "B, C"]]);
  });
});

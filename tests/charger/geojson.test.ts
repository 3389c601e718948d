import { describe, expect, it } from "vitest";
import { readProprietes } from "../../src/charger/geojson.ts";
import { createEssai, LIGNES, tell } from "./projet-essai.ts";

const objet = (properties: object | null): object => ({ type: "Feature", geometry: null, properties });
const collection = (...objets: readonly object[]): string =>
  JSON.stringify({ type: "FeatureCollection", features: objets });

describe("les propriétés d'un GeoJSON", () => {
  it("font une table : une ligne par objet, une colonne par propriété rencontrée", () => {
    expect(readProprietes(collection(objet({ a: "01", b: null }), objet({ c: 2.5, a: 'x;"y' }), objet(null)))).toEqual({
      entete: ["a", "b", "c"],
      lignes: [
        ["01", "", ""],
        ['x;"y', "", "2.5"],
        ["", "", ""],
      ],
    });
  });

  it.each(["", "{", "[]", '{"type":"Feature"}', collection(), collection(objet(null))])(
    "%s n'en est pas une",
    (texte) => expect(readProprietes(texte)).toBeNull(),
  );
});

describe("la liste des quartiers prioritaires", () => {
  const charger = async (contenu: string | Uint8Array): Promise<(string | number | null)[][]> => {
    const essai = createEssai("abs-geojson-");
    essai.ecrire("brut/q.geojson", contenu);
    essai.millesimes([LIGNES[0] ?? {}, { source: "qpv-liste", cog: "2024", fichier: "brut/q.geojson" }]);
    return tell(await essai.charger());
  };
  const BON = objet({ code_qp: "QN06803M", lib_qp: "Les Coteaux", insee_com: "68224, 01001" });

  it("se charge", async () => expect(await charger(collection(BON))).toEqual([]));

  it.each([
    ["une propriété renommée", collection(objet({ code: "QN06803M", lib_qp: "C", insee_com: "68224" })), "colonne-absente"],
    ["un code mal formé", collection(BON, objet({ code_qp: "QN6803", lib_qp: "C", insee_com: "68224" })), "code-malforme"],
    ["une commune sans son zéro", collection(objet({ code_qp: "QN06803M", lib_qp: "C", insee_com: "1001" })), "code-malforme"],
    ["un quartier répété", collection(BON, BON), "cle-double"],
    ["un fichier tronqué", collection(BON).slice(0, -20), "fichier-illisible"],
    ["un autre alphabet", Buffer.from(collection(objet({ code_qp: "QN06803M", lib_qp: "Côteaux", insee_com: "68224" })), "latin1"), "fichier-illisible"],
  ] as const)("refuse %s", async (_, contenu, code) => expect((await charger(contenu))[0]?.[0]).toBe(code)); // prettier-ignore

  it("dit quel objet est fautif : le premier est la ligne 1", async () => {
    const faux = objet({ code_qp: "QN6803", lib_qp: "C", insee_com: "68224" });
    expect(await charger(collection(BON, faux))).toEqual([["code-malforme", "brut/q.geojson", 2, "code_qp", "QN6803"]]);
  });
});

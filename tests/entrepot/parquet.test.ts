import { describe, expect, it } from "vitest";
import { readParquet, writeParquet } from "../../src/entrepot/parquet.ts";

const ecrire = async (valeur: number): Promise<Uint8Array> =>
  (await writeParquet([[{ nom: "valeur", type: "integer", cases: [valeur] }]], { outil: "essai" }))[0]!;

describe("plusieurs fichiers Parquet à la suite", () => {
  it("se lisent chacun pour ce qu'il est, même après un fichier abîmé, même à la fois", async () => {
    const [un, deux] = [await ecrire(1), await ecrire(2)];
    expect((await readParquet(un)).lignes).toEqual([{ valeur: 1 }]);
    await expect(readParquet(un.subarray(0, 40))).rejects.toThrow();
    const lus = await Promise.all([deux, un, deux].map(readParquet));
    expect(lus.map((l) => l.lignes)).toEqual([[{ valeur: 2 }], [{ valeur: 1 }], [{ valeur: 2 }]]);
  });
});

import { beforeAll, describe, expect, it } from "vitest";
import type { FichierDemonstration } from "../../src/demonstration/fichier.ts";
import { fichiersDemonstration } from "../../src/demonstration/generer.ts";
import type { Ligne } from "./lire.ts";
import { lire, nombre, somme } from "./lire.ts";

let fichiers: FichierDemonstration[] = [];
let dossier: Ligne[] = [];
beforeAll(async () => {
  fichiers = await fichiersDemonstration();
  dossier = lire(fichiers, "rp/dossier_complet.csv");
}, 60_000);

/** Un rapport de sommes, en %, sur les communes dont le code commence par `prefixe`. */
function part(prefixe: string, haut: readonly string[], bas: readonly string[]): number {
  const lignes = dossier.filter((l) => l["CODGEO"]!.startsWith(prefixe));
  const total = (vs: readonly string[]): number => somme(lignes.flatMap((l) => vs.map((v) => nombre(l[v]))));
  return (100 * total(haut)) / total(bas);
}

const CHOMAGE = (aa: string): [string[], string[]] => [
  ["1524", "2554", "5564"].map((age) => `P${aa}_CHOM${age}`),
  ["1524", "2554", "5564"].map((age) => `P${aa}_ACT${age}`),
];

/** Ce que le rapport de démonstration a à raconter : si un réglage l'efface, un test le dit. */
describe("Ville-Témoin a une histoire", () => {
  it("compte environ 30 000 habitants, dans un pays de quelques millions", () => {
    const ville = dossier.find((l) => l["CODGEO"] === "00101")!;
    expect(nombre(ville["P22_POP"])).toBe(29_986);
    const pays = somme(dossier.map((l) => nombre(l["P22_POP"])));
    expect(pays).toBeGreaterThan(2.5e6);
    expect(pays).toBeLessThan(4e6);
  });

  it("vieillit, vit plus seule, compte plus de familles monoparentales", () => {
    for (const [haut, bas] of [
      [["P_POP7589", "P_POP90P"], ["P_POP"]],
      [["C_MENPSEUL"], ["C_MEN"]],
      [["C_FAMMONO"], ["C_FAM"]],
    ] as const) {
      const serie = ["11", "16", "22"].map(
        (aa) =>
        part("00101", haut.map((v) => v.replace("_", `${aa}_`)), bas.map((v) => v.replace("_", `${aa}_`))), // prettier-ignore
      );
      expect(serie).toEqual([...serie].sort((a, b) => a - b));
      expect(serie[2]! - serie[0]!).toBeGreaterThan(0.8);
    }
  });

  it("a plus de chômage que le département, et moins qu'en 2011", () => {
    expect(part("00101", ...CHOMAGE("22"))).toBeLessThan(part("00101", ...CHOMAGE("11")) - 2);
    expect(part("00101", ...CHOMAGE("22"))).toBeGreaterThan(part("00", ...CHOMAGE("22")) + 2);
  });

  it("a 21 % de pauvreté et 19 500 € de niveau de vie médian, loin du département", () => {
    const ville = lire(fichiers, "filosofi/cc_filosofi_2021_COM.csv").find((l) => l["CODGEO"] === "00101")!;
    const departement = lire(fichiers, "filosofi/cc_filosofi_2021_DEP.csv").find((l) => l["CODGEO"] === "00")!;
    expect(nombre(ville["TP6021"])).toBe(21);
    expect(Math.abs(nombre(ville["MED21"]) - 19_500)).toBeLessThan(150);
    expect(nombre(departement["TP6021"])).toBeLessThan(17);
    const france = lire(fichiers, "filosofi/cc_filosofi_2021_METRO.csv")[0]!;
    expect(Math.abs(nombre(france["TP6021"]) - 14.5)).toBeLessThan(0.5);
  });

  it("a des quartiers contrastés : un écart de 40 points de pauvreté entre IRIS, qui se creuse", () => {
    const taux = (a: number, iris: string): number => {
      const l = lire(fichiers, `filosofi/BASE_TD_FILO_DISP_IRIS_${a}.csv`).find((x) => x["IRIS"] === `00101${iris}`)!;
      return nombre(l[`DISP_TP60${a - 2000}`]);
    };
    expect(taux(2019, "0201") - taux(2019, "0302")).toBeGreaterThan(40);
    expect(taux(2019, "0201")).toBeGreaterThan(taux(2014, "0201") + 2);
  });

  it("a un centre âgé, un quartier jeune", () => {
    const iris = lire(fichiers, "rp/IRIS_population_IR_Hab_2022.csv");
    const part75 = (code: string): number => {
      const l = iris.find((x) => x["IRIS"] === `00101${code}`)!;
      const ages = Object.keys(l).filter((k) => k.startsWith("P22_POP"));
      return nombre(l["P22_POP75P"]) / somme(ages.map((k) => nombre(l[k])));
    };
    expect(part75("0101")).toBeGreaterThan(2.5 * part75("0201"));
  });
});

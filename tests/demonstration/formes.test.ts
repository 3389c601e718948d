import { readFileSync } from "node:fs";
import { unzipSync } from "fflate";
import { read, utils } from "@e965/xlsx";
import { beforeAll, describe, expect, it } from "vitest";
import type { FichierDemonstration } from "../../src/demonstration/fichier.ts";
import { fichiersDemonstration } from "../../src/demonstration/generer.ts";
import { lire, texte, vraiFichier } from "./lire.ts";

let fichiers: FichierDemonstration[] = [];
beforeAll(async () => {
  fichiers = await fichiersDemonstration();
}, 60_000);

/** Première ligne avec sa marque d'ordre et sa fin de ligne : l'en-tête, l'encodage et le saut de ligne d'un coup. */
const tete = (contenu: string): string => contenu.slice(0, contenu.indexOf("\n") + 1);

/** Fichier généré, fichier officiel du même producteur et du même millésime, et ce qui les sépare. */
const PAIRES: readonly (readonly [string, string, (entete: string) => string])[] = [
  ["cog/v_commune_2023.csv", "insee/cog/v_commune_2023.csv", (e) => e],
  ["cog/v_departement_2023.csv", "insee/cog/v_departement_2023.csv", (e) => e],
  ["cog/v_region_2023.csv", "insee/cog/v_region_2023.csv", (e) => e],
  ["cog/iris_2023.csv", "insee/cog/iris_2021.csv", (e) => e],
  [
    "rp/base_cc_comparateur_2022.csv",
    "insee/rp_2022_extrait/TRANSCRIT_base_cc_comparateur_2022_mulhouse.csv",
    (e) => e,
  ],
  ["rp/IRIS_population_IR_Hab_2016.csv", "insee/rp_iris_2016/IRIS_population_IR_Hab.csv", (e) => e],
  ["rp/IRIS_household_IR_Hab_2016.csv", "insee/rp_iris_2016/IRIS_household_IR_Hab.csv", (e) => e],
  ["rp/IRIS_housing_IR_Hab_2016.csv", "insee/rp_iris_2016/IRIS_housing_IR_Hab.csv", (e) => e],
  [
    "rp/IRIS_population_IR_Hab_2011.csv",
    "insee/rp_iris_2016/IRIS_population_IR_Hab.csv",
    (e) => e.replaceAll("16_", "11_"),
  ],
  ...[2014, 2018].flatMap((a) => [
    [`filosofi/FILO${a}_DISP_COM.csv`, `insee/filosofi/FILO${a}_DISP_COM.csv`, (e: string) => e] as const,
    ...["EPCI", "DEP", "REG", "METROPOLE"].map(
      (n) =>
        [`filosofi/FILO${a}_DISP_${n}.csv`, `insee/filosofi_supra/FILO${a}_DISP_${n}.csv`, (e: string) => e] as const,
    ),
  ]),
  ["filosofi/cc_filosofi_2021_COM.csv", "insee/filosofi/cc_filosofi_2021_COM.csv", (e) => e],
  ["filosofi/cc_filosofi_2021_METRO.csv", "insee/filosofi/cc_filosofi_2021_COM.csv", (e) => e],
  [
    "filosofi/cc_filosofi_2019_DEP.csv",
    "insee/filosofi/cc_filosofi_2021_COM.csv",
    (e) => e.replace(/21(?=[;\n])/g, "19"),
  ],
  ...[2014, 2018, 2019].map(
    (a) =>
      [
        `filosofi/BASE_TD_FILO_DISP_IRIS_${a}.csv`,
        `insee/filosofi_iris/BASE_TD_FILO_DISP_IRIS_${a}.csv`,
        (e: string) => e,
      ] as const,
  ),
  ["filosofi/BASE_TD_FILO_IRIS_2021_DEC.csv", "insee/filosofi_iris/BASE_TD_FILO_IRIS_2021_DEC.csv", (e) => e],
  ...[2016, 2019, 2020].map(
    (a) => [`caf/data_CAF_${a}_IRIS.csv`, `caf/data_CAF_${a}_IRIS.csv`, (e: string) => e] as const,
  ),
  ["caf/s_ben_com_f.csv", "caf/cnaf_s_ben_com_sample.csv", (e) => e],
];

describe("les en-têtes sont celles des vrais fichiers, octet pour octet", () => {
  for (const [genere, officiel, adapter] of PAIRES) {
    const chemin = vraiFichier(officiel);
    it.skipIf(chemin === null)(genere, () => {
      const vrai = readFileSync(chemin!).subarray(0, 20_000).toString("utf8");
      expect(tete(texte(fichiers, genere))).toBe(adapter(tete(vrai)));
    });
  }

  const zip = vraiFichier("insee/rp/base_cc_comparateur_csv.zip");
  it.skipIf(zip === null)("rp/base_cc_comparateur_2016.csv (comparateur 2018, années reculées)", () => {
    const vrai = new TextDecoder().decode(unzipSync(readFileSync(zip!))["base_cc_comparateur.CSV"]!.subarray(0, 2000));
    const recule = tete(vrai)
      .replaceAll("P18_", "P16_").replaceAll("P13_", "P11_").replaceAll("1318", "1116")
      .replace(/D20/g, "D18").replace(/(MENFISC|PIMP|MED|TP60)19/g, "$115").replace(/(ET\w+)18/g, "$116"); // prettier-ignore
    expect(tete(texte(fichiers, "rp/base_cc_comparateur_2016.csv"))).toBe(recule);
  });

  const epci = vraiFichier("insee/cog/Intercommunalite_Metropole_au_01-01-2023.xlsx");
  it.skipIf(epci === null)("cog/Intercommunalite_Metropole : libellés ligne 5, codes ligne 6, données ligne 7", () => {
    const genere = fichiers.find((f) => f.source === "cog-epci")!.contenu;
    for (const feuille of ["EPCI", "Composition_communale"]) {
      const rangs = (octets: Uint8Array): unknown[][] =>
        utils.sheet_to_json(read(octets, { sheetRows: 7 }).Sheets[feuille]!, { header: 1 });
      const [a, b] = [rangs(genere as Uint8Array), rangs(readFileSync(epci!))];
      expect(a.slice(4, 6)).toEqual(b.slice(4, 6));
      expect(a[6]!.map((x) => typeof x)).toEqual(b[6]!.map((x) => typeof x));
      expect(String(a[0]![0])).toContain("données fictives");
    }
  });
});

describe("les mises en page qui n'ont pas de vrai fichier ici", () => {
  it("CAF 2017 : 31 colonnes, BOM, CRLF, milliers en espace fine ; 2018 : 29, sans BOM", () => {
    const t2017 = texte(fichiers, "caf/data_CAF_2017_IRIS.csv");
    const t2018 = texte(fichiers, "caf/data_CAF_2018_IRIS.csv");
    expect(tete(t2017)).toMatch(/^\uFEFFCODGEO;LIBGEO;DEPCOM;LIBCOM;EPCI;UU;REG;NOTE;A;.*;APRES50;APRES100\r\n$/);
    expect(tete(t2018)).toMatch(/^CODGEO;LIBGEO;DEPCOM;LIBCOM;EPCI;UU;REG;NOTE;A;.*;ARSAS\r\n$/);
    expect([t2017, t2018].map((t) => tete(t).split(";").length)).toEqual([31, 29]);
    expect(t2017).toMatch(/;\d\u202F\d{3};/);
    expect(t2018).not.toMatch(/\u202F/);
  });

  it("CAF 2019 et 2020 : tout en ASCII", () => {
    for (const a of [2019, 2020]) expect(texte(fichiers, `caf/data_CAF_${a}_IRIS.csv`)).toMatch(/^[\x00-\x7F]*$/);
  });

  it("recensement 2022 par IRIS : la nouvelle nomenclature des professions", () => {
    const entete = tete(texte(fichiers, "rp/IRIS_population_IR_Hab_2022.csv"));
    expect(entete).toContain("C22_POP15P_STAT_GSEC11_21,C22_POP15P_STAT_GSEC12_22");
    expect(entete).toContain("C22_POP15P_STAT_GSEC32,C22_POP15P_STAT_GSEC40\n");
    expect(entete).not.toContain("_CS1");
  });

  const dossier = vraiFichier("insee/rp_2022_extrait/TRANSCRIT_dossier_complet_light_mulhouse.csv");
  it.skipIf(dossier === null)("le dossier complet nomme ses colonnes comme le vrai pour celles qu'il partage", () => {
    const colonnes = (contenu: string): string[] => tete(contenu).trim().split(";");
    const recensement = colonnes(readFileSync(dossier!, "utf8")).filter((c) => /^[PC]\d\d_/.test(c));
    expect(colonnes(texte(fichiers, "rp/dossier_complet.csv"))).toEqual(expect.arrayContaining(recensement));
  });
});

describe("les marques du producteur", () => {
  it("Filosofi 2021 : `s` pour une petite commune, jamais une case vide", () => {
    const petites = lire(fichiers, "filosofi/cc_filosofi_2021_COM.csv").filter((l) => l["TP6021"] === "s");
    expect(petites.length).toBeGreaterThan(50);
    expect(texte(fichiers, "filosofi/cc_filosofi_2021_COM.csv")).not.toContain(";;");
  });

  it("Filosofi 2018 : case vide pour une petite commune, jamais `s`", () => {
    const contenu = texte(fichiers, "filosofi/FILO2018_DISP_COM.csv");
    expect(contenu).toContain(";;;");
    expect(contenu).not.toMatch(/;s[;\r]/);
  });

  it("CAF : aucun effectif de 1 à 4, ligne vide et note 3 sous 100 allocataires", () => {
    for (const a of [2016, 2017, 2018, 2019, 2020]) {
      const lignes = lire(fichiers, `caf/data_CAF_${a}_IRIS.csv`);
      expect(lignes.filter((l) => l["NOTE"] === "3").map((l) => [l["A"], l["ARSAS"]])).toEqual([["", ""], ["", ""]]); // prettier-ignore
      const cases = texte(fichiers, `caf/data_CAF_${a}_IRIS.csv`).split(/\r\n/).slice(1).flatMap((l) => l.split(";").slice(-21)); // prettier-ignore
      expect(cases.filter((c) => /^[1-4]$/.test(c))).toEqual([]);
    }
    expect(lire(fichiers, "caf/data_CAF_2020_IRIS.csv").some((l) => l["NOTE"] === "0" && l["A_ETUD"] === "")).toBe(
      true,
    );
  });

  it("CAF par commune : multiples de 5 et de 100, une ligne sans commune par an, ordre mêlé", () => {
    const lignes = lire(fichiers, "caf/s_ben_com_f.csv");
    for (const l of lignes) {
      expect(Number(l["indfoy_rsa"]) % 5).toBe(0);
      expect(Number(l["indmtt_ppa"]) % 100).toBe(0);
    }
    expect(lignes.filter((l) => l["numcomdo"] === "").map((l) => l["dtreffre"]).sort()).toEqual(["2020-12", "2021-12", "2022-12", "2023-12", "2024-12"]); // prettier-ignore
    expect(lignes.map((l) => l["dtreffre"])).not.toEqual(lignes.map((l) => l["dtreffre"]).sort());
  });
});

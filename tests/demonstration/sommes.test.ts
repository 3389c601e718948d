import { beforeAll, describe, expect, it } from "vitest";
import type { FichierDemonstration } from "../../src/demonstration/fichier.ts";
import { fichiersDemonstration } from "../../src/demonstration/generer.ts";
import type { Ligne } from "./lire.ts";
import { lire, nombre, somme } from "./lire.ts";

let fichiers: FichierDemonstration[] = [];
let dossier = new Map<string, Ligne>();
beforeAll(async () => {
  fichiers = await fichiersDemonstration();
  dossier = new Map(lire(fichiers, "rp/dossier_complet.csv").map((l) => [l["CODGEO"]!, l]));
}, 60_000);

const ANNEES = [
  ["11", 2011],
  ["16", 2016],
  ["22", 2022],
] as const;
const AGES = ["0014", "1529", "3044", "4559", "6074", "7589", "90P"];

describe("recensement", () => {
  it.each(ANNEES)("en 20%s les groupes d'âge font la population de chaque commune", (aa) => {
    for (const l of dossier.values()) {
      const total = somme(AGES.map((age) => nombre(l[`P${aa}_POP${age}`])));
      expect(Math.abs(total - nombre(l[`P${aa}_POP`]))).toBeLessThan(1e-6);
    }
  });

  it.each(ANNEES)(
    "en 20%s les trois sortes de familles font les familles, les ménages tiennent dans les logements",
    (aa) => {
      for (const l of dossier.values()) {
        const n = (v: string): number => nombre(l[v]);
        expect(Math.abs(n(`C${aa}_COUPAENF`) + n(`C${aa}_FAMMONO`) + n(`C${aa}_COUPSENF`) - n(`C${aa}_FAM`))).toBeLessThan(1e-6); // prettier-ignore
        expect(n(`C${aa}_MENPSEUL`) + n(`C${aa}_MENFAM`)).toBeLessThan(n(`C${aa}_MEN`));
        expect(n(`P${aa}_RP_PROP`) + n(`P${aa}_RP_LOCHLMV`)).toBeLessThan(n(`P${aa}_RP`));
        for (const age of ["1524", "2554", "5564"]) expect(n(`P${aa}_CHOM${age}`)).toBeLessThan(n(`P${aa}_ACT${age}`));
      }
    },
  );

  it("le comparateur et le dossier complet disent la même chose", () => {
    for (const [aa, annee] of [["16", 2016], ["22", 2022]] as const) {
      for (const l of lire(fichiers, `rp/base_cc_comparateur_${annee}.csv`)) {
        const d = dossier.get(l["CODGEO"]!)!;
        expect(nombre(l[`P${aa}_POP`])).toBeCloseTo(nombre(d[`P${aa}_POP`]), 6);
        expect(nombre(l[`P${aa}_RP`])).toBeCloseTo(nombre(d[`P${aa}_RP`]), 6);
        expect(nombre(l[`P${aa}_MEN`])).toBeLessThanOrEqual(nombre(l[`P${aa}_LOG`]));
        expect(nombre(l[`P${aa}_RP`]) + nombre(l[`P${aa}_RSECOCC`]) + nombre(l[`P${aa}_LOGVAC`])).toBeCloseTo(nombre(l[`P${aa}_LOG`]), 6); // prettier-ignore
        expect(nombre(l[`P${aa}_ACT1564`])).toBeLessThan(nombre(l[`P${aa}_POP1564`]));
        const chomeurs = somme(["1524", "2554", "5564"].map((age) => nombre(d[`P${aa}_CHOM${age}`])));
        expect(nombre(l[`P${aa}_CHOM1564`])).toBeCloseTo(chomeurs, 6);
        const et = (s: string): number => nombre(l[Object.keys(l).find((k) => k.startsWith(s))!]);
        expect(et("ETAZ") + et("ETBE") + et("ETFZ") + et("ETGU") + et("ETOQ")).toBe(et("ETTOT"));
      }
    }
  }); // prettier-ignore

  it.each(ANNEES)("en 20%s les IRIS font la commune", (aa, annee) => {
    for (const commune of ["00101", "00001"]) {
      const d = dossier.get(commune)!;
      const de = (f: string): Ligne[] => lire(fichiers, `rp/IRIS_${f}_IR_Hab_${annee}.csv`).filter((l) => l["IRIS"]!.startsWith(commune)); // prettier-ignore
      const total = (lignes: Ligne[], motif: RegExp): number =>
        somme(lignes.flatMap((l) => Object.entries(l).filter(([k]) => motif.test(k)).map(([, v]) => nombre(v)))); // prettier-ignore
      const population = de("population");
      expect(population.length).toBe(commune === "00101" ? 11 : 19);
      expect(Math.abs(total(population, /^P\d\d_POP/) - nombre(d[`P${aa}_POP`]))).toBeLessThan(1e-6);
      const plusDe15 = nombre(d[`P${aa}_POP`]) - nombre(d[`P${aa}_POP0014`]);
      expect(Math.abs(total(population, /^C\d\d_POP15P/) - plusDe15)).toBeLessThan(1e-6);
      const menages = de("household");
      expect(Math.abs(total(menages, /MEN[HF]SEUL$/) - nombre(d[`C${aa}_MENPSEUL`]))).toBeLessThan(1e-6);
      expect(Math.abs(total(menages, /PMEN_MEN/) - total(menages, /PMEN_(CS|STAT)/))).toBeLessThan(1e-6);
      expect(total(menages, /PMEN_MEN/)).toBeLessThan(nombre(d[`P${aa}_POP`]));
      const logements = de("housing");
      expect(Math.abs(total(logements, /LOCHLMV$/) - nombre(d[`P${aa}_RP_LOCHLMV`]))).toBeLessThan(1e-6);
      expect(total(logements, /RP(MAISON|APPART)$/)).toBeLessThanOrEqual(nombre(d[`P${aa}_RP`]));
    }
  });

  it("donne des valeurs fractionnaires, comme un recensement pondéré", () => {
    const iris = lire(fichiers, "rp/IRIS_population_IR_Hab_2022.csv");
    expect(iris.every((l) => !Number.isInteger(nombre(l["P22_POP0014"])))).toBe(true);
  });
});

describe("géographie", () => {
  it("chaque commune du recensement est au COG, dans un EPCI, et a ses IRIS", () => {
    const cog = lire(fichiers, "cog/v_commune_2023.csv").map((l) => l["COM"]);
    expect(new Set(cog).size).toBe(cog.length);
    expect([...dossier.keys()]).toEqual(cog);
    expect(new Set(lire(fichiers, "cog/iris_2023.csv").map((l) => l["DEPCOM"]))).toEqual(new Set(cog));
    expect(cog.length).toBeGreaterThan(290);
  });

  it("Ville-Témoin a 12 IRIS, dont un d'activité, tous dans un quartier", () => {
    const iris = lire(fichiers, "cog/iris_2023.csv").filter((l) => l["DEPCOM"] === "00101");
    expect(iris.map((l) => l["TYP_IRIS"]).filter((t) => t === "A")).toHaveLength(1);
    expect(iris).toHaveLength(12);
  });
});

describe("Filosofi", () => {
  it.each([2014, 2018])("en %s les ménages de chaque niveau sont la somme du niveau inférieur diffusé ou plus", (a) => {
    const menages = (n: string): number =>
      somme(lire(fichiers, `filosofi/FILO${a}_DISP_${n}.csv`).map((l) => nombre(l[`NBMEN${a - 2000}`])));
    expect(menages("EPCI")).toBe(menages("METROPOLE"));
    expect(menages("DEP")).toBe(menages("METROPOLE"));
    expect(menages("REG")).toBe(menages("METROPOLE"));
    // Les communes de moins de 50 ménages ne sont pas diffusées : leur somme est un peu plus basse, comme en vrai.
    expect(menages("COM")).toBeLessThanOrEqual(menages("METROPOLE"));
    expect(menages("COM")).toBeGreaterThan(0.99 * menages("METROPOLE"));
  });

  it.each([2014, 2018])("en %s les quantiles sont rangés et les parts font 100", (a) => {
    const aa = a - 2000;
    const parts = [...(a === 2014 ? ["PTSAC", "PBEN"] : ["PACT"]), "PPEN", "PPAT", "PPSOC", "PIMPOT"];
    for (const n of ["COM", "EPCI", "DEP", "REG", "METROPOLE"]) {
      for (const l of lire(fichiers, `filosofi/FILO${a}_DISP_${n}.csv`).filter((x) => x[`D1${aa}`] !== "")) {
        const q = ["D1", "D2", "Q1", "D3", "D4", "Q2", "D6", "D7", "Q3", "D8", "D9"].map((k) => nombre(l[k + aa]));
        expect(q).toEqual([...q].sort((x, y) => x - y));
        expect(somme(parts.map((p) => nombre(l[p + aa])))).toBeCloseTo(100, 0);
      }
    }
  });

  it.each([2019, 2021])("en %s un taux diffusé est entre 5 et 95, entier à la commune", (a) => {
    const aa = a - 2000;
    for (const n of ["COM", "EPCI", "DEP", "REG", "METRO"]) {
      for (const l of lire(fichiers, `filosofi/cc_filosofi_${a}_${n}.csv`)) {
        const taux = nombre(l[`TP60${aa}`]);
        if (Number.isNaN(taux)) continue;
        expect(taux).toBeGreaterThanOrEqual(5);
        expect(taux).toBeLessThanOrEqual(95);
        if (n === "COM") expect(Number.isInteger(taux)).toBe(true);
        expect(nombre(l[`D1${aa}`])).toBeLessThan(nombre(l[`MED${aa}`]));
        expect(nombre(l[`MED${aa}`])).toBeLessThan(nombre(l[`D9${aa}`]));
      }
    }
  });

  it("la médiane de la ville est entre celles de ses IRIS, et le comparateur la reprend", () => {
    const iris = lire(fichiers, "filosofi/BASE_TD_FILO_DISP_IRIS_2019.csv").filter((l) => l["COM"] === "00101");
    const medianes = iris.map((l) => nombre(l["DISP_MED19"]));
    const ville = lire(fichiers, "filosofi/cc_filosofi_2019_COM.csv").find((l) => l["CODGEO"] === "00101")!;
    expect(nombre(ville["MED19"])).toBeGreaterThan(Math.min(...medianes));
    expect(nombre(ville["MED19"])).toBeLessThan(Math.max(...medianes));
    const cc = new Map(lire(fichiers, "filosofi/cc_filosofi_2021_COM.csv").map((l) => [l["CODGEO"], l]));
    for (const l of lire(fichiers, "rp/base_cc_comparateur_2022.csv")) {
      const f = cc.get(l["CODGEO"])!;
      expect([l["NBMENFISC21"], l["MED21"], l["PIMP21"], l["TP6021"]]).toEqual([f["NBMENFISC21"], f["MED21"], f["PIMP21"], f["TP6021"]]); // prettier-ignore
    }
  });

  it("le revenu déclaré est plus dispersé que le disponible, IRIS par IRIS", () => {
    const disp = new Map(lire(fichiers, "filosofi/BASE_TD_FILO_DISP_IRIS_2019.csv").map((l) => [l["IRIS"], nombre(l["DISP_RD19"])])); // prettier-ignore
    for (const l of lire(fichiers, "filosofi/BASE_TD_FILO_IRIS_2021_DEC.csv").filter((x) => x["DEC_NOTE21"] === "0")) {
      expect(nombre(l["DEC_RD21"])).toBeGreaterThan(disp.get(l["IRIS"])!);
    }
  });
});

describe("CAF", () => {
  it.each([2016, 2017, 2018, 2019, 2020])("en %s les identités des fichiers tiennent là où rien n'est masqué", (a) => {
    for (const l of lire(fichiers, `caf/data_CAF_${a}_IRIS.csv`).filter((x) => x["NOTE"] === "0")) {
      const n = (v: string): number => nombre(l[v]);
      const [familles, enfants] = [n("AI") + n("AM") + n("ACSSENF") + n("ACAVENF"), somme(["2", "3_5", "6_10", "11_14", "15_17", "18_24"].map((e) => n(`ENF_${e}`)))]; // prettier-ignore
      if (!Number.isNaN(familles)) {
        expect(familles).toBe(n("A"));
        expect(n("AI") + n("AM") + 2 * (n("ACSSENF") + n("ACAVENF")) + n("ENF")).toBe(n("PERCOU"));
      }
      if (!Number.isNaN(enfants)) expect(enfants).toBe(n("ENF"));
      for (const v of ["AAL", "AAAH", "APPA", "ARSAS"]) if (l[v] !== "") expect(n(v)).toBeLessThanOrEqual(n("A"));
      if (l["AAPL"] !== "") expect(n("AAPL")).toBeLessThanOrEqual(n("AAL"));
    }
  });

  it("les foyers au RSA de la commune sont ceux de ses IRIS, arrondis à 5 vers le bas", () => {
    const iris = lire(fichiers, "caf/data_CAF_2020_IRIS.csv").filter((l) => l["CODGEO"]!.startsWith("00101") && l["NOTE"] === "0"); // prettier-ignore
    const total = somme(iris.map((l) => nombre(l["ARSAS"]) || 0));
    const commune = lire(fichiers, "caf/s_ben_com_f.csv").find((l) => l["dtreffre"] === "2020-12" && l["numcomdo"] === "00101")!; // prettier-ignore
    expect(nombre(commune["indfoy_rsa"])).toBe(Math.floor(total / 5) * 5);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { formatMelodi, type Observation, type PageMelodi } from "../../src/telecharger/melodi.ts";
import { exportDe, readRecords } from "../../src/telecharger/opendatasoft.ts";
import { readObservations } from "../../src/telecharger/pages-melodi.ts";
import { Passager, Refus } from "../../src/telecharger/refus.ts";

const obs = (geo: string, value: number | undefined, plus: Record<string, string> = {}): Observation => ({
  dimensions: { GEO: geo, TIME_PERIOD: "2023", ...plus },
  measures: { OBS_VALUE_NIVEAU: value === undefined ? {} : { value } },
});
const TOUT = { niveau: null, cog: null } as const;
const rien = (): void => {};
const code = async (travail: () => unknown): Promise<string> => {
  try {
    await travail();
    return "rien";
  } catch (error) {
    return error instanceof Refus ? error.code : String(error);
  }
};

describe("formatMelodi", () => {
  it("sépare géographie, niveau et code, et garde les statuts", () => {
    const o: Observation = { ...obs("2025-COM-33318", undefined, { FILOSOFI_MEASURE: "D1_SL" }), attributes: { OBS_STATUS: "O", CONF_STATUS: "F", UNIT_MULT: "0" } }; // prettier-ignore
    expect(formatMelodi([o, obs("2025-DEP-2A", 12.5, { FILOSOFI_MEASURE: "MED_SL" })], TOUT)).toEqual({
      csv: [
        "GEO;GEO_OBJECT;FILOSOFI_MEASURE;UNIT_MULT;TIME_PERIOD;OBS_VALUE;OBS_STATUS;CONF_STATUS",
        "2A;DEP;MED_SL;;2023;12.5;;",
        "33318;COM;D1_SL;0;2023;;O;F",
        "",
      ].join("\n"),
      lignes: 2,
      autresNiveaux: 0,
    });
  });

  it("rend les mêmes octets quel que soit l'ordre de l'API", () => {
    const quelques = ["COM-01001", "COM-2A004", "EPCI-200066009"].flatMap((g, i) => ["PMUN", "PTOT"].map((m) => obs(`2025-${g}`, i, { M: m }))); // prettier-ignore
    const attendu = formatMelodi(quelques, TOUT).csv;
    fc.assert(fc.property(fc.shuffledSubarray(quelques, { minLength: 6 }), (o) => void expect(formatMelodi(o, TOUT).csv).toBe(attendu))); // prettier-ignore
  });

  it("ne garde que le niveau de la ligne, et compte le reste", () => {
    const melange = [obs("2025-DEP-75", 1), obs("2025-COM-75056", 2), obs("2025-REG-75", 3)];
    const { csv, lignes, autresNiveaux } = formatMelodi(melange, { niveau: "departement", cog: 2025 });
    expect([lignes, autresNiveaux]).toEqual([1, 2]);
    expect(csv).toContain("75;DEP;2023;1");
  });

  it.each([
    ["melodi-vide", [], TOUT],
    ["melodi-vide", [obs("2025-DEP-75", 1)], { niveau: "commune", cog: null }],
    ["melodi-cog", [obs("2025-COM-01001", 1)], { niveau: null, cog: 2023 }],
    ["melodi-geo", [obs("2025-COM-01001", 1), obs("2024-COM-01001", 1)], TOUT],
    ["melodi-geo", [obs("COM-01001", 1)], TOUT],
    ["melodi-niveau", [obs("2025-COM-01001", 1)], { niveau: "iris", cog: null }],
    ["melodi-mesures", [{ ...obs("2025-COM-01001", 1), measures: { A: { value: 1 }, B: { value: 2 } } }], TOUT],
  ] as const)("refuse : %s", async (attendu, observations, ligne) => {
    expect(await code(() => formatMelodi(observations, ligne))).toBe(attendu);
  });
});

describe("readObservations", () => {
  const URL_MELODI = new URL("https://api.insee.fr/melodi/data/DS_X?GEO=COM-68224");
  /** Une API de `total` observations, par pages de `parPage`. */
  const api = (total: number, parPage: number, annonce = total) => {
    const vues: string[] = [];
    const lire = async (url: URL): Promise<PageMelodi> => {
      vues.push(url.search);
      if (url.searchParams.get("totalCount")) return { observations: [], paging: { count: annonce } };
      const page = Number(url.searchParams.get("page") ?? 1);
      const debut = (page - 1) * parPage;
      const observations = Array.from({ length: Math.min(parPage, total - debut) }, (_, i) => obs("2025-COM-01001", debut + i)); // prettier-ignore
      const suite = new URL(url);
      suite.searchParams.set("page", String(page + 1));
      return { observations, paging: debut + parPage < total ? { next: suite.href } : {} };
    };
    return { lire, vues };
  };

  it("suit les pages jusqu'au bout, chaque observation une fois", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 1, max: 20 }), async (total, parPage) => {
        const { lire, vues } = api(total, parPage);
        const lues = await readObservations(URL_MELODI, lire, rien);
        expect(lues.map((o) => o.measures.OBS_VALUE_NIVEAU?.value)).toEqual(Array.from({ length: total }, (_, i) => i));
        expect(vues.length).toBe(1 + Math.ceil(total / parPage));
      }),
    );
  });

  it("refuse un compte qui ne tombe pas juste", async () => {
    expect(await code(() => readObservations(URL_MELODI, api(10, 4, 11).lire, rien))).toBe("melodi-compte");
  });

  it("refuse des pages sans fin, une page ailleurs, une forme inconnue", async () => {
    const boucle = async (url: URL): Promise<PageMelodi> => ({
      observations: [],
      paging: { count: 5, next: url.href },
    });
    expect(await code(() => readObservations(URL_MELODI, boucle, rien))).toBe("melodi-pages");
    const ailleurs = async (): Promise<PageMelodi> => ({ observations: [obs("2025-COM-01001", 1)], paging: { count: 5, next: "https://exemple.com/melodi/data/DS_X" } }); // prettier-ignore
    expect(await code(() => readObservations(URL_MELODI, ailleurs, rien))).toBe("redirection-autre-hote");
    expect(await code(() => readObservations(URL_MELODI, async () => ({ codes: [] }), rien))).toBe("melodi-forme");
  });

  it("dit qu'une panne peut être un jeu qui n'existe pas, et ne déguise rien d'autre", async () => {
    const echouer = (refus: Refus) => async (): Promise<never> => {
      throw refus;
    };
    expect(await code(() => readObservations(URL_MELODI, echouer(new Passager("serveur-en-panne", "500")), rien))).toBe("melodi-panne"); // prettier-ignore
    expect(await code(() => readObservations(URL_MELODI, echouer(new Refus("adresse-disparue", "404")), rien))).toBe("adresse-disparue"); // prettier-ignore
  });

  it("garde le protocole de la première page", async () => {
    const { lire, vues } = api(3, 2);
    const enHttp = async (url: URL): Promise<PageMelodi> => {
      expect(url.protocol).toBe("https:");
      const page = await lire(url);
      return page.paging?.next === undefined ? page : { ...page, paging: { next: page.paging.next.replace("https:", "http:") } }; // prettier-ignore
    };
    expect((await readObservations(URL_MELODI, enHttp, rien)).length).toBe(3);
    expect(vues.length).toBe(3);
  });
});

describe("readRecords", () => {
  const RECORDS = new URL(
    "https://data.caf.fr/api/explore/v2.1/catalog/datasets/s/records?where=numcomdo%3D%2268224%22",
  );
  const api = (total: number) => {
    const vues: string[] = [];
    const lire = async (url: URL): Promise<unknown> => {
      vues.push(`${url.searchParams.get("limit")}+${url.searchParams.get("offset")}`);
      const offset = Number(url.searchParams.get("offset"));
      return { total_count: total, results: Array.from({ length: Math.min(100, total - offset) }, (_, i) => ({ n: offset + i })) }; // prettier-ignore
    };
    return { lire, vues };
  };

  it("avance de cent en cent", async () => {
    const { lire, vues } = api(250);
    const { csv, lignes } = await readRecords(RECORDS, lire, rien);
    expect([lignes, vues]).toEqual([250, ["100+0", "100+100", "100+200"]]);
    expect(csv.split("\n").slice(0, 3)).toEqual(["n", "0", "1"]);
  });

  it("dit le plafond, sans rien prendre de tronqué, et donne l'adresse de l'export", async () => {
    const { lire, vues } = api(10_001);
    const erreur = await readRecords(RECORDS, lire, rien).then(() => null, (e: unknown) => e as Refus); // prettier-ignore
    expect([erreur?.code, vues.length]).toEqual(["records-plafond", 1]);
    expect(erreur?.action).toContain("https://data.caf.fr/api/explore/v2.1/catalog/datasets/s/exports/csv?where=numcomdo%3D%2268224%22&delimiter=%3B"); // prettier-ignore
    expect(exportDe(new URL(`${RECORDS.href}&limit=100&offset=0`)).searchParams.has("offset")).toBe(false);
  });

  it("refuse une réponse vide, ou qui s'arrête trop tôt", async () => {
    expect(await code(() => readRecords(RECORDS, async () => ({ total_count: 0, results: [] }), rien))).toBe("records-vide"); // prettier-ignore
    expect(await code(() => readRecords(RECORDS, async () => ({ total_count: 5, results: [] }), rien))).toBe("records-compte"); // prettier-ignore
    expect(await code(() => readRecords(RECORDS, async () => ({ erreur: 1 }), rien))).toBe("records-forme");
  });
});

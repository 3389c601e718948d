import { describe, expect, it } from "vitest";
import { SOURCES } from "../../loaders/index.ts";
import { readCodes } from "../../src/calculer/catalogue.ts";
import { notesDe, reglesDe, rupturesDe, silenceDe } from "../../src/calculer/regles.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import { RUPTURES } from "../../src/indicateurs/ruptures.ts";

const indicateur = (code: string) => {
  const trouve = getIndicateur(code);
  if (!trouve) throw new Error(`catalogue must have ${code}`);
  return trouve;
};

describe("la table des ruptures", () => {
  it("chacune a une portée, une raison et un lien ; ses indicateurs sont au catalogue", () => {
    const codes = readCodes();
    for (const r of RUPTURES) {
      expect([...(r.sources ?? []), ...(r.indicateurs ?? [])].length).toBeGreaterThan(0);
      expect((r.indicateurs ?? []).filter((c) => !codes.includes(c))).toEqual([]);
      expect(r.raison).toMatch(/^[^.].*[^.]$/);
      expect(r.lien).toMatch(/^https:\/\//);
      expect(r.action === "refuser").toBe(r.ecartMinimal !== undefined);
    }
  });

  it("une coupure a une date ; R17, qui n'en est pas une d'après l'Insee, n'y est pas", () => {
    for (const r of RUPTURES) if (r.action === "couper") expect(r.depuis).not.toBeNull();
    expect(RUPTURES.map((r) => r.code)).not.toContain("R17");
  });

  it("touche toutes les sources de Filosofi et de la CAF, et aucune du recensement", () => {
    const touchees = (code: string): string[] =>
      SOURCES.map((s) => s.id).filter((id) =>
        RUPTURES.some((r) => r.code === code && r.sources?.some((m) => id.startsWith(m.replace("*", "")))),
      );
    expect(touchees("R4")).toEqual(SOURCES.map((s) => s.id).filter((id) => /filosofi|^qpv-revenus$/.test(id)));
    expect(touchees("R14")).toEqual(SOURCES.map((s) => s.id).filter((id) => id.startsWith("caf")));
  });

  it("décide des règles, des segments, des silences et des notes", () => {
    expect(rupturesDe(indicateur("REV-02")).map((r) => [r.code, r.depuis])).toEqual([["R4", 2023]]);
    expect(rupturesDe(indicateur("EMP-06")).map((r) => r.code)).toEqual(["R3"]);
    expect(reglesDe(indicateur("REV-02")).prudence).toMatch(/^R5 : /);
    expect(reglesDe(indicateur("REV-10")).prudence).toMatch(/^R14 : /);
    expect(reglesDe(indicateur("DEM-01"))).toMatchObject({ comparaison: "enquetes-disjointes", ruptures: [], ecarts: [], prudence: null }); // prettier-ignore
    expect(silenceDe(indicateur("REV-02"), "iris", 2023)?.code).toBe("R4");
    expect(silenceDe(indicateur("REV-02"), "iris", 2021)).toBeNull();
    expect(silenceDe(indicateur("REV-02"), "commune", 2023)).toBeNull();
    expect(notesDe(indicateur("LOG-12"))).toEqual(["R8 : les aides au logement ont été réformées en 2018 et en 2021."]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { SOURCES } from "../../loaders/index.ts";
import { readCodes } from "../../src/calculer/catalogue.ts";
import { notesDe, notesDesSources, regleDe, reglesDe, rupturesDe, silenceDe } from "../../src/calculer/regles.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import { RACINE } from "../../src/racine.ts";
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
      expect([...(r.sources ?? []), ...(r.indicateurs ?? []), ...(r.variables ?? [])].length).toBeGreaterThan(0);
      expect((r.indicateurs ?? []).filter((c) => !codes.includes(c))).toEqual([]);
      expect(r.raison).toMatch(/^[^.].*[^.]$/);
      expect(r.lien).toMatch(/^https:\/\//);
      expect(r.action === "refuser").toBe(r.ecartMinimal !== undefined);
      expect(r.action === "decider").toBe(r.objet !== undefined);
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

  it("est la seule : chaque règle de la documentation y est, et aucun exécuteur n'en écrit le code", () => {
    const regles = readFileSync(join(RACINE, "docs/regles.md"), "utf8");
    const documentes = [...regles.matchAll(/^\| (R\d+) \|/gm)].map(([, code]) => code ?? "");
    expect([...new Set(RUPTURES.map((r) => r.code))].sort()).toEqual([...new Set(documentes)].sort());
    const executeurs = ["calculer", "charger", "constats", "publier", "rapport"].flatMap((couche) =>
      readdirSync(join(RACINE, "src", couche), { recursive: true, encoding: "utf8" })
        .filter((f) => /\.(ts|sql)$/.test(f))
        .map((f) => join(couche, f)),
    );
    const ecrits = executeurs.filter((f) => /["'`]R\d+ : /.test(readFileSync(join(RACINE, "src", f), "utf8")));
    expect(ecrits).toEqual([]);
  });

  it("les règles dont la donnée décide : code, raison, et la date où l'une prend la suite de l'autre", () => {
    expect([regleDe("enquetes", 2018).code, regleDe("enquetes", 2019).code, regleDe("bornes").code]).toEqual(["R1", "R2", "R6"]); // prettier-ignore
    expect([regleDe("perimetre").code, regleDe("iris").code, regleDe("echantillon").code]).toEqual(["R11", "R12", "R18"]); // prettier-ignore
    // domaine : 2019 est le premier millésime dont l'enquête de 2021 manque (Insee, 8680694)
    expect(reglesDe(indicateur("DEM-12")).comparaison).toBe("annuelle"); // état civil, dans un fichier du recensement
  });

  it("R16 : un indicateur fait sur la personne de référence du ménage est coupé en 2016, sans le nommer", () => {
    const surPr = {
      ...indicateur("FAM-01"),
      definitions: [{ forme: "niveau", valeur: { source: "rp-cc-familles", formule: "C{aa}_MEN_CS6" } }],
    } as const;
    expect(rupturesDe(surPr).map((r) => [r.code, r.depuis])).toEqual([["R16", 2016]]);
    expect(rupturesDe(indicateur("FAM-01"))).toEqual([]);
  });

  it("R30 et R31 : les séries du CCAS portent ce qui les fait sauter sans que les besoins aient changé", () => {
    expect(notesDesSources(["ccas-aides"]).map((n) => n.slice(0, 3))).toEqual(["R30", "R31"]);
    expect(notesDesSources(["ccas-accueil"]).map((n) => n.slice(0, 3))).toEqual(["R31"]);
    expect(notesDesSources(["ccas-satisfaction"])).toEqual([]);
  });

  it("Filosofi 2022 n'existe à aucune maille ; 2023 existe à la commune, pas à l'IRIS", () => {
    expect(silenceDe(indicateur("REV-02"), "commune", 2022)?.raison).toBe("Filosofi 2022 n'a pas été produit");
    expect(silenceDe(indicateur("REV-02"), "commune", 2023)).toBeNull();
    expect(silenceDe(indicateur("REV-02"), "iris", 2023)?.code).toBe("R4");
  });
});

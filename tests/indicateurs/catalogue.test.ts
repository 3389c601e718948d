import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { getSource, SOURCES } from "../../loaders/index.ts";
import { INDICATEURS } from "../../src/indicateurs/index.ts";
import { parseFormule } from "../../src/modele/formule.ts";
import type { Definition } from "../../src/modele/indicateur.ts";
import { readNom, renderMotif } from "../../src/modele/motif.ts";
import { readAsset } from "../../src/racine.ts";

const catalogue = new Map(
  (
    parse(readAsset("src/indicateurs/catalogue.csv"), { delimiter: ";", columns: true }) as Record<string, string>[]
  ).map((r) => [r.id ?? "", r]),
);
const droit = (texte: string | undefined): string | undefined => texte?.replaceAll("’", "'");
const SENS: Readonly<Record<string, string>> = { "+": "+", "-": "-", "−": "-", "0": "0" };

const formulesDe = (d: Definition): { source: string; formule: string }[] => {
  if (d.forme === "niveau") return [d.valeur];
  if (d.forme === "rapport") return [d.numerateur, d.denominateur];
  return [d.population, d.naissances, d.deces].flatMap((formule) =>
    formule === undefined ? [] : [{ source: d.source, formule }],
  );
};

describe.each(INDICATEURS.map((i) => [i.code, i] as const))("%s", (code, indicateur) => {
  it("a le libellé et le sens du catalogue, où il est prévu", () => {
    const ligne = catalogue.get(code);
    expect(ligne?.statut).toMatch(/^(v1|reserve)$/);
    // L'apostrophe typographique est l'affaire du rendu.
    expect(droit(indicateur.libelle)).toBe(droit(ligne?.libelle));
    expect(indicateur.sens).toBe(SENS[ligne?.sens ?? ""]);
  });

  it("ne cite que des variables déclarées par leur source", () => {
    for (const { source, formule } of indicateur.definitions.flatMap(formulesDe)) {
      const s = getSource(source);
      if (s?.type !== "mesures") throw new Error(`definition must name a source of measures, got ${source}`);
      for (const { motif } of parseFormule(formule)) {
        const nom = renderMotif(motif, { annee: 2018, debut: 2013 });
        expect(
          s.variables.some((v) => readNom(v.motif, nom) !== null),
          `${source} déclare ${nom}`,
        ).toBe(true);
      }
    }
  });

  it("rapporte un C à un C et un P à un P : jamais deux exploitations du recensement dans un rapport", () => {
    const exploitation = (formule: string): string[] => parseFormule(formule).map((t) => t.motif.slice(0, 1));
    for (const d of indicateur.definitions)
      if (
        d.forme === "rapport" &&
        [d.numerateur, d.denominateur].every((q) => q.source.startsWith("rp-") && /^[PC]\{/.test(q.formule))
      )
        expect(new Set([...exploitation(d.numerateur.formule), ...exploitation(d.denominateur.formule)]).size).toBe(1);
  });
});

describe("le catalogue", () => {
  it("n'a pas deux fois le même code", () => {
    expect(new Set(INDICATEURS.map((i) => i.code)).size).toBe(INDICATEURS.length);
  });

  it("compte au moins 25 indicateurs calculés", () => expect(INDICATEURS.length).toBeGreaterThanOrEqual(25));

  it("ne lit que des sources d'identifiants distincts", () => {
    expect(new Set(SOURCES.map((s) => s.id)).size).toBe(SOURCES.length);
  });
});

import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { getSource, SOURCES } from "../../loaders/index.ts";
import { INDICATEURS } from "../../src/indicateurs/index.ts";
import { parseFormule } from "../../src/modele/formule.ts";
import { DEFINITIONS } from "../../src/coffre/agregats.ts";
import { termesOfficielsDe } from "../../src/modele/activite.ts";
import { findMelange } from "../../src/indicateurs/controle.ts";
import { mailles } from "../../src/indicateurs/mailles.ts";
import { secretsDe } from "../../src/indicateurs/secrets.ts";
import { exploitationDe } from "../../src/modele/exploitation.ts";
import { origineDe, quantitesDe, THEMES } from "../../src/modele/indicateur.ts";
import { NIVEAUX } from "../../src/modele/territoire.ts";
import { readNom, renderMotif } from "../../src/modele/motif.ts";
import { readAsset } from "../../src/racine.ts";

const catalogue = new Map(
  (
    parse(readAsset("src/indicateurs/catalogue.csv"), { delimiter: ";", columns: true }) as Record<string, string>[]
  ).map((r) => [r.id ?? "", r]),
);
const droit = (texte: string | undefined): string | undefined => texte?.replaceAll("’", "'");
const SENS: Readonly<Record<string, string>> = { "+": "+", "-": "-", "−": "-", "0": "0" };

/**
 * Servis ailleurs que le catalogue ne l'annonce : le fichier de l'Insee n'a que des quartiers ; l'APA « C sur demande » est la seule
 * lue, le classeur de la Drees (D) ne l'est pas.
 */
const MAILLES_SERVIES: Readonly<Record<string, readonly string[]>> = { "QPV-02": ["Q"], "VIE-08": ["C"] };

/** Les mailles de la colonne « niveaux » : ce qui est entre parenthèses est une condition ; « idem » reprend la ligne d'avant. */
function lettresDe(code: string): string[] {
  const codes = [...catalogue.keys()];
  let i = codes.indexOf(code);
  while (catalogue.get(codes[i] ?? "")?.niveaux === "idem") i -= 1;
  const texte = (catalogue.get(codes[i] ?? "")?.niveaux ?? "").replace(/\([^)]*\)/g, "").replace(/^.*→/, "");
  return texte.split(/[\s,/]+/).filter((l) => /^[QICEDRF]$/.test(l));
}

describe.each(INDICATEURS.map((i) => [i.code, i] as const))("%s", (code, indicateur) => {
  it("a le libellé, le thème, les mailles, la fiabilité et le sens du catalogue, où il est prévu", () => {
    const ligne = catalogue.get(code);
    expect(ligne?.statut).toMatch(/^(v1|reserve)$/);
    // L'apostrophe typographique est l'affaire du rendu.
    expect(droit(indicateur.libelle)).toBe(droit(ligne?.libelle));
    expect(indicateur.sens).toBe(SENS[ligne?.sens ?? ""]);
    expect(ligne?.theme?.replace(/ \(.*\)$/, "")).toBe(THEMES[indicateur.theme]);
    expect(indicateur.fiabilite ?? "A").toBe(ligne?.fiabilite);
    const parRang = (n: readonly string[]): string[] => NIVEAUX.filter((m) => n.includes(m));
    expect(parRang(indicateur.niveaux)).toEqual(parRang(mailles((MAILLES_SERVIES[code] ?? lettresDe(code)).join(""))));
  });

  it("ne cite que des variables déclarées par leur source", () => {
    for (const { source, formule } of indicateur.definitions.flatMap(quantitesDe)) {
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

  it("est annoncé à au moins une maille que ses sources donnent : livrée, ou somme de communes", () => {
    const livrees = indicateur.definitions.flatMap(quantitesDe).flatMap(({ source }) => {
      const s = getSource(source);
      return s?.type === "mesures" ? s.niveaux : [];
    });
    const faites = livrees.some((n) => n !== "qpv") ? NIVEAUX : livrees;
    expect(origineDe(indicateur) !== undefined || indicateur.niveaux.some((n) => faites.includes(n))).toBe(true);
  });

  it("ne mêle pas les deux exploitations du recensement", () => {
    expect(indicateur.definitions.map(findMelange).filter((m) => m !== null)).toEqual([]);
  });

  it("se calcule de fichiers officiels, du coffre ou du pilotage : un seul des trois", () => {
    const origines = [indicateur.definitions.length > 0, indicateur.activite, indicateur.pilotage];
    expect(origines.filter(Boolean)).toHaveLength(1);
  });

  it("ne cite, du coffre, que des agrégats qui en sortent, et des indicateurs du catalogue", () => {
    if (!indicateur.activite) return;
    const { calcul, source } = indicateur.activite;
    const siens = DEFINITIONS.flatMap((d) => (d.source === source ? d.definitions.map((a) => a.variable) : []));
    const texte = JSON.stringify(calcul);
    const cites = [...texte.matchAll(/"(?:variable|repartition|sur|parSecteur)":"([^"]+)"/g)].map(([, nom]) => nom);
    // Ce qui se compte par secteur est annoncé à l'IRIS.
    if (texte.includes("parSecteur")) expect(indicateur.niveaux).toContain("iris");
    expect(cites.length).toBeGreaterThan(0);
    expect(cites.filter((nom) => !siens.includes(nom ?? ""))).toEqual([]);
    expect(termesOfficielsDe(calcul).filter((code) => !catalogue.has(code))).toEqual([]);
  });

  it("a une définition en phrase, un sujet avec son article, et une règle de secret", () => {
    expect(indicateur.definition).toMatch(/^[A-ZÀÉ(«0-9].*\.$|^\(/s);
    expect(indicateur.sujet).toMatch(/^(?:les? |la |l')/);
    expect(secretsDe(indicateur).length).toBeGreaterThan(0);
  });

  it("a une règle de secret pour chacune des sources qu'il lit", () => {
    const seules = indicateur.definitions.filter(
      (d) => quantitesDe(d).some(({ source }) => secretsDe({ ...indicateur, definitions: [{ forme: "niveau", valeur: { source, formule: "X" } }] }).length === 0), // prettier-ignore
    );
    expect(seules).toEqual([]);
  });
});

describe("le catalogue", () => {
  it("n'a pas deux fois le même code", () => {
    expect(new Set(INDICATEURS.map((i) => i.code)).size).toBe(INDICATEURS.length);
  });

  it("déclare chacun des 120 indicateurs de la première version, une fois", () => {
    const v1 = [...catalogue].filter(([, r]) => r.statut === "v1").map(([code]) => code);
    expect(v1).toHaveLength(120);
    expect(v1.map((code) => [code, INDICATEURS.filter((i) => i.code === code).length])).toEqual(
      v1.map((code) => [code, 1]),
    );
  });

  it("ne lit que des sources d'identifiants distincts", () => {
    expect(new Set(SOURCES.map((s) => s.id)).size).toBe(SOURCES.length);
  });
});

describe("une déclaration qui mêle les exploitations du recensement", () => {
  const rapport = (numerateur: string, denominateur: string) =>
    ({
      forme: "rapport",
      numerateur: { source: "rp-cc-familles", formule: numerateur },
      denominateur: { source: "rp-cc-familles", formule: denominateur },
      echelle: 100,
    }) as const;

  it.each([
    ["C{aa}_FAMMONO", "P{aa}_MEN"],
    ["P{aa}_POP80P", "P{aa}_POP + C{aa}_MEN"],
    ["MELC_FAMMONO", "MEL_POP"],
    ["C{aa}_FAMMONO", "AGE000_F + AGE001_F"],
  ])("%s / %s est reconnue", (n, d) => expect(findMelange(rapport(n, d))).toBe(`${n} / ${d}`));

  it.each([
    ["C{aa}_FAMMONO", "C{aa}_FAM"],
    ["P{aa}_POP80P", "MEL_POP"],
    ["indfoy_asf", "C{aa}_FAMMONO"], // la CAF n'est pas le recensement
  ])("%s / %s est permise", (n, d) => expect(findMelange(rapport(n, d))).toBeNull());

  it("un nom de variable dit son exploitation", () => {
    expect(["P18_POP", "MEL_POP", "AGE042_H"].map(exploitationDe)).toEqual(Array(3).fill("principale"));
    expect(["C{aa}_FAM", "C16_FAM", "MELC_FAM"].map(exploitationDe)).toEqual(Array(3).fill("complementaire"));
    expect(["CC2S", "PERCOU", "C", "PACT21", "CREATIONS"].map(exploitationDe)).toEqual(Array(5).fill(null));
  });
});

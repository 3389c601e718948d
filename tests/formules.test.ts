import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, posix } from "node:path";
import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { afterAll, describe, expect, it, vi } from "vitest";
import { toCsv } from "../src/calculer/csv.ts";
import { printAvertissements } from "../src/cli/sortie.ts";
import { createQuarantaine } from "../src/coffre/quarantaine.ts";
import { formatCase } from "../src/modele/csv.ts";
import type { Resultat } from "../src/modele/resultat.ts";
import { RACINE } from "../src/racine.ts";
import { writeCsv } from "../src/rapport/donnees/csv.ts";
import { writeFigureCsv } from "../src/rapport/figures/csv.ts";
import { tableSheet, textCell } from "../src/rapport/xlsx/cases.ts";

/**
 * Une case qu'un tableur exécuterait : elle commence, blancs et signes invisibles passés, par un signe de formule. Un nombre signé n'en
 * est pas une. Écrit à part de `neutraliser`, qu'il juge. Source : OWASP, « CSV Injection ».
 */
function isFormule(brut: string): boolean {
  const texte = [...brut].filter((c) => c.trim() !== "" && !/\p{C}/u.test(c)).join("");
  if (!["=", "+", "-", "@", "＝", "＋", "－", "＠"].some((signe) => texte.startsWith(signe))) return /^[\t\r\n]/.test(brut);
  return !/^[+-][\d.,€]*$/.test(texte);
} // prettier-ignore

const dangereux = fc
  .tuple(
    fc.constantFrom("", " ", "\t", "\r", "\n", "\u00a0", "\ufeff", "\u200b", "\u0000"),
    fc.constantFrom("=", "+", "-", "@", "＝", "＠"),
    fc.oneof(fc.constantFrom('HYPERLINK("http://x";"y")', "cmd|' /C calc'!A0", "SUM(A1:A9)", "a;b", 'dit "x"'), fc.string({ maxLength: 12 })), // prettier-ignore
  )
  .map((morceaux) => morceaux.join(""));
const texte = fc.oneof(dangereux, fc.string({ maxLength: 20 }), fc.constantFrom("-15,00", "+3", "Colis"));

const dossier = mkdtempSync(join(tmpdir(), "abs-formules-"));
afterAll(() => rmSync(dossier, { recursive: true, force: true }));
const quarantaine = (t: string): string => {
  const q = createQuarantaine(dossier, "brut/ccas/a.csv");
  q.nommer([t]);
  q.add([t], 2, [{ code: "x", colonne: t, message: t, action: t }]);
  q.write();
  return readFileSync(join(dossier, "brut/ccas/quarantaine/a.csv"), "utf8");
};
const anomalies = (t: string): string => {
  const muet = vi.spyOn(console, "error").mockReturnValue();
  const une = { gravite: "avertissement", code: t, fichier: t, ligne: 1, colonne: t, valeur: t, message: t, action: t } as const; // prettier-ignore
  printAvertissements(
    Array.from({ length: 16 }, (_, i) => ({ ...une, code: `${t}${i}`, message: `${t}${i}` })),
    dossier,
  );
  muet.mockRestore();
  return readFileSync(join(dossier, ".abs/anomalies.csv"), "utf8");
};
const resultat = (t: string): string => toCsv([{ indicateur: t, territoire: t, niveau: t, motif: t, source: t, methode: t, unite: t, statut: t, valeur: null, millesime: 2025, cog: null, intervalle: null, numerateur: null, denominateur: null, fichiers: [{ fichier: t, sha256: "" }] } as unknown as Resultat]); // prettier-ignore
const donnees = (t: string): string => writeCsv({ nom: "t", titre: t, description: t, cle: [], champs: [{ nom: t, type: "texte", description: t, cases: [t, null] }] }); // prettier-ignore
const figure = (t: string): string => writeFigureCsv({ tableau: { colonnes: [{ libelle: t, nombre: false }], lignes: [[t]] } } as unknown as Parameters<typeof writeFigureCsv>[0]); // prettier-ignore

const TEXTES: Readonly<Record<string, (t: string) => string>> = {
  "les lignes refusées d'un export": quarantaine,
  "la liste des anomalies": anomalies,
  "abs valeurs --format csv": resultat,
  "les données ouvertes": donnees,
  "le tableau d'une figure": figure,
};

describe("aucune case écrite n'est une formule", () => {
  it.each(Object.entries(TEXTES))("%s", (_, write) => {
    fc.assert(
      fc.property(texte, (t) => {
        const cases = (parse(write(t), { bom: true, delimiter: ";", relax_column_count: true }) as string[][]).flat();
        expect(cases.length).toBeGreaterThan(0);
        expect(cases.filter(isFormule)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it("le classeur : du texte, jamais une formule ni un nombre deviné", () => {
    fc.assert(
      fc.property(texte, (t) => {
        const { rows } = tableSheet("A", [{ titre: t, largeur: 1, lire: (ligne: string) => ligne }], [t]);
        for (const cell of [...rows.flat(), textCell(t)]) {
          const { type, value } = cell as { type: unknown; value: string };
          expect([type, isFormule(value)]).toEqual([String, false]);
        }
      }),
    );
  });

  it("ce qui est désarmé reste lisible : une apostrophe devant, rien d'autre", () => {
    fc.assert(
      fc.property(dangereux, (t) => {
        const [lue] = parse(formatCase(t), { delimiter: ";" }).flat();
        expect([t, `'${t}`]).toContain(lue);
      }),
    );
  });
});

/** Ceux qui écrivent des cases sans `formatCase`, et pourquoi. */
const SANS: Readonly<Record<string, string>> = {
  "src/charger/geojson.ts": "écrit un cache que nous seuls relisons : une apostrophe y changerait un nom",
  "src/charger/projet.ts": "nomme dans un message les colonnes attendues",
  "src/publier/site/feuille.ts": "une feuille de style",
  "src/rapport/figures/nettoyage.ts": "une feuille de style",
  "src/verifier/lecture/parquet.ts": "lit un fichier livré, n'en écrit pas",
};

it("tout ce qui écrit un CSV passe par formatCase : un nouveau l'apprend ici", () => {
  const ecrivent = readdirSync(join(RACINE, "src"), { recursive: true, encoding: "utf8" })
    .map((f) => posix.join("src", f.replaceAll("\\", "/")))
    .filter((f) => f.endsWith(".ts") && !f.startsWith("src/demonstration/")) // engendre nos exports fictifs, salis exprès
    .filter((f) => /\.join\("(?:;|\\t)"\)/.test(readFileSync(join(RACINE, f), "utf8")));
  expect(ecrivent.length).toBeGreaterThan(10);
  const nus = ecrivent.filter((f) => !readFileSync(join(RACINE, f), "utf8").includes("formatCase("));
  expect(nus.filter((f) => !readFileSync(join(RACINE, f), "utf8").includes("map(formatCase)")).sort()).toEqual(Object.keys(SANS).sort()); // prettier-ignore
});

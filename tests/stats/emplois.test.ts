import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, it } from "vitest";
import { RACINE } from "../../src/racine.ts";

const lire = (chemin: string): string => readFileSync(join(RACINE, chemin), "utf8");
const [, sert = "", attend = ""] = lire("docs/statistiques.md").split(/^## .*$/m);
const cites = (texte: string): readonly string[] =>
  [...texte.matchAll(/`([a-z]+(?:-[a-z]+)*)`/g)].flatMap(([, nom = ""]) => (FICHIERS.includes(nom) ? [nom] : []));

const SOURCES = readdirSync(join(RACINE, "src"), { recursive: true, encoding: "utf8" })
  .map((f) => f.replaceAll("\\", "/"))
  .filter((f) => f.endsWith(".ts"));
const isStats = (f: string): boolean => f.startsWith("stats/");
const FICHIERS = SOURCES.filter(isStats).map((f) => basename(f, ".ts"));
const importes = (fichiers: readonly string[], motif: RegExp): ReadonlySet<string> =>
  new Set(fichiers.flatMap((f) => [...lire(`src/${f}`).matchAll(motif)].map(([, nom = ""]) => nom)));
const dehors = importes(
  SOURCES.filter((f) => !isStats(f)),
  /from "[^"]*\/stats\/([\w-]+)\.ts"/g,
);
const dedans = importes(SOURCES.filter(isStats), /from "\.\/([\w-]+)\.ts"/g);

describe("docs/statistiques.md", () => {
  it("nomme tout ce que le reste de l'outil emploie, et rien d'autre", () => {
    const lignes = sert.split("\n").filter((l) => l.startsWith("|"));
    expect([...new Set(cites(lignes.join("\n")))].sort()).toEqual([...dehors].sort());
  });

  it("dit pourquoi aucune page ne se sert de ce que rien n'emploie", () => {
    const orphelins = FICHIERS.filter((f) => !dehors.has(f) && !dedans.has(f));
    const colonne = attend.split("\n").map((l) => l.split("|")[1] ?? "");
    const dits = new Set(cites(colonne.join("\n")));
    expect(orphelins.filter((f) => !dits.has(f))).toEqual([]);
    expect([...dits].filter((f) => dehors.has(f))).toEqual([]);
    for (const ligne of attend.split("\n").filter((l) => l.startsWith("| `"))) expect(ligne.split("|")[2]?.trim()).not.toBe("");
  });
}); // prettier-ignore

import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

// Les exemples de la documentation sont exécutés : un exemple que le code ne produit pas est une erreur.
const DIRECTORY = new URL("../../src/stats/", import.meta.url);
const files = readdirSync(DIRECTORY).filter((file) => file.endsWith(".ts"));
const modules = new Map<string, Record<string, unknown>>();
for (const file of files) modules.set(file, await import(new URL(file, DIRECTORY).href));

/** Les lignes de chaque bloc @example d'un fichier, sans l'étoile du commentaire. */
function readExamples(source: string): string[][] {
  return [...source.matchAll(/^ \* @example\n((?: \* .*\n)+?)(?= \*\/| \* @)/gm)].map((match) =>
    (match[1] ?? "").split("\n").flatMap((line) => (line.startsWith(" * ") ? [line.slice(3)] : [])),
  );
}

/** Exécute un bloc et rend, pour chaque ligne `expression // => valeur`, l'expression, l'obtenu et l'attendu. */
function runExample(lines: readonly string[], scope: Record<string, unknown>): [string, unknown, unknown][] {
  const body = lines.map((line) => {
    const [, code, expected] = /^(.*?);?\s*\/\/ => (.*)$/.exec(line) ?? [];
    return code === undefined ? line : `out.push([${JSON.stringify(code)}, (${code}), (${expected})]);`;
  });
  const out: [string, unknown, unknown][] = [];
  new Function("out", ...Object.keys(scope), body.join("\n"))(out, ...Object.values(scope));
  return out;
}

const scope = Object.assign({}, ...modules.values());

const nameOf = (file: string): string =>
  file.replace(/\.ts$/, "").replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
const isFonction = (file: string): boolean => typeof modules.get(file)?.[nameOf(file)] === "function";

/** Le commentaire de la fonction qui porte le nom du fichier. */
function readDoc(file: string): string {
  const source = readFileSync(new URL(file, DIRECTORY), "utf8");
  const debut = source.search(new RegExp(`^export (?:function|const) ${nameOf(file)}\\b`, "m"));
  return debut < 0 ? "" : source.slice(source.lastIndexOf("/**", debut), debut);
}

/** Ce qui manque au commentaire d'une fonction : d'où vient sa définition, ce qu'elle refuse, ce qu'elle rend. */
const manquesDe = (doc: string): string[] =>
  [
    { quoi: "source", dit: /^ \* Sources? : \S/m },
    { quoi: "refus", dit: /^ \* @throws |^ \* Sans refus : /m },
    { quoi: "exemple", dit: /^ \* @example$/m },
  ].flatMap(({ quoi, dit }) => (dit.test(doc) ? [] : [quoi]));

describe.each(files.filter(isFonction))("%s", (file) => {
  it("dit d'où vient sa définition et ce qu'elle refuse", () => expect(manquesDe(readDoc(file))).toEqual([]));

  const examples = readExamples(readFileSync(new URL(file, DIRECTORY), "utf8"));

  it("porte au moins un exemple", () => expect(examples.length).toBeGreaterThan(0));

  it.each(examples.map((lines) => ({ lines })))("donne ce que dit son exemple", ({ lines }) => {
    const results = runExample(lines, scope);
    expect(results.length).toBeGreaterThan(0);
    for (const [code, actual, expected] of results) expect(actual, code).toEqual(expected);
  });
});

it("voit les fonctions, et sait qu'un exemple est faux", () => {
  expect(files.filter(isFonction)).toEqual(expect.arrayContaining(["wilson.ts", "annual-growth.ts"]));
  expect(manquesDe("/** Une moyenne. */")).toEqual(["source", "refus", "exemple"]);
  expect(runExample(["const a = 1;", "a + 1; // => 3"], {})).toEqual([["a + 1", 2, 3]]);
});

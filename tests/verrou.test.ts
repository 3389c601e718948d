import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { RACINE } from "../src/racine.ts";

interface Paquet {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const texte = readFileSync(join(RACINE, "package-lock.json"), "utf8");
const { packages } = JSON.parse(texte) as { packages: Record<string, Paquet> };
const projet = JSON.parse(readFileSync(join(RACINE, "package.json"), "utf8")) as Record<string, Record<string, string>>;

/** Où npm trouve `nom` pour un paquet du verrou : son propre dossier, puis ceux qui le contiennent. */
function entreeDe(depuis: string, nom: string): Paquet | undefined {
  for (let dir = depuis; ; dir = dir.slice(0, dir.lastIndexOf("node_modules/")).replace(/\/$/, "")) {
    const trouve = packages[dir === "" ? `node_modules/${nom}` : `${dir}/node_modules/${nom}`];
    if (trouve || dir === "") return trouve;
  }
}

describe("le verrou des dépendances", () => {
  it("a une entrée pour chaque dépendance facultative : aucun système n'est oublié", () => {
    const facultatives = Object.entries(packages).flatMap(([depuis, p]) =>
      Object.keys(p.optionalDependencies ?? {}).map((nom) => ({ depuis, nom })),
    );
    expect(facultatives.length).toBeGreaterThan(20); // esbuild et rollup en ont chacun plus de vingt
    const oubliees = facultatives.filter(({ depuis, nom }) => !entreeDe(depuis, nom)?.version).map(({ nom }) => nom);
    expect(oubliees).toEqual([]);
    expect(entreeDe("", "@myriaddreamin/typst-ts-web-compiler")?.version).toBe("0.7.0"); // le repli, pour tous
  });

  it("n'a que des versions exactes, les mêmes dans package.json", () => {
    for (const cle of ["dependencies", "devDependencies", "optionalDependencies", "overrides"])
      for (const [nom, version] of Object.entries(projet[cle] ?? {})) {
        expect(`${nom} ${version}`).toMatch(/ \d+\.\d+\.\d+(-[\w.]+)?$/);
        if (cle !== "overrides") expect(`${nom} ${packages[`node_modules/${nom}`]?.version}`).toBe(`${nom} ${version}`);
      }
  });

  it("ne nomme aucun registre : il s'installe depuis celui de chacun", () => {
    expect(Object.values(packages).filter((p) => p.resolved !== undefined)).toEqual([]);
    expect(texte.match(/https?:\/\/[^"]*\.tgz/g) ?? []).toEqual([]);
  });
});

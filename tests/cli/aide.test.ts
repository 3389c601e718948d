import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { formatErreurUsage } from "../../src/cli/francais.ts";
import { RACINE } from "../../src/racine.ts";
import { batir, type Commande } from "./commande.ts";

const VERBES = [
  "nouveau",
  "sources",
  "telecharger",
  "importer",
  "charger",
  "calculer",
  "publier",
  "rapport",
  "valeurs",
  "verifier",
];
const ANGLAIS =
  /Usage|Options:|Commands|Arguments:|\b(error|unknown|missing|required|invalid|default|display|help for)\b/i;

let commande: Commande;
beforeAll(async () => {
  commande = await batir();
});
afterAll(() => commande.ferme());

describe("l'aide", () => {
  it("nomme tous les verbes, en français", async () => {
    const { code, stdout, stderr } = await commande.abs("--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    for (const verbe of VERBES) expect(stdout).toMatch(new RegExp(`^  ${verbe}\\b`, "m"));
    expect(stdout.replaceAll("--help", "")).not.toMatch(ANGLAIS);
    expect(stdout).toContain("Utilisation :");
  });

  it.each(VERBES)("de « %s » est en français", async (verbe) => {
    const { code, stdout, stderr } = await commande.abs(verbe, "--help");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout.replaceAll("--help", "")).not.toMatch(ANGLAIS);
    expect(stdout).toContain("Utilisation :");
  });

  it("nomme chaque option de « valeurs »", async () => {
    const { stdout } = await commande.abs("valeurs", "--help");
    for (const option of ["projet", "indicateur", "variable", "territoire", "millesime", "cog", "format"])
      expect(stdout).toContain(`--${option}`);
  });

  it("dit les formats que « pilotage importer » reprend", async () => {
    const { stdout } = await commande.abs("pilotage", "--help");
    for (const format of [".json", ".csv", ".xlsx"]) expect(stdout).toContain(format);
  });
});

describe("une commande mal écrite", () => {
  it.each([
    [["valeurs", "--nulle"], "option inconnue : --nulle"],
    [["valeurs", "--indicateu", "REV-02"], "vouliez-vous dire « --indicateur »"],
    [["valeur"], "verbe inconnu : valeur"],
    [["valeurs", "--territoire"], "cette option attend une valeur"],
    [["valeurs", "68224"], "trop de mots"],
    [["nouveau"], "option obligatoire absente : --fichiers"],
    [["nouveau", "d"], "option obligatoire absente"],
    [["verifier"], "il manque : dossier"],
    [[], "il manque un verbe"],
  ])("%j : sortie 2, en français", async (args, phrase) => {
    const { code, stdout, stderr } = await commande.abs(...args);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(phrase);
    expect(stderr.replaceAll("--help", "")).not.toMatch(ANGLAIS);
  });

  const lib = join(RACINE, "node_modules/commander/lib");
  const codes = readdirSync(lib).flatMap((f) => readFileSync(join(lib, f), "utf8").match(/commander\.\w+(?=')/g) ?? []);
  it.each([...new Set([...codes, "commander.inconnuDemain"])])("%s ne laisse passer aucun mot anglais", (code) => {
    const message = "error: option 'X' argument missing, invalid or required by this command";
    const texte = formatErreurUsage({ code, message });
    expect(texte).toMatch(/^✗ .+ Voir « abs --help »\.$/);
    expect(texte.replaceAll("--help", "")).not.toMatch(ANGLAIS);
  });
});

describe("le démarrage", () => {
  it("ne charge aucun module lourd avant de savoir quel verbe sert", () => {
    const { outputs } = commande.metafile;
    const entree = Object.keys(outputs).find((nom) => nom.endsWith("/abs.js")) ?? "";
    const vus = new Set([entree]);
    const paquets = new Set<string>();
    for (const nom of vus) {
      for (const { path, kind, external } of outputs[nom]?.imports ?? [])
        if (external) paquets.add(kind === "import-statement" ? path : "");
        else if (kind === "import-statement") vus.add(path);
      // Une bibliothèque emballée n'est plus importée : elle est dans le morceau.
      for (const lu of Object.keys(outputs[nom]?.inputs ?? {})) if (lu.includes("node_modules/")) paquets.add(lu);
    }
    expect(
      [...paquets].filter((p) => /duckdb|jsdom|plot|framework|docx|xlsx|arrow|d3|remark|unified|esbuild/.test(p)),
    ).toEqual([]);
    expect(paquets).toContain("commander");
  });
});

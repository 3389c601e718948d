import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { unzipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Case, Chaine } from "../../src/calculer/chaine.ts";
import { batir, copierDemonstration, type Commande, type Sortie } from "./commande.ts";

let commande: Commande;
let projet: string;
beforeAll(async () => {
  [commande, projet] = [await batir(), copierDemonstration()];
  for (const verbe of ["charger", "calculer"])
    expect((await commande.abs(verbe, "--projet", projet)).code, verbe).toBe(0);
});
afterAll(() => {
  commande.ferme();
  rmSync(projet, { recursive: true, force: true });
});

const demander = (question: string): Promise<Sortie> =>
  commande.abs("d-ou-vient", "--projet", projet, ...question.split(" "));
const remonter = async (question: string): Promise<Chaine[]> =>
  JSON.parse((await demander(`${question} --max 0 --format json`)).stdout) as Chaine[];

/** La case du fichier livré, lue ici sans rien de l'outil, à la ligne et à la colonne dites. */
function relire({ fichier, partie, ligne, colonne }: Case): string {
  const octets = readFileSync(join(projet, fichier));
  const csv = fichier.endsWith(".zip") ? unzipSync(octets)[partie ?? ""] : octets;
  const rows: string[][] = parse(Buffer.from(csv ?? []), {
    delimiter: /^[^\n]*;/.test(Buffer.from(csv ?? []).toString("utf8")) ? ";" : ",",
    bom: true,
    relax_column_count: true,
  });
  return rows[(ligne ?? 0) - 1]?.[rows[0]?.indexOf(colonne) ?? -1] ?? "introuvable";
}

/** Somme signée d'un rôle. */
const sommeOf = (cases: readonly Case[], role: Case["role"]): number =>
  cases.filter((c) => c.role === role).reduce((s, c) => s + c.coefficient * (c.valeur ?? 0), 0);

describe("abs d-ou-vient", () => {
  it.each([
    "--indicateur REV-02 --territoire 00101 --millesime 2021",
    "--indicateur LOG-02 --territoire 00101 --millesime 2022",
    "--indicateur DEM-02 --territoire 00101 --millesime 2016-2022",
    "--indicateur LOG-04 --territoire DEP-00 --millesime 2022",
    "--indicateur DEM-05 --territoire 001010101 --millesime 2022",
  ])("%s : chaque case citée est bien dans le fichier, à cette ligne et à cette colonne", async (question) => {
    const chaines = await remonter(question);
    expect(chaines.length).toBeGreaterThan(0);
    for (const { cases, total } of chaines) {
      expect(cases.length).toBe(total);
      expect(total).toBeGreaterThan(0);
      for (const c of cases) expect(Number(relire(c).replace(",", ".")), JSON.stringify(c)).toBe(c.valeur);
    }
  });

  it("les cases d'un rapport refont la valeur, sommes de communes comprises", async () => {
    const [chaine] = await remonter("--indicateur LOG-04 --territoire DEP-00 --millesime 2022");
    const { resultat, cases } = chaine ?? { resultat: null, cases: [] };
    expect(new Set(cases.map((c) => c.territoire)).size).toBeGreaterThan(10);
    const refaite = (100 * sommeOf(cases, "n")) / sommeOf(cases, "d");
    expect(refaite).toBeCloseTo(resultat?.valeur ?? NaN, 9);
  });

  it("une évolution d'un indicateur de niveau donne une chaîne par année", async () => {
    const chaines = await remonter("--indicateur REV-01 --territoire 00101 --millesime 2018-2021");
    expect(chaines.map((c) => c.resultat.millesime)).toEqual(["2018", "2021"]);
  });

  it("dit en français le fichier, la ligne, la colonne, et ce qui n'est pas montré", async () => {
    const { stdout, code } = await demander("--indicateur LOG-04 --territoire DEP-00 --millesime 2022 --max 1");
    expect(code).toBe(0);
    expect(stdout).toMatch(/numérateur\n.* brut\/\S+, .*ligne \d+, colonne P22_LOGVAC/);
    expect(stdout).toMatch(/et \d+ autres cases/);
  });

  it("ne cite pas de ligne d'un fichier changé depuis le chargement", async () => {
    const question = "--indicateur REV-02 --territoire 00101 --millesime 2021";
    const [avant] = await remonter(question);
    const fichier = join(projet, avant?.cases[0]?.fichier ?? "");
    const octets = readFileSync(fichier);
    writeFileSync(fichier, Buffer.concat([Buffer.from("\n"), octets]));
    const [apres] = await remonter(question);
    writeFileSync(fichier, octets);
    expect([avant?.cases[0]?.ligne, apres?.cases[0]?.ligne]).toEqual([expect.any(Number), null]);
  });

  it.each([
    ["--indicateur REV-99 --territoire 00101 --millesime 2021", "REV-99"],
    ["--indicateur REV-02 --territoire 99999 --millesime 2021", "99999"],
    ["--indicateur REV-02 --territoire 00101 --millesime 1999", "pas de valeur"],
    ["--indicateur REV-02 --territoire 00101 --millesime 1999-2021", "en 1999 :"],
    ["--indicateur REV-02 --territoire 00101 --millesime 2021 --max beaucoup", "beaucoup"],
    ["--indicateur REV-02 --territoire 00101", "--millesime"],
  ])("refuse %s, sortie 2", async (question, dit) => {
    const { code, stderr } = await demander(question);
    expect({ code, dit: stderr.includes(dit) }).toEqual({ code: 2, dit: true });
  });
});

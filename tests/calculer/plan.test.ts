import { describe, expect, it } from "vitest";
import type { VariableChargee } from "../../src/calculer/inventaire.ts";
import { planCalculs } from "../../src/calculer/plan.ts";
import { INDICATEURS } from "../../src/indicateurs/index.ts";
import type { Nature } from "../../src/modele/source.ts";

let id = 0;
const variables = (
  fichier: number,
  source: string,
  noms: readonly string[],
  millesime: number,
  nature: Nature = "effectif",
): VariableChargee[] =>
  noms.map((nom) => ({
    id: ++id,
    fichier,
    source,
    nom,
    millesime: nom.includes("_") || /\d/.test(nom) ? anneeDe(nom, millesime) : millesime,
    nature,
  }));
const anneeDe = (nom: string, defaut: number): number => {
  const aa = /(\d\d)(?=_|$)/.exec(nom)?.[1];
  return aa === undefined ? defaut : 2000 + Number(aa);
};
const prevus = (charges: readonly VariableChargee[]): string[] =>
  planCalculs(INDICATEURS, charges)
    .map((c) => `${c.indicateur} ${c.debut === null ? "" : `${c.debut}-`}${c.annee}`)
    .sort();

describe("le plan des calculs", () => {
  it("un millésime que le code n'a jamais vu donne des calculs, sans une ligne de code", () => {
    const noms = (aa: string): string[] => [
      `P${aa}_POP`,
      `P${aa}_CHOM1564`,
      `P${aa}_ACT1564`,
      `P${aa}_LOG`,
      `P${aa}_LOGVAC`,
    ];
    const connus = prevus(variables(1, "rp-comparateur", noms("18"), 2018));
    const futurs = prevus(variables(1, "rp-comparateur", noms("27"), 2027));
    expect(futurs).toEqual(connus.map((c) => c.replace("2018", "2027")));
    expect(futurs).toEqual(expect.arrayContaining(["DEM-01 2027", "EMP-01 2027", "LOG-04 2027"]));
  });

  it("deux recensements d'un même fichier font une variation, sauf s'ils partagent une enquête", () => {
    const variations = (a: string, b: string): string[] =>
      prevus(variables(1, "rp-comparateur", [`P${a}_POP`, `P${b}_POP`], 0)).filter((c) => c.startsWith("DEM-02"));
    expect(variations("13", "18")).toEqual(["DEM-02 2013-2018"]);
    expect(variations("16", "22")).toEqual(["DEM-02 2016-2022"]);
    expect(variations("17", "22")).toEqual([]);
  });

  it("ne prévoit rien quand un terme manque", () => {
    expect(prevus(variables(1, "rp-comparateur", ["P18_CHOM1564"], 2018))).toEqual([]);
  });

  it("ne prend le dénominateur d'un autre millésime qu'à deux ans près, le plus proche d'abord", () => {
    const caf = variables(1, "caf-iris", ["A"], 2020);
    const menages = [2016, 2018, 2021].flatMap((annee, i) =>
      variables(2 + i, "rp-comparateur", [`P${annee % 100}_MEN`], annee),
    );
    const calculs = planCalculs(INDICATEURS, [...caf, ...menages]).filter((c) => c.indicateur === "FAM-09");
    expect(calculs.map((c) => c.termes.find((t) => t.role === "d")?.millesime)).toEqual([2021, 2018]);
    expect(calculs.every((c) => c.croise && c.approche !== null)).toBe(true);
    expect((calculs[0]?.rang ?? 0) < (calculs[1]?.rang ?? 0)).toBe(true);
  });

  it("une médiane n'est jamais additive", () => {
    const calculs = planCalculs(INDICATEURS, variables(1, "filosofi-cc", ["MED21", "TP6021"], 2021, "quantile"));
    expect(calculs.length).toBeGreaterThan(0);
    expect(calculs.every((c) => !c.additive)).toBe(true);
  });
});

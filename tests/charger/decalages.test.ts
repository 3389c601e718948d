import { describe, expect, it } from "vitest";
import type { Anomalie } from "../../src/modele/anomalie.ts";
import { createEssai, csv, LIGNES, tableauDe, type Ligne, type Tableau } from "./projet-essai.ts";

const GEOGRAPHIE = LIGNES.filter((l) => l.source === "cog-communes");
/** Assez de communes pour qu'une faute répétée ne soit pas un hasard : de l'Ain, inventées. */
const CODES = Array.from({ length: 12 }, (_, i) => `01${String(i + 1).padStart(3, "0")}`);
const COG = [
  "TYPECOM,COM,REG,DEP,CTCD,ARR,TNCC,NCC,NCCENR,LIBELLE,CAN,COMPARENT",
  ...CODES.map((c, i) => `COM,${c},84,01,01D,011,0,VILLE ${i},Ville ${i},Ville ${i},0101,`),
  "",
].join("\n");

/** Des valeurs inégales d'une ligne à l'autre : deux voisines semblables se confondraient. */
const melees = [7, 2, 11, 5, 9, 1, 12, 4, 8, 3, 10, 6];
const tableau = (id: string, millesime: number, codes: readonly string[]): string[][] => {
  const [entete = [], ...rows] = tableauDe(id, millesime, codes);
  return [entete, ...rows.map((r, i) => [r[0] ?? "", ...(rows[(melees[i] ?? 1) - 1] ?? []).slice(1)])];
};
/** La colonne glisse d'une ligne à partir de la ligne `debut` (en-tête = 0) ; vers le bas si `pas` vaut 1. */
const glisser = (t: Tableau, nom: string, debut = 1, pas: 1 | -1 = 1): Tableau => {
  const j = t[0]?.indexOf(nom) ?? -1;
  return t.map((r, i) =>
    i < debut ? r : r.map((x, k) => (k === j ? (i - pas >= debut ? (t[i - pas]?.[j] ?? "") : "") : x)),
  );
};

async function dire(ligne: Ligne, t: Tableau): Promise<readonly Anomalie[]> {
  const essai = createEssai("abs-decalage-");
  essai.ecrire("brut/communes.csv", COG);
  essai.ecrire("brut/f.csv", csv(t));
  essai.millesimes([...GEOGRAPHIE, { ...ligne, fichier: "brut/f.csv" }]);
  const { anomalies } = await essai.charger();
  return anomalies.filter((a) => a.fichier === "brut/f.csv" && !/^couverture|^extrait/.test(a.code));
}

const FILO: Ligne = { source: "filosofi-cc", niveau: "commune", millesime: "2021", cog: "2023" };
const CAF: Ligne = { source: "caf-iris", millesime: "2020", cog: "2021" };
const filo = tableau("filosofi-cc", 2021, CODES);
const iris = tableau("caf-iris", 2020, CODES.map((c) => `${c}0101`)); // prettier-ignore

describe("une colonne qui a glissé d'une ligne est nommée, et c'est tout ce qui est dit", () => {
  it("les fichiers d'origine n'ont rien", async () => {
    expect(await dire(FILO, filo)).toEqual([]);
    expect(await dire(CAF, iris)).toEqual([]);
  });

  it.each([
    ["MED21", FILO, filo, 1, 1],
    ["MED21", FILO, filo, 5, -1],
    ["D121", FILO, filo, 3, 1],
    ["A", CAF, iris, 1, 1],
    ["ENF", CAF, iris, 4, -1],
  ] as const)("%s de %o", async (nom, ligne, t, debut, pas) => {
    const anomalies = await dire(ligne, glisser(t, nom, debut, pas));
    expect(anomalies.map((a) => [a.gravite, a.code, a.colonne])).toEqual([["bloquante", "colonne-decalee", nom]]);
    expect(anomalies[0]?.ligne).toBeGreaterThan(debut);
    expect(anomalies[0]?.message).toContain(pas === 1 ? "de la ligne du dessus" : "de la ligne du dessous");
    expect(anomalies[0]?.action).toContain(pas === 1 ? "insérée" : "supprimée");
  });
});

describe("une case qui contredit sa ligne", () => {
  const poser = (nom: string, valeur: string): Tableau => {
    const j = filo[0]?.indexOf(nom) ?? -1;
    return filo.map((r, i) => (i === 3 ? r.map((x, k) => (k === j ? valeur : x)) : r));
  };
  it("un premier décile au-dessus de la médiane", async () => {
    const codes = (await dire(FILO, poser("D121", "999999"))).map((a) => [a.code, a.ligne]);
    expect(codes).toEqual([["part-superieure", 4], ["rapport-contredit", 4]]); // prettier-ignore
  });

  it("une médiane absente sous des déciles diffusés", async () => {
    const [premiere, ...autres] = await dire(FILO, poser("MED21", "s"));
    expect(premiere).toMatchObject({ gravite: "bloquante", code: "diffusion-contredite", ligne: 4 });
    expect(premiere?.message).toMatch(/^1 territoire où \w+ est donné sans MED21, ce que le producteur ne fait jamais/);
    expect(autres.every((a) => a.code === "diffusion-contredite")).toBe(true);
  });

  it("un rapport interdécile qui n'est pas celui de ses déciles ; l'arrondi de l'Insee passe", async () => {
    const a = await dire(FILO, poser("RD21", "9,9"));
    expect(a.map((x) => [x.code, x.colonne, x.ligne])).toEqual([["rapport-contredit", "RD21", 4]]);
    expect(a[0]?.message).toContain("9,9 au lieu de");
    const rd = filo[3]?.[filo[0]?.indexOf("RD21") ?? -1] ?? "";
    expect(await dire(FILO, poser("RD21", String(Number(rd) + 0.04)))).toEqual([]);
  });
});

describe("le code et le reste de la ligne", () => {
  const nommes: Tableau = [[...(filo[0] ?? []), "LIBGEO"], ...filo.slice(1).map((r, i) => [...r, `Ville ${i}`])];

  it("des noms qui ont glissé d'une ligne refusent le fichier", async () => {
    expect(await dire(FILO, nommes)).toEqual([]);
    const [a, ...autres] = await dire(FILO, glisser(nommes, "LIBGEO"));
    expect(autres).toEqual([]);
    expect(a).toMatchObject({ gravite: "bloquante", code: "libelles-decales", ligne: 3, colonne: "LIBGEO", valeur: "Ville 0" }); // prettier-ignore
    expect(a?.message).toBe("11 lignes portent le nom du territoire de la ligne voisine (ligne 3, 01002 est Ville 1, le fichier l'appelle Ville 0)"); // prettier-ignore
  });

  it("une commune renommée, ou écrite autrement, n'est rien", async () => {
    const autre = nommes.map((r, i) => (i === 2 || i === 5 ? [...r.slice(0, -1), "VILLE-NEUVE"] : r));
    expect(await dire(FILO, autre)).toEqual([]);
  });

  it("la commune d'un IRIS est le début de son code", async () => {
    const communes: Tableau = [[...(iris[0] ?? []), "DEPCOM"], ...iris.slice(1).map((r) => [...r, (r[0] ?? "").slice(0, 5)])]; // prettier-ignore
    expect(await dire(CAF, communes)).toEqual([]);
    const a = await dire(CAF, glisser(communes, "DEPCOM"));
    expect(a.map((x) => [x.code, x.ligne, x.valeur])).toEqual([["ligne-recollee", 3, "01001"]]);
    expect(a[0]?.action).toContain("CODGEO ou DEPCOM y a glissé");
  });
});

import { describe, expect, it } from "vitest";
import { dernierComparable, evolution, interdit, type ReglesEvolution } from "../../src/calculer/evolution.ts";
import { reglesDe } from "../../src/calculer/regles.ts";
import { getIndicateur } from "../../src/indicateurs/index.ts";
import type { Resultat } from "../../src/modele/resultat.ts";

const indicateur = (code: string) => {
  const trouve = getIndicateur(code);
  if (!trouve) throw new Error(`catalogue must have ${code}`);
  return trouve;
};
const REGLES: ReglesEvolution = {
  comparaison: "annuelle",
  ruptures: [],
  ecarts: [],
  prudence: null,
  perimetreChange: null,
  perimetreIncertain: null,
};
const resultat = (millesime: number, valeur: number | null, reste: Partial<Resultat> = {}): Resultat => ({
  indicateur: "X",
  territoire: "68224",
  niveau: "commune",
  millesime: String(millesime),
  cog: 2023,
  valeur,
  statut: valeur === null ? "secret" : "valeur",
  motif: valeur === null ? "secret statistique" : null,
  unite: "",
  intervalle: null,
  methode: "",
  numerateur: null,
  denominateur: null,
  source: `source ${millesime}`,
  fichiers: [{ fichier: `${millesime}.csv`, sha256: "0".repeat(64) }],
  ...reste,
});
const part = (millesime: number, num: number, den: number): Resultat =>
  resultat(millesime, (100 * num) / den, { numerateur: num, denominateur: den, intervalle: [0, 100] });

describe("la mesure d'une évolution", () => {
  it.each([
    ["DEM-01", 112063, 108942, "%", 100 * (108942 / 112063 - 1)], // Mulhouse 2013-2018, effectifs publiés par l'Insee
    ["REV-01", 16000, 16620, "%", 3.875],
    ["REV-04", 3.5, 3.9, "", 0.4],
    ["REV-02", 33, 36, "points", 3],
    ["DEM-12", 15, 12.5, "points", -2.5],
  ])("%s : de %d à %d", (code, a, b, unite, attendue) => {
    const r = evolution(resultat(2013, a), resultat(2018, b), indicateur(code), REGLES);
    expect(r).toMatchObject({ unite, millesime: "2013-2018", statut: "valeur", motif: null });
    expect(r.valeur).toBeCloseTo(attendue, 10);
    expect(r.fichiers.map((f) => f.fichier)).toEqual(["2013.csv", "2018.csv"]);
    expect(r.source).toBe("source 2013 ; source 2018");
  });

  it("ne dit « euros courants » que d'un montant", () => {
    const methode = (code: string): string =>
      evolution(resultat(2013, 100), resultat(2018, 110), indicateur(code), REGLES).methode;
    expect([methode("DEM-01"), methode("REV-01")]).toEqual([
      "évolution relative",
      "évolution relative, euros courants",
    ]);
  });

  it("d'une part : l'intervalle entoure la différence fin moins début, et se retourne avec elle", () => {
    const [a, b] = [part(2013, 200, 1000), part(2018, 260, 1000)];
    const hausse = evolution(a, b, indicateur("LOG-01"), REGLES);
    expect(hausse.valeur).toBeCloseTo(6, 10);
    const [bas, haut] = hausse.intervalle ?? [0, 0];
    expect([bas > 0, bas < 6, haut > 6]).toEqual([true, true, true]); // significative à ces effectifs
    const baisse = evolution({ ...b, millesime: "2013" }, { ...a, millesime: "2018" }, indicateur("LOG-01"), REGLES);
    expect(baisse.intervalle?.[0]).toBeCloseTo(-haut, 10);
    expect(baisse.intervalle?.[1]).toBeCloseTo(-bas, 10);
  });
});

describe("ce qui ne se mesure pas", () => {
  it.each([
    [19, 40, /moins de 20/],
    [0, 40, /à partir de zéro/],
  ])("un effectif qui part de %d", (a, b, motif) => {
    const r = evolution(resultat(2013, a), resultat(2018, b), indicateur("DEM-01"), REGLES);
    expect(r).toMatchObject({ statut: "non_calculable", valeur: null });
    expect(r.motif).toMatch(motif);
  });

  it.each([
    [5, 12],
    [12, 5],
    [95, 80],
  ])("une valeur bornée par l'Insee : %d puis %d", (a, b) => {
    expect(evolution(resultat(2018, a), resultat(2021, b), indicateur("REV-02"), REGLES)).toMatchObject({
      statut: "non_calculable",
      valeur: null,
      motif: expect.stringMatching(/^R6/),
    });
  });

  it("un millésime secret rend l'évolution secrète, et dit lequel", () => {
    expect(evolution(resultat(2018, null), resultat(2021, 12), indicateur("REV-02"), REGLES)).toMatchObject({
      statut: "secret",
      valeur: null,
      motif: "2018 : secret statistique",
    });
  });
});

describe("les réserves d'une évolution", () => {
  it.each([
    [{}, {}, "valeur"],
    [{ statut: "estimation", motif: "somme d'IRIS" }, {}, "estimation"],
    [{ statut: "avertissement", motif: "R11" }, {}, "avertissement"],
    [{}, { prudence: "R5 : prudence" }, "avertissement"],
    [{}, { perimetreIncertain: "R12 : peut-être" }, "avertissement"],
  ] as const)("valeur de départ %j, règles %j : %s", (depart, regles, statut) => {
    const r = evolution(resultat(2018, 30, depart), resultat(2021, 33), indicateur("REV-02"), { ...REGLES, ...regles });
    expect(r).toMatchObject({ statut, valeur: 3 });
    expect(r.motif === null).toBe(statut === "valeur");
  });
});

describe("les interdits", () => {
  const rp = { ...REGLES, comparaison: "enquetes-disjointes" } as const;
  it.each([
    [2013, 2018, null],
    [2016, 2022, null],
    [2016, 2021, "R2"],
    [2017, 2022, "R2"],
    [2018, 2023, "R2"],
    [2014, 2018, "R1"],
    [2004, 2018, "R1"], // enquêtes inconnues : on ne suppose pas
  ])("recensements de %d et %d : %s", (debut, fin, regle) => {
    expect(interdit(debut, fin, rp)?.motif?.slice(0, 2) ?? null).toBe(regle);
  });

  it("propose le millésime qui se compare", () => {
    expect([2018, 2021, 2022, 2023].map(dernierComparable)).toEqual([2013, 2015, 2016, 2017]);
  });

  it("Filosofi : rien ne passe 2023, ni à moins de trois ans d'écart", () => {
    const regles = { ...REGLES, ...reglesDe(indicateur("REV-02")) };
    expect(interdit(2021, 2023, regles)?.motif).toMatch(/^R4/);
    expect(interdit(2014, 2021, regles)).toBeNull();
    expect(interdit(2018, 2021, regles)).toBeNull();
    expect(interdit(2023, 2026, regles)).toBeNull();
    for (const [debut, fin] of [
      [2019, 2021],
      [2018, 2019],
      [2023, 2024],
    ] as const)
      // prettier-ignore
      expect(interdit(debut, fin, regles)?.motif).toMatch(/^R5 : .*décision de l'outil, l'Insee demandant seulement/);
  });

  it("France Travail : rien ne passe janvier 2025 ; les professions, rien ne passe 2022", () => {
    const regles = (code: string) => ({ ...REGLES, ...reglesDe({ ...indicateur("EMP-01"), code }) });
    expect(interdit(2024, 2025, { ...regles("EMP-09"), comparaison: "annuelle" })?.motif).toMatch(/^R9/);
    expect(interdit(2023, 2024, { ...regles("EMP-09"), comparaison: "annuelle" })).toBeNull();
    expect(interdit(2016, 2022, { ...REGLES, ...reglesDe(indicateur("EMP-06")) })?.motif).toMatch(/^R3/);
  });

  it("un périmètre qui a changé interdit, après les autres règles", () => {
    const regles = { ...rp, perimetreChange: "R11 : fusion" };
    expect(interdit(2013, 2018, regles)?.motif).toBe("R11 : fusion");
    expect(interdit(2016, 2018, regles)?.motif).toMatch(/^R1/);
  });
});

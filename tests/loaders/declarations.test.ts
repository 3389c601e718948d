import { describe, expect, it } from "vitest";
import { getSource, isMesures, SOURCES } from "../../loaders/index.ts";
import { readEnteteMesures } from "../../src/charger/entete.ts";
import { isLongue, readEnteteLongue } from "../../src/charger/longue/entete.ts";
import { colonnesConnues, dresserPlan } from "../../src/charger/longue/plan.ts";
import { readNom, renderMotif } from "../../src/modele/motif.ts";
import { nomDeclare } from "../../src/modele/renommage.ts";

const MESURES = SOURCES.filter(isMesures);

describe("les déclarations de sources", () => {
  it("ont chacune leur identifiant, un producteur, une licence et une page en https", () => {
    expect(new Set(SOURCES.map((s) => s.id)).size).toBe(SOURCES.length);
    for (const s of SOURCES) {
      expect(getSource(s.id)).toBe(s);
      expect([s.titre, s.producteur, s.licence].every((t) => t.length > 2)).toBe(true);
      expect(s.page).toMatch(/^https:\/\//);
    }
  });

  it.each(MESURES.map((s) => [s.id, s] as const))("%s : chaque variable se reconnaît à son nom, et à aucun autre motif", (_, s) => {
    for (const annee of [2009, 2018, 2022])
      for (const v of s.variables) {
        const nom = renderMotif(v.motif.replace("*", "01"), { annee, debut: annee - 5 });
        const premier = s.variables.find((autre) => readNom(autre.motif, nom));
        expect([nom, premier?.motif]).toEqual([nom, v.motif]);
      }
  }); // prettier-ignore

  it.each(MESURES.filter((s) => s.datee).map((s) => [s.id, s] as const))("%s : l'année du fichier se lit dans ses noms", (_, s) => {
    const noms = s.variables.filter((v) => !v.facultative).map((v) => renderMotif(v.motif, { annee: 2018, debut: 2013 }));
    const lue = readEnteteMesures(s, [s.cle, ...noms], "x.csv");
    expect([lue.anomalies, lue.millesime]).toEqual([[], 2018]);
    expect(s.variables.find((v) => v.motif === s.datee)?.facultative).toBeUndefined();
  }); // prettier-ignore

  it("un millésime est daté par ses noms, par son fichier ou par une colonne, jamais autrement", () => {
    for (const s of MESURES) if (s.millesime.de === "nom") expect([s.id, s.datee]).not.toEqual([s.id, undefined]);
  });

  it("les sources à plusieurs mailles dans un classeur disent celle de chaque feuille", () => {
    for (const s of MESURES)
      if (s.format.type === "classeur") expect(s.format.feuilles.map((f) => f.niveau)).toEqual(s.niveaux);
  });

  it("un quantile, une part ou un indice n'est jamais un effectif déguisé", () => {
    for (const s of MESURES)
      for (const v of s.variables) {
        if (v.unite === "%") expect([v.motif, v.nature]).toEqual([v.motif, "part"]);
        if (/médian|quartile|décile/i.test(v.libelle)) expect(["quantile", "indice"]).toContain(v.nature);
      }
  });

  it.each(MESURES.filter(isLongue).map((s) => [s.id, s] as const))("%s : deux variables ne choisissent jamais les mêmes lignes", (_, s) => {
    const dimensions = Object.keys(s.longue.dimensions);
    const { selections } = dresserPlan(s, [...colonnesConnues(s)]);
    const choisies = selections.map((x) => JSON.stringify(x.modalites));
    expect(new Set(choisies).size).toBe(choisies.length);
    expect(selections.length).toBeGreaterThanOrEqual(s.variables.length);
    for (const v of s.variables)
      for (const d of Object.keys(v.modalites ?? {})) expect([v.motif, dimensions.includes(d)]).toEqual([v.motif, true]);
    expect(readEnteteLongue(s, [...colonnesConnues(s)], "x.csv")).toEqual([]);
  }); // prettier-ignore

  it("un renommage mène à un nom que la source emploie, et n'en cache aucun", () => {
    for (const s of SOURCES.filter((x) => x.renommees))
      for (const { de, en } of s.renommees ?? []) {
        const livre = renderMotif(de, { annee: 2022 });
        const declare = nomDeclare(s.renommees, livre);
        expect([s.id, declare]).toEqual([s.id, renderMotif(en, { annee: 2022 })]);
        expect([s.id, nomDeclare(s.renommees, declare)]).toEqual([s.id, declare]);
      }
  });
});

import { describe, expect, it } from "vitest";
import { auditer } from "../../src/secret/auditer.ts";
import type { Cellule } from "../../src/secret/cellule.ts";
import { linkVersions } from "../../src/secret/versions.ts";
import { cellulesOf, equationsOf, readCas } from "./publies.ts";

describe("l'audit", () => {
  const cas = readCas("gs_smallcount_t9_interval_widening");
  const [cellules, equations] = [cellulesOf(cas), equationsOf(cas)];

  it("les intervalles imprimés par la source, avant et après élargissement", async () => {
    for (const quand of ["before", "after"] as const) {
      const supprimees = (
        quand === "before"
          ? cas.expectations["pattern_before_widening"]
          : cas.expectations.published_suppressed_by_source
      ) as string[];
      const { intervalles } = await auditer({ cellules, equations, supprimees, complet: true });
      const attendus = cas.expectations[`intervals_${quand}_widening`] as Record<string, [number, number]>;
      for (const [id, bornes] of Object.entries(attendus)) {
        const { min, max } = intervalles.find((i) => i.id === id)!;
        expect(
          [min, max].map((x) => Math.round(x * 1e6) / 1e6),
          `${id} ${quand}`,
        ).toEqual(bornes);
      }
    }
  });

  it("attaque sans les vraies valeurs, et retrouve les mêmes", async () => {
    const supprimees = [...cas.primary_suppressed];
    const caches = cellules.map((c) => (supprimees.includes(c.id) ? { ...c, valeur: null } : c));
    const { exactes } = await auditer({ cellules: caches, equations, supprimees });
    expect(exactes).toEqual((await auditer({ cellules, equations, supprimees })).exactes);
    expect(exactes.map(({ id, valeur }) => [id, valeur])).toEqual([
      ["young|Iceland", 3],
      ["young|Portugal", 1],
    ]);
  });

  it("deux personnes seules sur une ligne se livrent l'une à l'autre", async () => {
    const singletons = readCas("sdctable_singletons_1d");
    const demande = { cellules: cellulesOf(singletons), equations: equationsOf(singletons) };
    const exigence = { largeur: 1, bas: 0, haut: 0 };
    const primaires = ["a", "c"].map((id) => ({ id, motif: "frequence" as const, exigence }));
    const { exactes, initiees } = await auditer({ ...demande, supprimees: ["a", "c"], primaires });
    expect(exactes).toEqual([]);
    expect(initiees).toEqual([
      { sues: ["a"], victime: "c" },
      { sues: ["c"], victime: "a" },
    ]);
  });

  it("la même personne, seule dans deux tables que rien n'emboîte, sait les deux cases à la fois", async () => {
    const exigence = { largeur: 1, bas: 0, haut: 0 };
    const primaires = ["p", "q", "v"].map((id) => ({ id, motif: "frequence" as const, exigence }));
    const auditerQui = async (p: string, q: string) => {
      const cases: Cellule[] = [
        { id: "t", valeur: 9 },
        { id: "p", valeur: 1, contributeur: p },
        { id: "q", valeur: 1, contributeur: q },
        { id: "v", valeur: 7 },
      ];
      const equations = [{ total: "t", parts: ["p", "q", "v"] }];
      return (await auditer({ cellules: cases, equations, supprimees: ["p", "q", "v"], primaires })).initiees;
    };
    expect(await auditerQui("un", "autre")).toEqual([]);
    expect(await auditerQui("un", "un")).toEqual([{ sues: ["p", "q"], victime: "v" }]);
  });

  it("deux cases qui comptent les mêmes dossiers sont la même case", async () => {
    const jumelles: Cellule[] = [
      { id: "a", valeur: 3, empreinte: "e" },
      { id: "b", valeur: 3, empreinte: "e" },
    ];
    const { exactes } = await auditer({ cellules: jumelles, equations: [], supprimees: ["a"] });
    expect(exactes).toEqual([{ id: "a", valeur: 3, attaque: "lineaire" }]);
  });

  it("refuse une case inconnue, et des chiffres publiés qui se contredisent", async () => {
    await expect(auditer({ cellules, equations, supprimees: ["nulle part"] })).rejects.toThrow(RangeError);
    const contraire: Cellule[] = [
      { id: "T", valeur: 5 },
      { id: "a", valeur: 7 },
      { id: "b", valeur: null },
    ];
    const demande = { cellules: contraire, equations: [{ total: "T", parts: ["a", "b"] }], supprimees: ["b"] };
    await expect(auditer(demande)).rejects.toThrow("contradict");
  });
});

describe("l'écart entre deux livraisons", () => {
  const revision = (id: string, avant: number, apres: number) => ({
    ancienne: { id, valeur: avant },
    nouvelle: { id: `${id}'`, valeur: apres },
  });

  it("est positif, dans un sens ou dans l'autre", () => {
    const { cellules, equations } = linkVersions([revision("a", 12, 14), revision("b", 9, 8)], []);
    expect(cellules.map(({ valeur, publiee }) => [valeur, publiee])).toEqual([
      [2, false],
      [1, false],
    ]);
    expect(equations.map(({ total }) => total)).toEqual(["a'", "b"]);
  });

  it("s'additionne quand toutes les cases vont dans le même sens", () => {
    const somme = [{ total: "T'", parts: ["a'", "b'"] }];
    const memes = linkVersions([revision("T", 21, 23), revision("a", 12, 14), revision("b", 9, 9)], somme);
    expect(memes.equations).toHaveLength(4);
    const contraires = linkVersions([revision("T", 21, 22), revision("a", 12, 14), revision("b", 9, 8)], somme);
    expect(contraires.equations).toHaveLength(3);
  });
});

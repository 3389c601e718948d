import { describe, expect, it } from "vitest";
import type { Cellule, Equation } from "../../src/secret/cellule.ts";
import { checkEntree } from "../../src/secret/entree.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";
import { proteger, type Demande } from "../../src/secret/proteger.ts";

const CELLULES: readonly Cellule[] = [
  { id: "Q", valeur: 60, table: "aides" },
  { id: "I1", valeur: 3, table: "aides" },
  { id: "I2", valeur: 40, table: "aides" },
  { id: "I3", valeur: 17, table: "aides" },
];
const EQUATIONS: readonly Equation[] = [{ total: "Q", parts: ["I1", "I2", "I3"], table: "aides" }];
const POLITIQUE = POLITIQUES.copil;
const change = (id: string, autre: Partial<Cellule>): Cellule[] =>
  CELLULES.map((c) => (c.id === id ? { ...c, ...autre } : c));

async function codes(demande: Partial<Demande>): Promise<string[]> {
  const protection = await proteger({ cellules: CELLULES, equations: EQUATIONS, politique: POLITIQUE, ...demande });
  return protection.issue === "refus" ? protection.defauts.map(({ code }) => code) : [];
}

describe("une demande à refuser", () => {
  it("accepte la demande saine", async () => expect(await codes({})).toEqual([]));

  it.each([
    ["case-en-double", { cellules: [...CELLULES, CELLULES[1]!] }],
    ["case-inconnue", { equations: [{ total: "Q", parts: ["I1", "I9"] }] }],
    ["case-inconnue", { equations: [{ total: "Q", parts: ["I1", "I1"] }] }],
    ["case-inconnue", { forcees: [{ id: "I9", valeur: 4 }] }],
    ["valeur-impossible", { equations: [], cellules: change("I2", { valeur: -1 }) }],
    ["valeur-impossible", { equations: [], cellules: change("I2", { valeur: NaN }) }],
    ["valeur-impossible", { equations: [], cellules: change("I2", { valeur: 2.5 }) }],
    ["valeur-impossible", { equations: [], cellules: change("I2", { zeroStructurel: true }) }],
    ["hierarchie-fausse", { cellules: change("I2", { valeur: 41 }) }],
    ["registre-contredit", { forcees: [{ id: "I2", valeur: 39 }] }],
    ["politique-trop-faible", { cellules: change("I2", { source: "fiscale" }) }],
  ] as const)("%s", async (code, demande) => expect(await codes(demande)).toEqual([code]));

  it("dit la table, les cases et le remède, et tous les défauts à la fois", () => {
    const defauts = checkEntree(change("I2", { valeur: 41, source: "fiscale" }), EQUATIONS, [], POLITIQUE);
    expect(defauts.map(({ table, cellules }) => ({ table, cellules }))).toEqual([
      { table: "aides", cellules: ["Q", "I1", "I2", "I3"] },
      { table: "aides", cellules: ["I2"] },
    ]);
    expect(defauts[1]!.remede).toContain("Portez le seuil à 11");
  });

  it("aucune valeur du coffre dans les textes", () => {
    const textes = checkEntree(change("I2", { valeur: 41 }), EQUATIONS, [{ id: "I3", valeur: 18 }], POLITIQUE).map(
      ({ message, remede }) => message + remede,
    );
    expect(textes.join()).not.toMatch(/\b(41|60|17|18)\b/);
  });

  it("une somme dont une partie manque ne se vérifie pas, et la partie reste manquante", async () => {
    const protection = await proteger({
      cellules: change("I2", { valeur: null }),
      equations: EQUATIONS,
      politique: POLITIQUE,
    });
    // Q − I1 − I3 la donnerait : la source nous l'a tue, nos chiffres ne la rendent pas.
    if (protection.issue === "refus") throw new Error(JSON.stringify(protection));
    expect(protection.supprimees).toEqual(expect.arrayContaining(["I1", "I2"]));
    expect(protection.audit.exactes).toEqual([]);
  });
});

describe("zéro, zéro structurel et manquante", () => {
  const zero = (autre: Partial<Cellule>): Cellule[] => [
    { id: "T", valeur: 8 },
    { id: "a", valeur: 3 },
    { id: "b", valeur: 0, ...autre },
    { id: "c", valeur: 5 },
  ];
  const equations = [{ total: "T", parts: ["a", "b", "c"] }];

  it("un zéro compté peut servir de masque, un zéro structurel jamais", async () => {
    const forcees = [{ id: "T", valeur: 8 }];
    const compte = await proteger({ cellules: zero({}), equations, politique: POLITIQUE, forcees });
    const connu = await proteger({
      cellules: zero({ zeroStructurel: true }),
      equations,
      politique: POLITIQUE,
      forcees,
    });
    expect(compte).toMatchObject({ issue: "protegee", supprimees: ["a", "c"] });
    expect(connu).toMatchObject({ issue: "protegee", supprimees: ["a", "c"] });
    const serre = [...forcees, { id: "c", valeur: 5 }];
    const impossible = await proteger({
      cellules: zero({ zeroStructurel: true }),
      equations,
      politique: POLITIQUE,
      forcees: serre,
    });
    expect(impossible).toMatchObject({ issue: "refus", impasses: [{ id: "a", raison: "deja-retrouvable" }] });
  });

  it("ventilation sensible : « tous » et « aucun » sont masqués", async () => {
    const cellules = [
      { id: "T", valeur: 40 },
      { id: "a", valeur: 40 },
      { id: "b", valeur: 0 },
    ];
    const sensible = await proteger({
      cellules,
      equations: [{ total: "T", parts: ["a", "b"], sensible: true }],
      politique: POLITIQUE,
    });
    expect(sensible).toMatchObject({ issue: "protegee", supprimees: ["a", "b"] });
    const ordinaire = await proteger({
      cellules,
      equations: [{ total: "T", parts: ["a", "b"] }],
      politique: POLITIQUE,
    });
    expect(ordinaire).toMatchObject({ issue: "protegee", supprimees: [] });
  });
});

describe("quand ce qui est déjà public l'interdit", () => {
  const cellules: readonly Cellule[] = [
    { id: "C", valeur: 90, dims: { geo: "C", age: "75+" } },
    { id: "Q1", valeur: 60, dims: { geo: "Q1", age: "75+" } },
    { id: "Q2", valeur: 30, dims: { geo: "Q2", age: "75+" } },
    { id: "I1", valeur: 3, table: "iris", dims: { geo: "I1", age: "75+" } },
    { id: "I2", valeur: 57, table: "iris", dims: { geo: "I2", age: "75+" } },
  ];
  const equations = [
    { total: "C", parts: ["Q1", "Q2"] },
    { total: "Q1", parts: ["I1", "I2"] },
  ];

  it("refuse et propose le quartier au lieu des IRIS", async () => {
    const forcees = ["Q1", "I2"].map((id) => ({ id, valeur: cellules.find((c) => c.id === id)!.valeur! }));
    expect(await proteger({ cellules, equations, politique: POLITIQUE, forcees })).toEqual({
      issue: "refus",
      defauts: [],
      impasses: [
        {
          id: "I1",
          table: "iris",
          raison: "deja-retrouvable",
          proposition: { garder: "Q1", retirer: ["I1", "I2"], dimension: "geo" },
        },
      ],
    });
  });

  it("refuse ce qui a déjà été publié sous le seuil", async () => {
    const forcees = [{ id: "I1", valeur: 3 }];
    const refus = await proteger({ cellules, equations, politique: POLITIQUE, forcees });
    expect(refus).toMatchObject({ issue: "refus", impasses: [{ id: "I1", raison: "deja-publique" }] });
  });

  it("refuse quand aucun intervalle assez large n'est possible", async () => {
    const etroites: Cellule[] = [
      { id: "T", valeur: 4 },
      { id: "a", valeur: 2 },
      { id: "b", valeur: 2 },
    ];
    const refus = await proteger({
      cellules: etroites,
      equations: [{ total: "T", parts: ["a", "b"] }],
      primaires: ["a"],
      forcees: [{ id: "T", valeur: 4 }],
      politique: { ...POLITIQUE, largeur: 5 },
    });
    expect(refus).toMatchObject({ issue: "refus", impasses: [{ id: "a", raison: "intervalle" }] });
  });
});

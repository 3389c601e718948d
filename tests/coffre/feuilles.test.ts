import { describe, expect, it } from "vitest";
import type { Feuille } from "../../src/coffre/classeur.ts";
import { createIsEntete } from "../../src/coffre/entetes.ts";
import { parcourirFeuilles, reunirFeuilles } from "../../src/coffre/feuilles.ts";

const feuille = (nom: string, lignes: readonly (readonly string[])[], isCachee = false): Feuille => ({
  nom,
  isCachee,
  colonnesCachees: [],
  *lignes() {
    yield* lignes;
  },
});
const NOMS = ["N° dossier", "Date"];
const MOIS = ["Janvier", "Février"].map((mois, i) => feuille(mois, [NOMS, [`D${i}`, "01/02/2025"]]));
const noms = (feuilles: readonly Feuille[]): string[] => feuilles.map(({ nom }) => nom);

describe("reunirFeuilles", () => {
  it("prend les feuilles visibles aux mêmes colonnes, et dit les autres", () => {
    const notice = feuille("Notice", [["Mode d'emploi"]]);
    const cachee = feuille("Ancien", [NOMS, ["D9", "01/01/2024"]], true);
    const vide = feuille("Feuil4", []);
    const autres = feuille("Récap", [["Mois", "Total"]]);
    const { lues, autres: reste } = reunirFeuilles([notice, ...MOIS, cachee, vide, autres], { debut: 1, fin: 1 });
    expect([noms(lues), noms(reste)]).toEqual([
      ["Janvier", "Février"],
      ["Notice", "Feuil4", "Récap"],
    ]);
  });

  it("compare les noms sans la casse ni les espaces, jamais à une autre place", () => {
    const [janvier, fevrier] = MOIS;
    const mars = feuille("Mars", [[" n° DOSSIER ", "date"], ["D2", "01/03/2025"]]); // prettier-ignore
    const decalee = feuille("Avril", [["Avril 2025", ""], NOMS, ["D3", "01/04/2025"]]);
    const { lues } = reunirFeuilles([janvier, fevrier, mars, decalee].flatMap((f) => f ?? []), { debut: 1, fin: 1 }); // prettier-ignore
    expect(noms(lues)).toEqual(["Janvier", "Février", "Mars"]);
  });
});

it("parcourirFeuilles donne l'en-tête une fois, et le numéro de chaque ligne dans sa feuille", async () => {
  const vues: string[] = [];
  await parcourirFeuilles(MOIS, 1, 1, ({ nom }) => void vues.push(nom))((cases, numero) => void vues.push(`${numero} ${cases[0]}`)); // prettier-ignore
  expect(vues).toEqual(["Janvier", "1 N° dossier", "2 D0", "Février", "2 D1"]);
});

describe("createIsEntete", () => {
  const isEntete = createIsEntete([["Demande", ""], NOMS]);
  it.each([
    [[" N° dossier", "Date "], true],
    [["N° dossier", "01/02/2025"], false],
    [["Demande", ""], false], // un seul mot : un titre de mois, peut-être une personne
    [["D1", "Date"], false],
  ])("%j : %s", (cases, attendu) =>
    expect(isEntete(cases, cases.find((c) => c.trim() !== "") ?? "")).toBe(attendu));
}); // prettier-ignore

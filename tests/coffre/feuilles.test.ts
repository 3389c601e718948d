import { describe, expect, it } from "vitest";
import type { Feuille } from "../../src/coffre/classeur.ts";
import { createIsEntete } from "../../src/coffre/entetes.ts";
import { parcourirFeuilles, reunirFeuilles } from "../../src/coffre/feuilles.ts";
import { ouvrirExport } from "../../src/coffre/ouvrir-export.ts";
import { createReleve } from "../../src/coffre/releve.ts";
import { classeur } from "./examen/exports-factices.ts";
import { correspondance } from "./projet-factice.ts";
import { utils } from "@e965/xlsx";

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

it("une ligne fautive se situe dans sa feuille, et une feuille non lue se dit par son rang, jamais par son nom", async () => {
  const octets = classeur(
    {
      "Mme DURAND": utils.aoa_to_sheet([["Mode d'emploi"]]),
      Janvier: utils.aoa_to_sheet([NOMS, ["D0", "01/02/2025"]]),
      Février: utils.aoa_to_sheet([NOMS, ["D1", "?"]]),
    },
    "xlsx",
  );
  const releve = createReleve("a.xlsx");
  const aides = { ...correspondance("aides"), encodage: null, separateur: null, feuille: "(toutes)" };
  const lignes = await ouvrirExport(octets, aides, () => null, releve);
  const defaut = { code: "x", colonne: "Date", message: "date illisible", action: "" };
  const reproches: string[] = [];
  await lignes?.((cases, numero) => {
    if (cases[1] === "?") releve.signaler(defaut, numero);
    reproches.push(...releve.reproches(numero).map(({ message }) => message));
  });
  // La quarantaine les écrit à côté du numéro de la ligne, qui seul ne dirait pas laquelle.
  expect(reproches).toEqual(["date illisible (feuille n° 3)"]);
  expect(releve.anomalies().map(({ code, ligne, message }) => [code, ligne, message])).toEqual([
    ["feuilles-non-lues", null, "feuille n° 1 : pas les mêmes colonnes que les autres, non lue"],
    ["x", 2, "date illisible (feuille n° 3)"],
  ]);
});

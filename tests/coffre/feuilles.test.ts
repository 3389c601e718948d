import { describe, expect, it } from "vitest";
import type { Feuille } from "../../src/coffre/classeur.ts";
import { createIsEntete } from "../../src/coffre/entetes.ts";
import { type FeuilleLue, parcourirFeuilles, reunirFeuilles } from "../../src/coffre/feuilles.ts";
import { ouvrirExport } from "../../src/coffre/ouvrir-export.ts";
import { createReleve } from "../../src/coffre/releve.ts";
import { trierLignes } from "../../src/coffre/trier-lignes.ts";
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
    expect([noms(lues.map(({ feuille }) => feuille)), noms(reste)]).toEqual([
      ["Janvier", "Février"],
      ["Notice", "Feuil4", "Récap"],
    ]);
  });

  const [janvier, fevrier] = MOIS;
  const decalee = feuille("Avril", [["Avril 2025", ""], ["", ""], NOMS, ["D3", "01/04/2025"]]);

  it("compare les noms sans la casse ni les espaces, et les cherche sous un titre", () => {
    const mars = feuille("Mars", [[" n° DOSSIER ", "date"], ["D2", "01/03/2025"]]); // prettier-ignore
    const { lues, autres } = reunirFeuilles([janvier, fevrier, mars, decalee].flatMap((f) => f ?? []), { debut: 1, fin: 1 }); // prettier-ignore
    expect(lues.map(({ feuille, debut }) => [feuille.nom, debut])).toEqual([
      ["Janvier", 1],
      ["Février", 1],
      ["Mars", 1],
      ["Avril", 3],
    ]);
    expect(autres).toEqual([]);
  });

  it("un en-tête à deux étages se déplace tout entier ; les mêmes noms dans un autre ordre ne sont pas les mêmes", () => {
    const deux = (titre: readonly (readonly string[])[], ordre: readonly string[]) =>
      feuille("M", [...titre, ["Demande", ""], ordre, ["D", "01/04/2025"]]);
    const { lues, autres } = reunirFeuilles([deux([], NOMS), deux([["Mai", ""]], NOMS), deux([], NOMS.toReversed())], { debut: 1, fin: 2 }); // prettier-ignore
    expect(lues.map(({ debut, fin }) => [debut, fin])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(autres).toHaveLength(1);
  });
});

it("un tableau qui commence une colonne plus à droite n'a pas les mêmes colonnes : rien n'y est lu de travers", () => {
  const aDroite = feuille("Mars", [["", ...NOMS, ""], ["", "D2", "01/03/2025", ""]]); // prettier-ignore
  const { lues, autres } = reunirFeuilles([...MOIS, aDroite], { debut: 1, fin: 1 });
  expect([noms(lues.map((l) => l.feuille)), noms(autres)]).toEqual([["Janvier", "Février"], ["Mars"]]);
});

it("le premier onglet n'a pas le titre des autres : ses premières données ne sont pas lues comme des noms de colonnes", async () => {
  const entete = { debut: 3, fin: 3 };
  const aides = { ...correspondance("aides"), entete };
  const colonnes = aides.champs.map(({ entetes }) => entetes[0] ?? "");
  const donnee = (dossier: string) => colonnes.map((_, i) => (i === 0 ? dossier : ""));
  const titre = [["Aides"], [""]];
  const onglets = [
    feuille("Janvier", [colonnes, donnee("D0"), donnee("D1"), donnee("D2")]),
    ...["D3", "D4"].map((dossier) => feuille("Suivant", [...titre, colonnes, donnee(dossier)])),
  ];
  const releve = createReleve("a.xlsx");
  const { lues } = reunirFeuilles(onglets, entete);
  const vues: string[] = [];
  const tri = await trierLignes(parcourirFeuilles(lues, entete, () => undefined), aides, releve, ([dossier = ""], numero) => vues.push(`${numero} ${dossier}`) > 0); // prettier-ignore
  expect([tri.lues, vues, releve.anomalies()]).toEqual([5, ["2 D0", "3 D1", "4 D2", "4 D3", "4 D4"], []]);
});

describe("parcourirFeuilles", () => {
  const parcourir = async (lues: readonly FeuilleLue[], entete = { debut: 1, fin: 1 }): Promise<string[]> => {
    const vues: string[] = [];
    await parcourirFeuilles(lues, entete, ({ nom }) => void vues.push(nom))((cases, numero) => void vues.push(`${numero} ${cases.join("|")}`)); // prettier-ignore
    return vues;
  };
  const en = (feuille: Feuille | undefined, debut: number): FeuilleLue[] => (feuille ? [{ feuille, debut, fin: debut }] : []); // prettier-ignore

  it("donne l'en-tête une fois, et le numéro de chaque ligne dans sa feuille", async () => {
    const attendu = ["Janvier", "1 N° dossier|Date", "2 D0|01/02/2025", "Février", "2 D1|01/02/2025"];
    expect(await parcourir(MOIS.flatMap((f) => en(f, 1)))).toEqual(attendu);
  });

  it("donne l'en-tête là où la correspondance l'attend, même si la première feuille est décalée", async () => {
    const decalee = feuille("Avril", [["Avril", ""], NOMS, ["D3", "01/04/2025"]]);
    expect(await parcourir([...en(decalee, 2), ...en(MOIS[0], 1)])).toEqual([
      "Avril",
      "1 N° dossier|Date",
      "3 D3|01/04/2025",
      "Janvier",
      "2 D0|01/02/2025",
    ]);
  });

  it("une note à droite d'un onglet ne déforme que sa ligne", async () => {
    const notee = feuille("Mai", [[...NOMS, ""], ["D4", "01/05/2025", ""], ["D5", "02/05/2025", "à revoir"], ["D6"]]); // prettier-ignore
    expect((await parcourir([...en(MOIS[0], 1), ...en(notee, 1)])).slice(3)).toEqual([
      "Mai",
      "2 D4|01/05/2025",
      "3 D5|02/05/2025|à revoir",
      "4 D6|",
    ]);
  });
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

import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Contexte } from "../../src/calculer/contexte.ts";
import type { Perimetres } from "../../src/calculer/perimetre.ts";
import { readPopulations } from "../../src/calculer/populations.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import type { Pyramide } from "../../src/indicateurs/pyramides.ts";

const LARGE: Pyramide = {
  source: "large",
  groupes: [
    { libelle: "0 à 14 ans", femmes: ["F0014"], hommes: ["H0014"] },
    { libelle: "15 ans ou plus", femmes: ["F1559", "F60P"], hommes: ["H15P"] },
  ],
};
const TOUTES = ["F0014", "H0014", "F1559", "F60P", "H15P"];
let entrepot: Entrepot;
let rang = 0;
beforeEach(async () => {
  [entrepot, rang] = [await Entrepot.open(":memory:"), 0];
});
afterEach(() => entrepot.close());

/** Un fichier d'une année, et ses cases : une colonne absente n'y est pas, une ligne absente (undefined) n'a pas de case. */
async function ajouter(annee: number, cases: Readonly<Record<string, number | null | undefined>>): Promise<void> {
  const { connexion } = entrepot;
  const fichier = annee;
  for (const [motif, valeur] of Object.entries(cases)) {
    rang += 1;
    await connexion.run(`insert into variable values (${rang}, ${fichier}, 'large', '${motif}', '${motif}', '', 'effectif', '', ${annee}, null)`); // prettier-ignore
    if (valeur === undefined) continue;
    await connexion.run(`insert into lieu values (${rang}, 'commune', '00101', null, null)`);
    await connexion.run(`insert into cellule values (${rang}, ${rang}, ${valeur ?? "null"}, '${valeur === null ? "secret" : "valeur"}')`); // prettier-ignore
  }
}
const lire = (change: string | null = null) =>
  readPopulations(
    entrepot.connexion,
    [LARGE],
    { niveau: "commune", code: "00101", nom: "Essai" },
    {
      fichiers: new Map(
        [2011, 2016, 2022].map((id) => [id, { id, source: "large", titre: "Essai", fichier: "", sha256: "", cog: id + 2, publie: id + 3 }]),
      ),
    } as unknown as Contexte, // seuls les fichiers en sont lus
    { change: () => change, doute: () => null } as unknown as Perimetres,
  ); // prettier-ignore
const pleines = (base: number): Record<string, number> => Object.fromEntries(TOUTES.map((m, i) => [m, base + i]));

describe("la population par sexe et âge", () => {
  it("rapproche le dernier recensement du plus ancien qui ne partage aucune enquête", async () => {
    for (const annee of [2011, 2016, 2022]) await ajouter(annee, pleines(annee));
    const lues = await lire();
    expect(lues.map((p) => [p.annee, p.cog])).toEqual([[2011, 2013], [2022, 2024]]); // prettier-ignore
    expect(lues[1]).toMatchObject({ femmes: [2022, 2024 + 2025], hommes: [2023, 2026] });
  });

  it("ne rapproche pas deux périmètres", async () => {
    for (const annee of [2016, 2022]) await ajouter(annee, pleines(annee));
    expect((await lire("fusion de communes")).map((p) => p.annee)).toEqual([2022]);
  });

  it("une ligne absente vaut zéro ; une case secrète ou une colonne absente ôte le groupe", async () => {
    await ajouter(2022, { F0014: undefined, H0014: 5, F1559: 7, H15P: null });
    expect(await lire()).toMatchObject([{ femmes: [0, null], hommes: [5, null] }]); // F60P n'est pas une colonne du fichier
  });

  it("vide quand aucun fichier ne donne le territoire", async () => expect(await lire()).toEqual([]));
});

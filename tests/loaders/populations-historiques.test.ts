import { expect, it } from "vitest";
import { calculer } from "../../src/calculer/calculer.ts";
import type { Question } from "../../src/calculer/question.ts";
import { repondre } from "../../src/calculer/valeurs.ts";
import { cheminEntrepot, readProjet } from "../../src/charger/projet.ts";
import { Entrepot } from "../../src/entrepot/entrepot.ts";
import type { Resultat } from "../../src/modele/resultat.ts";
import { bloquantes, createEssai, LIGNES } from "../charger/projet-essai.ts";

// En-tête relevé du fichier de l'Insee « Populations municipales de 1968 à 2023 » ; nombres inventés.
const ENTETE = '"FREQ";"GEO";"GEO_OBJECT";"POPREF_MEASURE";"TIME_PERIOD";"OBS_VALUE"';
const LIGNE = (annee: number, valeur: number, geo = "68224", objet = "COM"): string => `"A";"${geo}";"${objet}";"PMUN";"${annee}";${valeur}`; // prettier-ignore

it("les populations historiques se lisent avec les populations de référence, et se comparent depuis 1968", async () => {
  const essai = createEssai("abs-historiques-");
  const lignes = [[1968, 116336], [1999, 110359], [2017, 109443], [2022, 105000], [2023, 104000]].map(([a = 0, v = 0]) => LIGNE(a, v)); // prettier-ignore
  essai.ecrire("brut/historiques.csv", [ENTETE, ...lignes, LIGNE(2023, 9, "684", "ARR"), ""].join("\n"));
  essai.millesimes([
    ...LIGNES.filter((l) => l.source === "cog-communes"),
    { source: "melodi-populations-reference", cog: "2023", fichier: "brut/historiques.csv" },
  ]);
  const rapport = await essai.charger();
  expect(bloquantes(rapport)).toEqual([]);
  const projet = readProjet(essai.dir);
  await calculer(projet);
  const entrepot = await Entrepot.open(cheminEntrepot(essai.dir), { readOnly: true });
  const demander = async (millesime: string): Promise<Resultat | undefined> => {
    const question: Question = { indicateur: "DEM-01", territoire: "68224", millesime };
    for await (const lot of repondre(entrepot.connexion, question, projet)) return lot[0];
    return undefined;
  };
  expect(await demander("1968")).toMatchObject({ valeur: 116336, statut: "valeur" });
  expect((await demander("1968-2023"))?.valeur).toBeCloseTo(100 * (104000 / 116336 - 1), 9);
  expect(await demander("2017-2022")).toMatchObject({
    statut: "refus",
    motif: expect.stringMatching(/^R2 : /) as string,
  });
  entrepot.close();
}, 60_000);

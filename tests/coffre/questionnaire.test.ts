import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { STRUCTURE_CCAS } from "../../src/indicateurs/structure-ccas.ts";
import type { Agregat } from "../../src/modele/agregat.ts";
import { idOf } from "../../src/publier/secret/cles.ts";
import { protegerTableau } from "../../src/publier/secret/proteger-edition.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";
import { createProjet, tell } from "./projet-factice.ts";

const CORRESPONDANCE = `export: ccas-questionnaire
encodage: utf-8
separateur: ";"
entete: 1
colonnes:
  date_reponse: "Le"
  poids: "Poids"
  q1: "Avez-vous un médecin traitant ?"
  q2: "Question 2"
listes:
  q1: { oui: ["Oui"], non: ["Non"], sans_avis: ["NSP"] }
  q2: { oui: ["Oui"], non: ["Non"], sans_avis: ["NSP"] }
`;
const ENTETE = "Le;Nom;Poids;Avez-vous un médecin traitant ?;Question 2;Remarques";

async function charger(lignes: readonly string[]) {
  const projet = createProjet();
  writeFileSync(join(projet.dir, "correspondances", "questionnaire.yaml"), CORRESPONDANCE);
  const export_ = projet.add("ccas-questionnaire", 2026, "questionnaire.csv", [ENTETE, ...lignes, ""].join("\n"));
  return projet.charger(export_);
}

describe("le questionnaire à la population", () => {
  it("compte, pondère et donne l'effectif utile de Kish, comme à la main", async () => {
    const { lectures, agregats } = await charger([
      "03/05/2026;Nom-Un;1,00;Oui;Oui;rien",
      "04/05/2026;Nom-Deux;1,00;Non;;rien",
      "05/05/2026;Nom-Trois;2,00;Oui;Non;rien",
      "06/05/2026;Nom-Quatre;0,50;NSP;Oui;rien",
      "date fausse;Nom-Cinq;1,00;Oui;Oui;rien",
    ]);
    expect(lectures[0]).toMatchObject({ lues: 5, gardees: 4, refusees: 1 });
    const dits = tell(agregats, 2026);
    // q1 : poids 1 + 1 + 2 + 0,5 = 4,5 ; oui 1 + 2 = 3 ; (Σw)²/Σw² = 20,25 / 6,25.
    expect(dits["questionnaire_reponses Question 1"]).toEqual([4, 4]);
    expect(dits["questionnaire_oui Question 1"]).toEqual([2, 2]);
    expect(dits["questionnaire_part Question 1"]?.[0]).toBeCloseTo(100 * (3 / 4.5), 10);
    expect(dits["questionnaire_effectif_utile Question 1"]?.[0]).toBeCloseTo(20.25 / 6.25, 10);
    // q2 : la case vide n'est pas exprimée ; poids 1, 2, 0,5.
    expect(dits["questionnaire_reponses Question 2"]).toEqual([3, 3]);
    expect(dits["questionnaire_part Question 2"]?.[0]).toBeCloseTo(100 * (1.5 / 3.5), 10);
    expect(Object.keys(dits).some((cle) => cle.includes("Question 3"))).toBe(false);
    expect(JSON.stringify(agregats)).not.toContain("Nom-");
  });

  it("des poids égaux valent l'effectif ; inégaux, jamais plus que lui", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1, maxLength: 12 }),
        async (centiemes) => {
          const lignes = centiemes.map(
            (c, i) => `0${1 + (i % 9)}/05/2026;N${i};${(c / 100).toFixed(2).replace(".", ",")};Oui;Non;r`,
          );
          const { agregats } = await charger(lignes);
          const dits = tell(agregats, 2026);
          const utile = dits["questionnaire_effectif_utile Question 1"]?.[0] ?? NaN;
          expect(dits["questionnaire_part Question 1"]?.[0]).toBeCloseTo(100, 9);
          expect(utile).toBeLessThanOrEqual(centiemes.length + 1e-9);
          expect(utile).toBeGreaterThanOrEqual(1 - 1e-9);
          if (new Set(centiemes).size === 1) expect(utile).toBeCloseTo(centiemes.length, 9);
        },
      ),
      { numRuns: 8 },
    );
  });

  it.each([
    ["tous ont répondu oui", 40, 40, true],
    ["aucun n'a répondu oui", 0, 40, true],
    ["les avis se partagent", 21, 40, false],
  ])("%s : la réponse de chacun ne se lit pas", async (_, oui, reponses, isTue) => {
    const base = { source: "ccas-questionnaire", millesime: 2025, modalite: "Question 1", libelle: "Question 1" } as const;
    const agregats: Agregat[] = [
      { ...base, variable: "questionnaire_reponses", nature: "effectif", unite: "réponses", valeur: reponses, effectif: reponses },
      { ...base, variable: "questionnaire_oui", nature: "effectif", unite: "réponses", valeur: oui, effectif: oui },
      { ...base, variable: "questionnaire_part", nature: "part", unite: "%", valeur: (100 * oui) / reponses, effectif: reponses },
      { ...base, variable: "questionnaire_effectif_utile", nature: "part", unite: "réponses", valeur: 36.5, effectif: reponses },
    ];
    for (const politique of [POLITIQUES.copil, POLITIQUES.public]) {
      const protege = await protegerTableau({ agregats, tableau: agregats, registres: [], politique, structure: STRUCTURE_CCAS });
      if (!("tues" in protege)) throw new Error(JSON.stringify(protege));
      const tues = agregats.filter((a) => protege.tues.has(idOf(a))).map((a) => a.variable);
      expect(tues.includes("questionnaire_oui")).toBe(isTue);
      expect(tues.includes("questionnaire_part")).toBe(isTue);
    }
  }); // prettier-ignore
});

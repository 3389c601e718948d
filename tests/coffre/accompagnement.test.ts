import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { STRUCTURE_CCAS } from "../../src/indicateurs/structure-ccas.ts";
import type { Agregat } from "../../src/modele/agregat.ts";
import { idOf } from "../../src/publier/secret/cles.ts";
import { protegerTableau } from "../../src/publier/secret/proteger-edition.ts";
import { POLITIQUES } from "../../src/secret/politique.ts";
import { createProjet, tell } from "./projet-factice.ts";

const CORRESPONDANCE = `export: ccas-accompagnement
encodage: utf-8
separateur: ";"
entete: 1
colonnes:
  foyer: "N° foyer"
  date_evaluation: "Date évaluation"
  logement: "Grille logement"
  ressources: "Grille ressources"
`;
const ENTETE = "N° foyer;Date évaluation;Grille logement;Grille ressources;Commentaire";

it("compare la dernière évaluation de l'année à la précédente du même foyer, d'un export à l'autre", async () => {
  const projet = createProjet();
  writeFileSync(join(projet.dir, "correspondances", "accompagnement.yaml"), CORRESPONDANCE);
  const an1 = ["F1;01/03/2024;2;2;x", "F2;01/03/2024;3;3;x", "F3;01/03/2024;4;4;x", "F4;01/03/2024;1;;x"];
  const an2 = [
    "F1;01/03/2025;3;2;x", // +1 : s'améliore
    "F2;01/02/2025;1;1;x",
    "F2;01/09/2025;2;1;x", // la précédente est celle de février : s'améliore
    "F3;01/03/2025;4;3;x", // se dégrade
    "F4;01/03/2025;;3;x", // aucun domaine noté aux deux : pas comparée
    "F5;01/03/2025;3;3;x", // une seule évaluation
  ];
  const ecrire = (lignes: readonly string[]): string => [ENTETE, ...lignes, ""].join("\n");
  const { agregats } = await projet.charger(
    projet.add("ccas-accompagnement", 2024, "suivi24.csv", ecrire(an1)),
    projet.add("ccas-accompagnement", 2025, "suivi25.csv", ecrire(an2)),
  );
  expect(tell(agregats, 2024)).toEqual({});
  expect(tell(agregats, 2025)).toEqual({
    foyers_reevalues: [3, 3],
    situations_ameliorees: [2, 2],
    "situations_par_evolution Améliorée": [2, 2],
    "situations_par_evolution Dégradée": [1, 1],
    "situations_par_evolution Stable": [0, 0],
  });
});

it("une évolution que personne n'a eue se masque : « aucun foyer ne va mieux » parle de chacun", async () => {
  const [variable, millesime] = ["situations_par_evolution", 2025];
  const base = {
    source: "ccas-accompagnement",
    millesime,
    nature: "effectif",
    unite: "foyers",
    libelle: "Foyers",
  } as const;
  const compte = (nom: string, modalite: string | null, valeur: number): Agregat => ({ ...base, variable: nom, modalite, valeur, effectif: valeur }); // prettier-ignore
  const agregats = [
    compte("foyers_reevalues", null, 90),
    compte("situations_ameliorees", null, 0),
    compte(variable, "Améliorée", 0),
    compte(variable, "Stable", 40),
    compte(variable, "Dégradée", 50),
  ];
  const protege = await protegerTableau({ agregats, tableau: agregats, registres: [], politique: POLITIQUES.public, structure: STRUCTURE_CCAS }); // prettier-ignore
  if (!("tues" in protege)) throw new Error(JSON.stringify(protege));
  expect([...protege.tues]).toEqual(
    expect.arrayContaining([idOf(compte("situations_ameliorees", null, 0)), idOf(compte(variable, "Améliorée", 0))]),
  );
});

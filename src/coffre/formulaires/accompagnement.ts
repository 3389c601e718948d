import type { Champ, Formulaire } from "../formulaire.ts";

/** De 1 (le plus précaire) à 5 : la grille est celle du CCAS, définie avant la première évaluation. */
const NIVEAU = [1, 5] as const;

const domaine = (nom: string, libelle: string, ...entetes: readonly string[]): Champ => ({
  nom,
  libelle: `situation : ${libelle}, de 1 (la plus précaire) à 5`,
  type: "entier",
  exige: "rien",
  bornes: NIVEAU,
  entetes,
});

/** Suivi des accompagnements : une ligne par évaluation d'un foyer, sur cinq domaines. Pas de texte libre. */
export const ACCOMPAGNEMENT: Formulaire = {
  source: "ccas-accompagnement",
  titre: "suivi des accompagnements",
  table: "evaluation",
  quasi: ["iris"],
  sensible: "ressources",
  date: "date_evaluation",
  champs: [
    {
      nom: "foyer",
      libelle: "numéro de foyer",
      type: "foyer",
      exige: "valeur",
      entetes: ["N° foyer accompagné", "N° foyer", "Numéro de foyer", "Code foyer"],
    },
    {
      nom: "date_evaluation",
      libelle: "date de l'évaluation",
      type: "date",
      exige: "valeur",
      entetes: ["Date évaluation", "Date de l'évaluation", "Évalué le"],
    },
    domaine("logement", "logement", "Grille logement", "Situation logement"),
    domaine("ressources", "ressources", "Grille ressources", "Situation ressources"),
    domaine("droits", "accès aux droits", "Grille droits", "Situation droits"),
    domaine("sante", "santé", "Grille santé", "Situation santé"),
    domaine("lien", "lien social", "Grille lien social", "Situation lien social"),
  ],
};

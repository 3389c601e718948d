import type { Champ, Formulaire } from "../formulaire.ts";

export const SECTIONS = { fonctionnement: "Fonctionnement", investissement: "Investissement" } as const;
export const SENS = { depense: "Dépenses", recette: "Recettes" } as const;

const code = (nom: string, libelle: string, exige: Champ["exige"], entetes: readonly string[]): Champ => ({
  nom,
  libelle,
  type: "code",
  exige,
  entetes,
});
const montant = (nom: string, libelle: string, entetes: readonly string[]): Champ => ({
  nom,
  libelle,
  type: "montant",
  negatif: "permis", // un reste, une annulation
  exige: "rien",
  entetes,
});

/** Budget M57 (M14 avant lui) : une ligne par article et par fonction. Rien de personnel ; les libellés ne sont pas lus. */
export const BUDGET: Formulaire = {
  source: "ccas-budget",
  titre: "budget M57",
  table: "depense",
  date: "exercice",
  champs: [
    {
      nom: "exercice",
      libelle: "exercice",
      type: "exercice",
      exige: "valeur",
      entetes: ["Exercice", "Année", "BGT_ANNEE"],
    },
    {
      nom: "section",
      libelle: "section",
      type: "liste",
      exige: "rien",
      entetes: ["Section", "I_F", "BGT_SECTION"],
      valeurs: SECTIONS,
      libelles: { fonctionnement: ["F", "Fonctionnement"], investissement: ["I", "Investissement"] },
      inconnu: "non classer",
    },
    {
      nom: "sens",
      libelle: "dépense ou recette",
      type: "liste",
      exige: "rien",
      entetes: ["Sens", "D_R", "Dépense/Recette", "BGT_CODRD"],
      valeurs: SENS,
      libelles: { depense: ["D", "Dépense", "Dépenses"], recette: ["R", "Recette", "Recettes"] },
      inconnu: "non classer",
    },
    code("chapitre", "chapitre", "rien", ["Chapitre", "Chap."]),
    code("nature", "nature (article)", "valeur", ["Nature", "Article", "Compte", "BGT_NATURE"]),
    code("fonction", "fonction", "rien", ["Fonction", "Sous-fonction", "Sous-fontion", "SousFonction", "BGT_FONCTION"]),
    montant("vote", "voté", ["Voté", "Budget primitif", "BP", "Montant voté", "Montant", "Prévu", "Budgété"]),
    montant("engage", "engagé", ["Engagé", "Montant engagé"]),
    montant("mandate", "mandaté", ["Mandaté", "Réalisé", "Montant mandaté", "Liquidé"]),
    montant("titre", "titré", ["Titré", "Titres émis"]),
    montant("restes", "restes à réaliser", ["Restes", "Restes à réaliser", "RAR"]),
  ],
};

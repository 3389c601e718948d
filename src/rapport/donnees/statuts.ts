import type { Statut } from "../../modele/statut.ts";

/** Ce que chaque statut dit d'une case : le dictionnaire des données et la feuille « Lire ce classeur » l'impriment. */
export const SENS_STATUTS: Readonly<Record<Statut, string>> = {
  valeur: "la valeur est donnée",
  estimation: "la valeur est approchée ; le motif dit pourquoi",
  avertissement: "la valeur est donnée avec une réserve, que le motif dit",
  secret: "la valeur existe et n'est pas diffusée : secret statistique, ou chiffre qui permettrait de le lever",
  absent: "le producteur ne la donne pas, ou aucun fichier chargé ne la porte",
  non_calculable: "il manque un terme pour la calculer",
  refus: "la calculer serait une comparaison que le producteur déconseille",
};

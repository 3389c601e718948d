import { source } from "../src/modele/source.ts";

/**
 * Accessibilité potentielle localisée aux médecins généralistes : un classeur, un onglet par année, l'en-tête à la ligne 9
 * (éditions 2022 à 2024), puis une ligne d'unités. Ceux d'avant ont leur en-tête plus haut, et se refusent. L'indice ne
 * s'additionne pas ; la population standardisée est le poids que la Drees demande pour en faire la moyenne.
 */
export default source({
  type: "mesures",
  id: "drees-apl",
  titre: "Accessibilité potentielle localisée (APL) aux médecins généralistes",
  producteur: "Drees",
  licence: "Licence Ouverte 2.0",
  page: "https://data.drees.solidarites-sante.gouv.fr/explore/dataset/530_l-accessibilite-potentielle-localisee-apl/",
  format: { type: "classeur", entete: 9, feuilles: [{ nom: "APL 20{aa}", niveau: "commune" }] },
  cle: "Code commune INSEE",
  libelle: "Commune",
  renommees: [
    { de: "APL aux médecins généralistes", en: "APL_MG" },
    { de: "APL aux médecins généralistes de {aa} ans ou moins", en: "APL_MG_{aa}" },
    { de: "APL aux médecins généralistes de {aa} ans et moins", en: "APL_MG_{aa}" },
    { de: "Population standardisée 20{aa} pour la médecine générale", en: "APL_MG_POPULATION" },
    { de: "Population totale 20{aa}", en: "Population totale" },
  ],
  ignorees: ["APL_MG_65", "APL_MG_62", "APL_MG_60", "Population totale"],
  niveaux: ["commune"],
  millesime: { de: "fichier" },
  variables: [
    { motif: "APL_MG", libelle: "Consultations accessibles par an et par habitant standardisé", nature: "indice", unite: "consultations" },
    { motif: "APL_MG_POPULATION", libelle: "Population standardisée par la consommation de soins", nature: "effectif", unite: "habitants standardisés" },
  ],
  horsChamp: [{ colonne: "Code commune INSEE", valeurs: [""], raison: "la ligne des unités" }],
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime,
  verifie: false,
}); // prettier-ignore

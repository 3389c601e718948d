import { source } from "../src/modele/source.ts";

/**
 * « Communes et inventaire SRU » : les communes soumises à l'article 55 de la loi SRU, et elles seules. Les noms portent l'année
 * de l'inventaire ; ceux des décisions changent à chaque édition et ne sont pas lus. L'édition de 2024 a une ligne vide avant
 * l'en-tête, celles de 2023 et 2024 sont séparées par des virgules : seules celles de 2025 et 2026 se chargent.
 */
export default source({
  type: "mesures",
  id: "sru-communes",
  titre: "Logements sociaux au sens de la loi SRU (inventaire)",
  producteur: "Ministère chargé du logement (DHUP)",
  licence: "Licence Ouverte 2.0",
  page: "https://www.data.gouv.fr/datasets/6564969d3579e21795ebd378",
  format: { type: "csv", separateur: ";", decimale: ",", milliers: "%", encodage: "windows-1252" }, // « 16,78 % »
  cle: "Code_INSEE_commune",
  libelle: "Nom_commune",
  ignorees: ["Departement", "Code_Departement", "Nom_EPCI", "Commune_carencée", "commune_deficitaire"],
  niveaux: ["commune"],
  millesime: { de: "nom" },
  datee: "Taux_SRU_au_01_01_20{aa}",
  // L'espace est du producteur : sans lui, la variable se nomme dans une formule.
  renommees: [{ de: "Nombre_lls_ Inventaire_au_01_01_20{aa}", en: "Nombre_lls_Inventaire_au_01_01_20{aa}" }],
  variables: [
    { motif: "Taux_SRU_au_01_01_20{aa}", libelle: "Taux de logements sociaux (SRU)", nature: "part", unite: "%" },
    {
      motif: "Nombre_lls_Inventaire_au_01_01_20{aa}",
      libelle: "Logements locatifs sociaux décomptés (SRU)",
      nature: "effectif",
      unite: "logements",
    },
  ],
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime + 1,
  verifie: false,
});

import { source, type VariableSource } from "../src/modele/source.ts";

const AGREGATS: Readonly<Record<string, string>> = {
  DEPENSES_FONCTIONNEMENT: "Dépenses de fonctionnement",
  RECETTES_FONCTIONNEMENT: "Recettes de fonctionnement",
  FRAIS_PERSONNEL: "Frais de personnel",
  DEPENSES_INTERVENTION: "Dépenses d'intervention",
  PARTICIPATIONS_COMMUNES: "Participations des communes",
  CONCOURS_ETAT: "Concours de l'Etat",
  AUTRES_DOTATIONS: "Autres dotations et subventions",
  VENTES: "Ventes de biens et services",
};

/**
 * `ofgl-base-ccas-cias` : les comptes des CCAS depuis 2018, une ligne par budget et par agrégat. Ils portent un numéro Siren, que le
 * répertoire Sirene situe dans une commune. Seuls les budgets principaux des CCAS comptent : un CIAS n'est pas d'une commune, et ajouter
 * un budget annexe compterait deux fois ce que l'un verse à l'autre. Les agrégats se recouvrent et ne s'additionnent pas entre eux.
 */
export default source({
  type: "mesures",
  id: "ofgl-ccas",
  titre: "Comptes des CCAS (OFGL)",
  producteur: "OFGL, d'après la DGFiP",
  licence: "Licence Ouverte 2.0",
  page: "https://data.ofgl.fr/explore/dataset/ofgl-base-ccas-cias/",
  format: { type: "csv", separateur: ";", decimale: "." },
  cle: "siren",
  designation: "siren",
  ignorees: ["nom_ccas"],
  niveaux: ["commune"],
  millesime: { de: "colonne", colonne: "exer", forme: "AAAA-…" },
  regroupee: {
    ligne: ["ligne de compte", "lignes de compte"],
    identifiant: ["siren", "lbudg", "agregat"],
    completes: ["montant"],
    seulement: [
      { colonne: "type", valeurs: ["CCAS"] },
      { colonne: "type_de_budget", valeurs: ["Budget principal"] },
    ],
    signees: true,
  },
  variables: Object.entries(AGREGATS).map(([motif, agregat]): VariableSource => ({
    motif,
    libelle: `${agregat} du CCAS, budget principal`,
    nature: "montant",
    unite: "€",
    somme: { produit: ["montant"], si: { colonne: "agregat", valeurs: [agregat] } },
  })),
  champ: "celles dont le CCAS a un budget propre",
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime,
  verifie: false,
});

import { source, type VariableSource } from "../src/modele/source.ts";

const PRESTATIONS: Readonly<Record<string, string>> = {
  ndur: "toutes prestations",
  rsa: "RSA",
  ppa: "prime d'activité",
  ndurins: "insertion",
  ndural: "aides au logement",
  apl: "APL",
  alf: "ALF",
  als: "ALS",
  ndurej: "enfance et jeunesse",
  af: "allocations familiales",
  cf: "complément familial",
  ars: "allocation de rentrée scolaire",
  asf: "ASF",
  ndurpaje: "Paje",
  ab: "allocation de base",
  cmg: "CMG",
  prepare: "PreParE",
};
const variable = (motif: string, libelle: string, nature: "effectif" | "montant", unite: string): VariableSource => ({
  motif,
  libelle,
  nature,
  unite,
  facultative: true,
});

/** `s_ben_com_f` (data.caf.fr) : foyers et montants de décembre, arrondis (effectifs à 5, montants à 100 €). */
export default source({
  type: "mesures",
  id: "caf-communes",
  titre: "Bénéficiaires des CAF par commune",
  producteur: "Cnaf",
  licence: "Licence Ouverte 2.0",
  page: "https://data.caf.fr/explore/dataset/s_ben_com_f/",
  format: { type: "csv", separateur: ";", decimale: "." },
  cle: "numcomdo",
  libelle: "nomcom",
  ignorees: ["dtreffre"],
  niveaux: ["commune"],
  millesime: { de: "colonne", colonne: "dtreffre", forme: "AAAA-MM" },
  variables: Object.entries(PRESTATIONS).flatMap(([code, nom]) => [
    variable(`indfoy_${code}`, `Foyers bénéficiaires, ${nom}`, "effectif", "foyers"),
    variable(`indnbp_${code}`, `Personnes couvertes, ${nom}`, "effectif", "personnes"),
    variable(`indmtt_${code}`, `Montant de décembre, ${nom}`, "montant", "€"),
  ]),
  horsChamp: [
    {
      colonne: "numcomdo",
      valeurs: ["", "XX", "XXXXX", "99", "99999"],
      raison: "allocataires non localisés dans une commune",
    },
  ],
  comparaison: "annuelle",
  sommeApprochee: "somme de communes arrondies au multiple de 5 par la CAF",
  cogHabituel: (millesime) => millesime + 1,
});

import { source } from "../src/modele/source.ts";

const compte = (motif: string, libelle: string) =>
  ({ motif, libelle, nature: "effectif", unite: "logements" }) as const;

/** Export du répertoire des logements sociaux par commune : le détail est vide là où le parc est trop petit. */
export default source({
  type: "mesures",
  id: "rpls-communes",
  titre: "Parc locatif social par commune (RPLS)",
  producteur: "SDES",
  licence: "Licence Ouverte 2.0",
  page: "https://www.statistiques.developpement-durable.gouv.fr/le-parc-locatif-social",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "DEPCOM_ARM",
  libelle: "LIBCOM",
  ignorees: ["LIBCOM_DEP"],
  niveaux: ["commune"],
  millesime: { de: "fichier" },
  variables: [
    compte("nb_ls", "Logements sociaux"),
    compte("nb_loues", "Logements sociaux loués"),
    compte("nb_vacants", "Logements sociaux vacants (proposés à la location)"),
    compte("nb_vides", "Logements sociaux vides (non proposés)"),
    compte("nb_asso", "Logements sociaux pris en charge par une association"),
    compte("nb_occup_finan", "Logements sociaux occupés avec contrepartie financière"),
    compte("nb_occup_temp", "Logements sociaux occupés temporairement"),
  ],
  totaux: [
    {
      total: "nb_ls",
      parts: "nb_loues + nb_vacants + nb_vides + nb_asso + nb_occup_finan + nb_occup_temp",
    },
    { total: "nb_ls", parts: "nb_loues", partiel: true },
  ],
  champ: "celles qui ont des logements sociaux",
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime - 1,
});

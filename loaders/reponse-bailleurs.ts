import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-bailleurs",
  titre: "Occupation, impayés et demandes",
  producteur: "Bailleurs sociaux (sur demande)",
  colonnes: [
    ["logements_occupes", "logements occupés", "logements"],
    ["menages_75_plus", "ménages dont le titulaire a 75 ans ou plus", "ménages"],
    ["monoparents", "ménages monoparentaux", "ménages"],
    ["impayes_3_mois", "ménages dont l'impayé dépasse trois mois de loyer", "ménages"],
    ["demandes_mutation", "demandes de mutation en cours", "demandes"],
    ["demandes_actives", "demandes de logement actives sur la commune", "demandes"],
    ["attributions", "attributions de l'année", "attributions"],
  ],
});

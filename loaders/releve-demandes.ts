import { reponse } from "./commun/reponse.ts";

/** Le canal d'une demande n'est dans aucun des exports décrits : deux comptes, à masquer d'après les foyers qui les ont faites. */
export default reponse({
  id: "releve-demandes",
  titre: "Demandes déposées en ligne",
  producteur: "CCAS (relevé de fin d'année)",
  qui: "relevé du CCAS",
  colonnes: [
    [
      "demandes_deposees",
      "demandes d'aide déposées dans l'année, « s » si elles viennent de moins de 11 foyers",
      "demandes",
    ],
    ["demandes_en_ligne", "demandes déposées par internet, « s » si elles viennent de moins de 11 foyers", "demandes"],
  ],
  parmi: [{ total: "demandes_deposees", parts: "demandes_en_ligne", partiel: true }],
});

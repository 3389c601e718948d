import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-petite-enfance",
  titre: "Demandes de place d'accueil",
  producteur: "Service petite enfance (sur demande)",
  colonnes: [
    ["demandes_recues", "demandes de place reçues dans l'année", "demandes"],
    ["demandes_en_attente", "demandes reçues dans l'année et encore en attente au 31 décembre", "demandes"],
  ],
  parmi: [{ total: "demandes_recues", parts: "demandes_en_attente", partiel: true }],
});

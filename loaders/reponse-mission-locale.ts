import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-mission-locale",
  titre: "Jeunes suivis",
  producteur: "Mission locale (par convention)",
  colonnes: [
    ["jeunes_accompagnes", "jeunes de 16 à 25 ans accompagnés dans l'année, dont contrat d'engagement jeune", "jeunes"],
  ],
});

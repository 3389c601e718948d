import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-fsl",
  titre: "Fonds de solidarité pour le logement et accompagnement",
  producteur: "Département (sur demande)",
  colonnes: [
    ["fsl_acces", "ménages aidés pour l'accès", "ménages"],
    ["fsl_maintien", "ménages aidés pour le maintien", "ménages"],
    ["fsl_energie", "ménages aidés pour l'énergie ou l'eau", "ménages"],
    ["menages_suivis", "ménages suivis par un travailleur social du Département", "ménages"],
  ],
});

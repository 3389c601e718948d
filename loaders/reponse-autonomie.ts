import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-autonomie",
  titre: "Autonomie",
  producteur: "Département (sur demande)",
  colonnes: [
    ["apa_domicile", "bénéficiaires de l'APA à domicile", "bénéficiaires"],
    ["apa_etablissement", "bénéficiaires de l'APA en établissement", "bénéficiaires"],
    ["pch", "bénéficiaires de la prestation de compensation du handicap", "bénéficiaires"],
  ],
});

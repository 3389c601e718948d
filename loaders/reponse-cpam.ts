import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-cpam",
  titre: "Accès aux soins des assurés du régime général",
  producteur: "Cpam (sur demande)",
  colonnes: [
    ["assures", "assurés de tous âges", "assurés"],
    ["assures_17_plus", "assurés de 17 ans ou plus", "assurés"],
    ["sans_medecin_traitant", "assurés de 17 ans ou plus sans médecin traitant déclaré", "assurés"],
    ["c2s", "bénéficiaires de la complémentaire santé solidaire", "bénéficiaires"],
    ["ald", "assurés en affection de longue durée", "assurés"],
  ],
});

import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-france-travail",
  titre: "Demandeurs d'emploi inscrits",
  producteur: "France Travail (sur demande)",
  colonnes: [
    ["inscrits_abc", "inscrits en catégories A, B et C", "inscrits"],
    ["inscrits_fg", "inscrits en catégories F et G, créées en 2025", "inscrits"],
    ["moins_26", "dont moins de 26 ans (A, B, C)", "inscrits"],
    ["plus_50", "dont 50 ans ou plus (A, B, C)", "inscrits"],
    ["un_an_plus", "dont inscrits depuis un an ou plus (A, B, C)", "inscrits"],
    ["rsa", "dont bénéficiaires du RSA", "inscrits"],
  ],
});

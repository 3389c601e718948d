import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-caf",
  titre: "Allocataires et dépendance aux prestations",
  producteur: "Caf (sur demande)",
  colonnes: [
    ["allocataires", "foyers allocataires", "foyers"],
    ["personnes_couvertes", "personnes couvertes, enfants compris", "personnes"],
    ["monoparents", "foyers allocataires monoparentaux", "foyers"],
    ["rsa", "foyers bénéficiaires du RSA", "foyers"],
    ["prime_activite", "foyers bénéficiaires de la prime d'activité", "foyers"],
    ["aah", "foyers bénéficiaires de l'allocation aux adultes handicapés", "foyers"],
    ["aeeh", "foyers bénéficiaires de l'allocation d'éducation de l'enfant handicapé", "foyers"],
    ["aide_logement", "foyers percevant une aide au logement", "foyers"],
    [
      "dependance_50",
      "allocataires de référence dont au moins la moitié des ressources sont des prestations",
      "allocataires",
    ],
    ["dependance_100", "allocataires de référence dont toutes les ressources sont des prestations", "allocataires"],
  ],
});

import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "reponse-sne",
  titre: "Demande de logement social",
  producteur: "Gestionnaire du numéro unique (sur demande)",
  colonnes: [
    [
      "demandes_actives",
      "demandes de logement social actives au 31 décembre, ce territoire en premier choix",
      "demandes",
    ],
    ["attributions", "attributions de l'année, tous bailleurs", "attributions"],
  ],
});

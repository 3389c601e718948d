import { reponse } from "./commun/reponse.ts";

/** L'export de Géodip demande un compte et son en-tête n'est pas publié : ce sont les deux nombres qu'il donne, recopiés. */
export default reponse({
  id: "reponse-geodip",
  titre: "Précarité énergétique",
  producteur: "ONPE, Géodip (export avec un compte)",
  colonnes: [
    ["menages", "ménages", "ménages"],
    [
      "menages_precaires",
      "ménages parmi les 30 % les plus modestes dont l'énergie du logement pèse plus de 8 % du revenu",
      "ménages",
    ],
  ],
  parmi: [{ total: "menages", parts: "menages_precaires", partiel: true }],
});

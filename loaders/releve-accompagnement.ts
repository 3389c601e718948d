import { reponse } from "./commun/reponse.ts";

export default reponse({
  id: "releve-accompagnement",
  titre: "Issue des accompagnements",
  producteur: "CCAS (relevé de fin d'année)",
  qui: "relevé du CCAS",
  colonnes: [
    ["dossiers", "dossiers accompagnés clos dans l'année", "dossiers"],
    ["droits_ouverts", "dossiers qui ont ouvert au moins un droit", "dossiers"],
  ],
  parmi: [{ total: "dossiers", parts: "droits_ouverts", partiel: true }],
});

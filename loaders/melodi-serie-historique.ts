import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { melodi } from "./commun/melodi.ts";

/**
 * `DS_RP_SERIE_HISTORIQUE` : population, naissances, décès et logements à chaque recensement depuis 1968. Les naissances et les
 * décès sont cumulés depuis le recensement précédent du fichier : ce ne sont pas ceux d'une année.
 */
export default source({
  ...melodi({ RP_MEASURE: null, OCS: "_T" }),
  id: "melodi-serie-historique",
  titre: "Série historique du recensement depuis 1968 (Melodi)",
  variables: [
    combinaison("SH_POP", "Population", { RP_MEASURE: "POP" }, "personnes", false),
    combinaison("SH_NAISSANCES", "Naissances depuis le recensement précédent", { RP_MEASURE: "BRTH" }, "naissances"),
    combinaison("SH_DECES", "Décès depuis le recensement précédent", { RP_MEASURE: "DEATH" }, "décès"),
    combinaison("SH_LOGEMENTS", "Logements", { RP_MEASURE: "DWELLINGS" }, "logements"),
    combinaison("SH_RP", "Résidences principales", { RP_MEASURE: "DWELLINGS", OCS: "DW_MAIN" }, "logements"),
    combinaison("SH_LOGVAC", "Logements vacants", { RP_MEASURE: "DWELLINGS", OCS: "DW_VAC" }, "logements"),
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
  verifie: false,
});

import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { melodi } from "./commun/melodi.ts";

/** `DS_MAR_PACS_DIV_SERIES` : mariages, pacs, divorces ; départements et au-dessus, lignes mensuelles non lues. */
export default source({
  ...melodi({
    EC_MEASURE: null,
    SEASONAL_ADJUST: "N",
    UNIT_MEASURE: "NR",
    MARSTA: null,
    UNIT_MULT: "0",
    DECIMALS: "0",
  }),
  id: "melodi-unions",
  titre: "Mariages, pacs et divorces (Melodi)",
  niveaux: ["departement", "region", "france"],
  variables: [
    combinaison("MARIAGES_ENREGISTRES", "Mariages enregistrés", { EC_MEASURE: "MAR_REG", MARSTA: "MAR" }, "mariages"),
    combinaison("MARIAGES_DOMICILIES", "Mariages domiciliés", { EC_MEASURE: "MAR_DOM", MARSTA: "MAR" }, "mariages"),
    combinaison("PACS", "Pacs conclus", { EC_MEASURE: "PACS", MARSTA: "REP" }, "pacs"),
    combinaison("DIVORCES", "Divorces prononcés", { EC_MEASURE: "DIV", MARSTA: "DIV" }, "divorces"),
  ],
  horsChamp: [
    {
      colonne: "GEO",
      valeurs: ["FM_X_R11"],
      raison: "France métropolitaine hors Île-de-France, que les autres sources n'ont pas",
    },
  ],
  comparaison: "annuelle",
});

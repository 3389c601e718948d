import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { melodi } from "./commun/melodi.ts";

/** `DS_ETAT_CIVIL_NAIS_COMMUNES` et `DS_ETAT_CIVIL_DECES_COMMUNES` : domiciliés, mêmes colonnes, une mesure chacun. */
export default source({
  ...melodi({ EC_MEASURE: null }),
  id: "melodi-etat-civil",
  titre: "État civil : naissances et décès domiciliés (Melodi)",
  variables: [
    combinaison("NAISSANCES", "Naissances domiciliées", { EC_MEASURE: "LVB" }, "naissances"),
    combinaison("DECES", "Décès domiciliés", { EC_MEASURE: "DTH" }, "décès"),
  ],
  horsChamp: [
    {
      colonne: "GEO",
      valeurs: ["132XX", "693XX", "751XX"],
      raison: "événements de Marseille, Lyon et Paris dont l'arrondissement n'est pas connu (comptés à la commune)",
    },
  ],
  comparaison: "annuelle",
  cogHabituel: (millesime) => millesime + 1,
});

import { source } from "../src/modele/source.ts";
import { PRODUCTEUR_FILOSOFI, PRUDENCE_FILOSOFI, RUPTURES_FILOSOFI } from "./commun/filosofi.ts";
import { VARIABLES_CC } from "./filosofi-cc.ts";

/** `base-cc-filosofi-2019-geo2022.xlsx` (zip) : toutes les mailles dans un classeur, une feuille chacune. */
export default source({
  type: "mesures",
  id: "filosofi-cc-classeur",
  titre: "Filosofi, chiffres clés (classeur)",
  producteur: PRODUCTEUR_FILOSOFI,
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/metadonnees/source/serie/s1172",
  format: {
    type: "classeur",
    entete: 6,
    feuilles: [
      { nom: "COM", niveau: "commune" },
      { nom: "EPCI", niveau: "epci" },
      { nom: "DEP", niveau: "departement" },
      { nom: "REG", niveau: "region" },
      { nom: "METRO", niveau: "france" },
    ],
  },
  cle: "CODGEO",
  libelle: "LIBGEO",
  niveaux: ["commune", "epci", "departement", "region", "france"],
  millesime: { de: "nom" },
  datee: "MED{aa}",
  variables: VARIABLES_CC,
  ruptures: RUPTURES_FILOSOFI,
  comparaison: "annuelle",
  prudence: PRUDENCE_FILOSOFI,
  cogHabituel: (millesime) => millesime + 3,
});

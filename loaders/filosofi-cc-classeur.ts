import { source } from "../src/modele/source.ts";
import { FILOSOFI } from "./commun/filosofi.ts";
import { COHERENCES_CC, TOTAUX_CC, VARIABLES_CC } from "./filosofi-cc.ts";

/** `base-cc-filosofi-2019-geo2022.xlsx` (zip) : toutes les mailles dans un classeur, une feuille chacune. */
export default source({
  ...FILOSOFI,
  id: "filosofi-cc-classeur",
  titre: "Filosofi, chiffres clés (classeur)",
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
  datee: "MED{aa}",
  variables: VARIABLES_CC,
  totaux: TOTAUX_CC,
  ...COHERENCES_CC,
  cogHabituel: (millesime) => millesime + 3,
});

import { source } from "../src/modele/source.ts";
import { INSEE } from "./commun/insee.ts";

export default source({
  type: "referentiel",
  id: "cog-iris",
  titre: "Découpage en IRIS",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ";", decimale: "." },
  cle: "CODE_IRIS",
  ignorees: ["GRD_QUART", "LIBCOM", "UU2020", "REG", "DEP"],
  tables: [{ role: "iris", colonnes: { code: "CODE_IRIS", nom: "LIB_IRIS", type: "TYP_IRIS", commune: "DEPCOM" } }],
});

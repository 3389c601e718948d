import { source } from "../src/modele/source.ts";
import { INSEE } from "./commun/insee.ts";

export default source({
  type: "referentiel",
  id: "cog-communes",
  titre: "Code officiel géographique, communes",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "COM",
  ignorees: ["CTCD", "ARR", "TNCC", "NCC", "NCCENR", "CAN"],
  tables: [
    {
      role: "communes",
      colonnes: {
        code: "COM",
        type: "TYPECOM",
        departement: "DEP",
        region: "REG",
        nom: "LIBELLE",
        parent: "COMPARENT",
      },
    },
  ],
});

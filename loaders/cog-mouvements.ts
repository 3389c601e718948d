import { source } from "../src/modele/source.ts";
import { INSEE } from "./commun/insee.ts";

export default source({
  type: "referentiel",
  id: "cog-mouvements",
  titre: "Mouvements de communes",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "COM_AV",
  ignorees: ["TNCC_AV", "NCC_AV", "NCCENR_AV", "LIBELLE_AV", "TNCC_AP", "NCC_AP", "NCCENR_AP", "LIBELLE_AP"],
  tables: [
    {
      role: "mouvements",
      colonnes: {
        modification: "MOD",
        date: "DATE_EFF",
        type_avant: "TYPECOM_AV",
        avant: "COM_AV",
        type_apres: "TYPECOM_AP",
        apres: "COM_AP",
      },
    },
  ],
});

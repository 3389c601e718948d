import { source } from "../src/modele/source.ts";
import { INSEE } from "./commun/insee.ts";

export default source({
  type: "referentiel",
  id: "cog-departements",
  titre: "Code officiel géographique, départements",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "DEP",
  ignorees: ["CHEFLIEU", "TNCC", "NCC", "NCCENR"],
  tables: [{ role: "departements", colonnes: { code: "DEP", region: "REG", nom: "LIBELLE" } }],
});

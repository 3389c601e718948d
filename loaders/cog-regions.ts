import { source } from "../src/modele/source.ts";
import { INSEE } from "./commun/insee.ts";

export default source({
  type: "referentiel",
  id: "cog-regions",
  titre: "Code officiel géographique, régions",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "REG",
  ignorees: ["CHEFLIEU", "TNCC", "NCC", "NCCENR"],
  tables: [{ role: "regions", colonnes: { code: "REG", nom: "LIBELLE" } }],
});

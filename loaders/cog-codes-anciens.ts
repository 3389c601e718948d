import { source } from "../src/modele/source.ts";
import { INSEE } from "./commun/insee.ts";

export default source({
  type: "referentiel",
  id: "cog-codes-anciens",
  titre: "Communes depuis 1943",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2560452",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "COM",
  ignorees: ["TNCC", "NCC", "NCCENR"],
  tables: [{ role: "codes-anciens", colonnes: { code: "COM", nom: "LIBELLE", debut: "DATE_DEBUT", fin: "DATE_FIN" } }],
});

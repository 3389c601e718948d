import { source } from "../src/modele/source.ts";
import { INSEE } from "./commun/insee.ts";

/** `table-appartenance-geo-communes-AA.xlsx` : de quelle zone chaque commune fait partie. */
export default source({
  type: "referentiel",
  id: "cog-appartenance",
  titre: "Table d'appartenance géographique des communes",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/7671844",
  format: { type: "classeur", entete: 6, feuilles: [{ nom: "COM" }, { nom: "Zones_supra_communales" }] },
  cle: "CODGEO",
  tables: [
    { feuille: "COM", role: "composition-epci", colonnes: { commune: "CODGEO", epci: "EPCI" } },
    {
      feuille: "Zones_supra_communales",
      role: "epci",
      colonnes: { code: "CODGEO", nom: "LIBGEO" },
      filtre: { colonne: "NIVGEO", valeur: "EPCI" },
    },
  ],
});

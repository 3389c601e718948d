import { source } from "../src/modele/source.ts";
import { INSEE } from "./commun/insee.ts";

/** `Intercommunalite_Metropole_au_01-01-AAAA.xlsx` : les EPCI et leur composition communale. */
export default source({
  type: "referentiel",
  id: "cog-epci",
  titre: "Composition des intercommunalités",
  ...INSEE,
  page: "https://www.insee.fr/fr/information/2510634",
  format: { type: "classeur", entete: 6, feuilles: [{ nom: "EPCI" }, { nom: "Composition_communale" }] },
  cle: "EPCI",
  tables: [
    { feuille: "EPCI", role: "epci", colonnes: { code: "EPCI", nom: "LIBEPCI" } },
    { feuille: "Composition_communale", role: "composition-epci", colonnes: { commune: "CODGEO", epci: "EPCI" } },
  ],
});

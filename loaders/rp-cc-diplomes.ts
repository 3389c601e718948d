import { source } from "../src/modele/source.ts";
import { BASE_CC } from "./commun/rp-bases.ts";
import { DIPLOMES_CC, TOTAUX_DIPLOMES } from "./commun/rp-diplomes.ts";

/** `base-cc-diplomes-formation` : communes, trois millésimes comparables. */
export default source({
  ...BASE_CC,
  id: "rp-cc-diplomes",
  titre: "Recensement par commune, diplômes et formation",
  page: "https://www.insee.fr/fr/statistiques?categorie=3",
  datee: "P{aa}_NSCOL15P",
  excluantes: ["P{aa}_POP0014"],
  variables: DIPLOMES_CC,
  totaux: TOTAUX_DIPLOMES,
});

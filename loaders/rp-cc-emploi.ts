import { source } from "../src/modele/source.ts";
import { BASE_CC } from "./commun/rp-bases.ts";
import { EMPLOI_CC, TOTAUX_EMPLOI } from "./commun/rp-emploi.ts";

/** `base-cc-emploi-pop-active` : communes, trois millésimes comparables. */
export default source({
  ...BASE_CC,
  id: "rp-cc-emploi",
  titre: "Recensement par commune, emploi et population active",
  page: "https://www.insee.fr/fr/statistiques/8581444",
  datee: "P{aa}_ACT1564",
  excluantes: ["P{aa}_POP0014"],
  variables: EMPLOI_CC,
  totaux: TOTAUX_EMPLOI,
});

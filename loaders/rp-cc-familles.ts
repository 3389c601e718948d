import { source } from "../src/modele/source.ts";
import { BASE_CC } from "./commun/rp-bases.ts";
import { FAMILLES_CC, TOTAUX_FAMILLES } from "./commun/rp-familles.ts";

/** `base-cc-coupl-fam-men` : communes, trois millésimes comparables. */
export default source({
  ...BASE_CC,
  id: "rp-cc-familles",
  titre: "Recensement par commune, couples, familles, ménages",
  page: "https://www.insee.fr/fr/statistiques/8582452",
  datee: "C{aa}_FAM",
  excluantes: ["P{aa}_POP0014"],
  variables: FAMILLES_CC,
  totaux: TOTAUX_FAMILLES,
});

import { source } from "../src/modele/source.ts";
import { BASE_IC } from "./commun/rp-bases.ts";
import { FAMILLES_IC, TOTAUX_FAMILLES } from "./commun/rp-familles.ts";

/** `base-ic-*` en csv : tous les IRIS. */
export default source({
  ...BASE_IC,
  id: "rp-ic-familles",
  titre: "Recensement par IRIS, base complète : couples, familles, ménages",
  page: "https://www.insee.fr/fr/statistiques/8647008",
  datee: "C{aa}_FAM",
  variables: FAMILLES_IC,
  totaux: TOTAUX_FAMILLES,
});

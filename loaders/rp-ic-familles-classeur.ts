import { source } from "../src/modele/source.ts";
import { BASE_IC_CLASSEUR } from "./commun/rp-bases.ts";
import { FAMILLES_IC, TOTAUX_FAMILLES } from "./commun/rp-familles.ts";

/** `base-ic-*` en classeur : noms de variables vus dans celui des collectivités d'outre-mer de 2016, pas la feuille nationale. */
export default source({
  ...BASE_IC_CLASSEUR,
  id: "rp-ic-familles-classeur",
  titre: "Recensement par IRIS, base complète (classeur) : couples, familles, ménages",
  page: "https://www.insee.fr/fr/statistiques/4228432",
  datee: "C{aa}_FAM",
  variables: FAMILLES_IC,
  totaux: TOTAUX_FAMILLES,
});

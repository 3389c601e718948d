import { source } from "../src/modele/source.ts";
import ssmsiCommunes from "./ssmsi-communes.ts";

/** La même base communale, au séparateur virgule (diffusions de géographie 2024). */
export default source({
  ...ssmsiCommunes,
  id: "ssmsi-communes-virgule",
  titre: "Délinquance enregistrée par commune (SSMSI, virgules)",
  format: { type: "csv", separateur: ",", decimale: "," },
  verifie: false,
});

import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { melodi } from "./commun/melodi.ts";

/** `DS_SIDE_CREA_ENT_COM` : créations d'entreprises. */
export default source({
  ...melodi({ ACTIVITY: "_T", LEGAL_FORM: "_T", SIDE_MEASURE: "BURE" }),
  id: "melodi-creations",
  titre: "Créations d'entreprises (Melodi)",
  variables: [
    combinaison("CREATIONS", "Créations d'entreprises", {}, "entreprises", false),
    combinaison("CREATIONS_IND", "Créations d'entreprises individuelles", { LEGAL_FORM: "10" }, "entreprises"),
    combinaison("CREATIONS_GI", "Créations : commerce, transports, hébergement et restauration", { ACTIVITY: "GI" }, "entreprises"),
  ],
  totaux: [
    { total: "CREATIONS", parts: "CREATIONS_IND", partiel: true },
    { total: "CREATIONS", parts: "CREATIONS_GI", partiel: true },
  ],
  comparaison: "annuelle",
}); // prettier-ignore

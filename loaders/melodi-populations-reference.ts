import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { melodi } from "./commun/melodi.ts";

/** `DS_POPULATIONS_REFERENCE` : populations légales ; en-tête rapporté et réponses enregistrées de l'API, pas de fichier. */
export default source({
  ...melodi({ POPREF_MEASURE: null }),
  id: "melodi-populations-reference",
  titre: "Populations de référence (Melodi)",
  variables: [
    combinaison("PMUN", "Population municipale", { POPREF_MEASURE: "PMUN" }, "personnes", false),
    combinaison("PTOT", "Population totale", { POPREF_MEASURE: "PTOT" }, "personnes"),
    combinaison("PCAP", "Population comptée à part", { POPREF_MEASURE: "PCAP" }, "personnes"),
  ],
  totaux: [{ total: "PTOT", parts: "PMUN + PCAP" }],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 2,
  verifie: false,
});

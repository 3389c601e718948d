import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { somme } from "../src/modele/total.ts";
import { melodi } from "./commun/melodi.ts";

const ACTIVITES = {
  AZ: "agriculture",
  BE: "industrie",
  FZ: "construction",
  GU: "commerce, transports et services divers",
  OQ: "administration publique, enseignement, santé et action sociale",
} as const;

/** `DS_FLORES_A5` : établissements employeurs et postes salariés au 31 décembre, tous statuts, public compris. */
export default source({
  ...melodi({ ACTIVITY: "_T", FLORES_MEASURE: null, LEGAL_FORM_WITH_PUBLIC: "1T9X7", NUMBER_EMPL: "_T" }),
  id: "melodi-flores",
  titre: "Établissements et postes salariés, Flores (Melodi)",
  variables: [
    combinaison("FLORES_POSTES", "Postes salariés au 31 décembre", { FLORES_MEASURE: "EMPL3112" }, "postes", false),
    combinaison("FLORES_ETAB", "Établissements", { FLORES_MEASURE: "UNIT_LOC" }, "établissements", false),
    ...Object.entries(ACTIVITES).map(([a, nom]) =>
      combinaison(`FLORES_POSTES_${a}`, `Postes salariés : ${nom}`, { FLORES_MEASURE: "EMPL3112", ACTIVITY: a }, "postes"),
    ),
  ],
  totaux: [{ total: "FLORES_POSTES", parts: somme("FLORES_POSTES_", Object.keys(ACTIVITES)) }],
  comparaison: "annuelle",
}); // prettier-ignore

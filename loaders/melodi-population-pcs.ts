import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { somme } from "../src/modele/total.ts";
import { melodi } from "./commun/melodi.ts";

const PCS = ["1", "2", "3", "4", "5", "6", "7", "9"];
const AGES = { Y15T24: "15 à 24 ans", Y25T54: "25 à 54 ans", Y_GE55: "55 ans ou plus" } as const;

/** `DS_RP_POPULATION_COMP` : 15 ans ou plus par catégorie socioprofessionnelle, PCS harmonisée d'un millésime à l'autre. */
export default source({
  ...melodi({ SEX: "_T", PCS: "_T", AGE: "Y_GE15", RP_MEASURE: "POP" }),
  id: "melodi-population-pcs",
  titre: "Recensement, population par catégorie socioprofessionnelle (Melodi)",
  variables: [
    combinaison("MELC_POP15P", "Population de 15 ans ou plus", {}, "personnes", false),
    combinaison("MELC_H15P", "Hommes de 15 ans ou plus", { SEX: "M" }, "personnes"),
    combinaison("MELC_F15P", "Femmes de 15 ans ou plus", { SEX: "F" }, "personnes"),
    ...PCS.map((p) => combinaison(`MELC_POP15P_PCS${p}`, `Population de 15 ans ou plus, PCS ${p}`, { PCS: p }, "personnes")),
    ...Object.entries(AGES).map(([a, nom]) => combinaison(`MELC_POP_${a}`, `Population de ${nom}`, { AGE: a }, "personnes")),
  ],
  totaux: [
    { total: "MELC_POP15P", parts: "MELC_H15P + MELC_F15P" },
    { total: "MELC_POP15P", parts: somme("MELC_POP15P_PCS", PCS) },
    { total: "MELC_POP15P", parts: somme("MELC_POP_", Object.keys(AGES)) },
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
}); // prettier-ignore

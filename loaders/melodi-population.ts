import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { somme } from "../src/modele/total.ts";
import { melodi } from "./commun/melodi.ts";

const AGES = {
  Y_LT15: "moins de 15 ans",
  Y_LT20: "moins de 20 ans",
  Y15T24: "15 à 24 ans",
  Y20T64: "20 à 64 ans",
  Y25T39: "25 à 39 ans",
  Y40T54: "40 à 54 ans",
  Y55T64: "55 à 64 ans",
  Y65T79: "65 à 79 ans",
  Y_GE65: "65 ans ou plus",
  Y_GE80: "80 ans ou plus",
} as const;

/** `DS_RP_POPULATION_PRINC` : population par sexe et âge. */
export default source({
  ...melodi({ AGE: "_T", RP_MEASURE: "POP", SEX: "_T" }),
  id: "melodi-population",
  titre: "Recensement, population par sexe et âge (Melodi)",
  variables: [
    combinaison("MEL_POP", "Population", {}, "personnes", false),
    combinaison("MEL_POPH", "Hommes", { SEX: "M" }, "personnes"),
    combinaison("MEL_POPF", "Femmes", { SEX: "F" }, "personnes"),
    ...Object.entries(AGES).map(([a, nom]) => combinaison(`MEL_POP_${a}`, `Population : ${nom}`, { AGE: a }, "personnes")),
  ],
  totaux: [
    { total: "MEL_POP", parts: "MEL_POPH + MEL_POPF" },
    { total: "MEL_POP", parts: somme("MEL_POP_", ["Y_LT15", "Y15T24", "Y25T39", "Y40T54", "Y55T64", "Y65T79", "Y_GE80"]) },
    { total: "MEL_POP", parts: somme("MEL_POP_", ["Y_LT20", "Y20T64", "Y_GE65"]) },
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
  verifie: false,
}); // prettier-ignore

import { source, type VariableSource } from "../src/modele/source.ts";
import { melodi } from "./commun/melodi.ts";

const MENAGES = {
  _T: ["", "ensemble"],
  "110": ["_HOMME_SEUL", "hommes seuls"],
  "111": ["_FEMME_SEULE", "femmes seules"],
  "21": ["_MONO", "familles monoparentales"],
  "221_FILOSOFI": ["_COUPLE", "couples sans enfant"],
  "222_FILOSOFI": ["_COUPLE_ENF", "couples avec enfant(s)"],
  "3": ["_COMPLEXE", "ménages complexes"],
} as const;

const variables = Object.entries(MENAGES).flatMap(([code, [nom, libelle]]): VariableSource[] => [
  {
    motif: `FILOMEN_PR_MD60${nom}`,
    libelle: `Taux de pauvreté à 60 %, ${libelle}`,
    nature: "part",
    unite: "%",
    bornes: [5, 95],
    modalites: { FILOSOFI_MEASURE: "PR_MD60", TPH_FISCAL: code },
    facultative: true,
  },
  {
    motif: `FILOMEN_MED_SL${nom}`,
    libelle: `Niveau de vie médian, ${libelle}`,
    nature: "quantile",
    unite: "€",
    modalites: { FILOSOFI_MEASURE: "MED_SL", TPH_FISCAL: code },
    facultative: true,
  },
]);

/** `DS_FILOSOFI_MEN_TP_NIVVIE` (2021) : pauvreté et niveau de vie par type de ménage. L'unité suit la mesure. */
export default source({
  ...melodi({ FILOSOFI_MEASURE: null, TPH_FISCAL: "_T" }),
  id: "melodi-filosofi-menages",
  titre: "Filosofi par type de ménage (Melodi)",
  ignorees: ["UNIT_MEASURE"],
  variables,
  comparaison: "annuelle",
  cogHabituel: () => 2024,
  verifie: false,
});

import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { somme } from "../src/modele/total.ts";
import { melodi } from "./commun/melodi.ts";

const TYPES = {
  "1": ["FAMMONO", "Familles monoparentales"],
  "11": ["FAMMONO_PERE", "Pères seuls avec enfant(s)"],
  "12": ["FAMMONO_MERE", "Mères seules avec enfant(s)"],
  "21": ["COUPSENF", "Couples sans enfant"],
  "22": ["COUPAENF", "Couples avec enfant(s)"],
  "220": ["FAM_RECOMPOSEES", "Familles recomposées"],
  "223": ["FAM_TRADITIONNELLES", "Familles « traditionnelles »"],
} as const;

/** `DS_RP_FAMILLE_COMP` : familles par type et nombre d'enfants de moins de 25 ans (exploitation complémentaire). */
export default source({
  ...melodi({ TFN: "_T", NCH: "_T", RP_MEASURE: "NBFAM" }),
  id: "melodi-familles",
  titre: "Recensement, familles (Melodi)",
  variables: [
    combinaison("MELC_FAM", "Familles", {}, "familles", false),
    ...Object.entries(TYPES).map(([code, [nom, libelle]]) =>
      combinaison(`MELC_${nom}`, libelle, { TFN: code }, "familles"),
    ),
    ...["CH0", "CH1", "CH2", "CH3", "CH_GE4"].map((n) =>
      combinaison(`MELC_NE24_${n}`, `Familles par nombre d'enfants de moins de 25 ans (${n})`, { NCH: `${n}_Y_LT25` }, "familles"),
    ),
  ],
  totaux: [
    { total: "MELC_FAM", parts: somme("MELC_", ["FAMMONO", "COUPSENF", "COUPAENF"]) },
    { total: "MELC_FAMMONO", parts: somme("MELC_FAMMONO_", ["PERE", "MERE"]) },
    { total: "MELC_COUPAENF", parts: somme("MELC_FAM_", ["RECOMPOSEES", "TRADITIONNELLES"]) },
    { total: "MELC_FAM", parts: somme("MELC_NE24_CH", ["0", "1", "2", "3", "_GE4"]) },
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
}); // prettier-ignore

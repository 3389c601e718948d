import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { melodi } from "./commun/melodi.ts";

const AGES = { Y_LT2: ["LT2", "moins de 2 ans"], Y2T5: ["2T5", "2 à 5 ans"] } as const;
const PARENTS = {
  A111: "père seul, en emploi",
  A112: "père seul, sans emploi",
  A121: "mère seule, en emploi",
  A122: "mère seule, sans emploi",
  A221: "couple, deux parents en emploi",
  A222: "couple, père seul en emploi",
  A223: "couple, mère seule en emploi",
  A224: "couple, aucun parent en emploi",
} as const;

/** `DS_RP_TD_FAMILLE_AGEENF_COMP` (2023) : jeunes enfants selon l'activité de leurs parents ; exploitation complémentaire. */
export default source({
  ...melodi({ TFN: null, AGE: null, CIVIL_STATUS: "_T", NATIONALITY_TYPE: "_T", PCS: "_T" }),
  id: "melodi-familles-age-enfant",
  titre: "Recensement, jeunes enfants selon l'activité de leurs parents (Melodi)",
  ignorees: ["RP_MEASURE"], // une seule mesure rapportée ; s'il y en avait deux, leurs lignes se répéteraient et refuseraient le fichier
  variables: Object.entries(AGES).flatMap(([age, [nom, ans]]) =>
    Object.entries(PARENTS).map(([type, parents]) =>
      combinaison(`MELC_ENF_${nom}_${type}`, `Enfants de ${ans}, ${parents}`, { AGE: age, TFN: type }, "enfants"),
    ),
  ),
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
  verifie: false,
});

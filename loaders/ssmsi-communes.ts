import { source } from "../src/modele/source.ts";
import { longueSsmsi, SSMSI, VARIABLES_COMMUNES } from "./commun/ssmsi.ts";

/** Base communale : la clé porte l'année de la géographie, `complement_info_*` est une moyenne, jamais la valeur locale. */
export default source({
  ...SSMSI,
  id: "ssmsi-communes",
  titre: "Délinquance enregistrée par commune (SSMSI)",
  cle: "CODGEO",
  renommees: [{ de: "CODGEO_20{aa}", en: "CODGEO", depuis: 2022 }],
  ignorees: [
    "taux_pour_mille",
    "insee_pop",
    "insee_pop_millesime",
    "insee_log",
    "insee_log_millesime",
    "complement_info_nombre",
    "complement_info_taux",
  ],
  niveaux: ["commune"],
  longue: longueSsmsi(true),
  variables: VARIABLES_COMMUNES,
  cogHabituel: (millesime) => millesime + 1,
});

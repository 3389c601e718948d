import { source } from "../src/modele/source.ts";
import { longueSsmsi, SSMSI, VARIABLES_DEPARTEMENTS } from "./commun/ssmsi.ts";

/** Base départementale ; les effectifs n'y sont pas masqués. */
export default source({
  ...SSMSI,
  id: "ssmsi-departements",
  titre: "Délinquance enregistrée par département (SSMSI)",
  cle: "Code_departement",
  ignorees: ["Code_region", "taux_pour_mille", "insee_pop", "insee_pop_millesime", "insee_log", "insee_log_millesime"],
  niveaux: ["departement"],
  longue: longueSsmsi(false),
  variables: VARIABLES_DEPARTEMENTS,
});

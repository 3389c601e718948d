import { source } from "../src/modele/source.ts";
import { longueSsmsi, SSMSI, VARIABLES_DEPARTEMENTS } from "./commun/ssmsi.ts";

/** Base départementale jusqu'en 2023 : `classe`, année sur deux chiffres, taux en notation scientifique à virgule. */
export default source({
  ...SSMSI,
  id: "ssmsi-departements-ancien",
  titre: "Délinquance enregistrée par département (SSMSI, avant 2024)",
  cle: "Code_departement",
  renommees: [
    { de: "classe", en: "indicateur", jusqua: 2023 },
    { de: "Code.département", en: "Code_departement", jusqua: 2023 },
    { de: "unité.de.compte", en: "unite_de_compte", jusqua: 2023 },
    { de: "faits", en: "nombre", jusqua: 2023 },
  ],
  ignorees: ["millPOP", "POP", "LOG", "tauxpourmille", "Code.région"],
  niveaux: ["departement"],
  millesime: { de: "colonne", colonne: "annee", forme: "AA" },
  longue: longueSsmsi(false),
  variables: VARIABLES_DEPARTEMENTS,
  verifie: false,
});

import { source } from "../src/modele/source.ts";
import { CSV_INSEE_VIRGULE } from "./commun/insee.ts";
import {
  avecMediane,
  distribution,
  mediane,
  partBornee,
  tauxPauvrete,
  ordreQuantiles,
  rapportInterdecile,
  FILOSOFI,
} from "./commun/filosofi.ts";

/**
 * `BASE_TD_FILO_IRIS_2021_DEC.csv` : revenu déclaré, avant prestations et impôts. Un autre concept que le niveau de
 * vie : aucun indicateur du catalogue ne le lit, seul `abs valeurs --variable` le donne.
 */
export default source({
  ...FILOSOFI,
  id: "filosofi-iris-dec",
  titre: "Filosofi à l'IRIS, revenu déclaré",
  page: "https://www.insee.fr/fr/statistiques/8229323",
  format: CSV_INSEE_VIRGULE,
  cle: "IRIS",
  niveaux: ["iris"],
  datee: "DEC_MED{aa}",
  variables: [
    partBornee("DEC_PIMP{aa}", "Part des ménages imposés"),
    tauxPauvrete("DEC_TP60{aa}", "Taux de bas revenus déclarés"),
    { motif: "DEC_INCERT{aa}", libelle: "Incertitude", nature: "indice", unite: "" },
    mediane("DEC_MED{aa}", "Médiane du revenu déclaré par UC"),
    { motif: "DEC_EQ{aa}", libelle: "Écart interquartile rapporté à la médiane", nature: "indice", unite: "" },
    ...distribution("DEC_", "revenu déclaré"),
    { motif: "DEC_NOTE{aa}", libelle: "Note de diffusion", nature: "indice", unite: "" },
  ],
  totaux: [
    { total: 100, parts: "DEC_PACT{aa} + DEC_PPEN{aa} + DEC_PAUT{aa}" },
    { total: "DEC_PACT{aa}", parts: "DEC_PTSA{aa} + DEC_PCHO{aa} + DEC_PBEN{aa}" },
  ],
  ordres: [ordreQuantiles("DEC_", "DEC_MED{aa}")],
  diffusions: avecMediane(
    "DEC_MED{aa}",
    ["TP60", "D1", "D9", "RD", "S80S20", "GI", "PACT", "PPEN"].map((v) => `DEC_${v}{aa}`),
  ),
  rapportsLivres: [rapportInterdecile("DEC_RD{aa}", "DEC_D9{aa}", "DEC_D1{aa}")],
  cogHabituel: (millesime) => millesime + 2,
});

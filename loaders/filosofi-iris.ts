import { source } from "../src/modele/source.ts";
import { CSV_INSEE_VIRGULE } from "./commun/insee.ts";
import {
  avecMediane,
  distribution,
  mediane,
  tauxPauvrete,
  ordreQuantiles,
  rapportInterdecile,
  FILOSOFI,
  totauxDisponible,
} from "./commun/filosofi.ts";

/** `BASE_TD_FILO_DISP_IRIS_{année}.csv` : revenu disponible. Le revenu déclaré est une autre source, jamais mêlée. */
export default source({
  ...FILOSOFI,
  id: "filosofi-iris",
  titre: "Filosofi à l'IRIS, revenu disponible",
  page: "https://www.insee.fr/fr/statistiques/7233950",
  format: CSV_INSEE_VIRGULE,
  cle: "IRIS",
  libelle: "LIBIRIS",
  ignorees: ["COM", "LIBCOM"],
  niveaux: ["iris"],
  englobant: "COM",
  datee: "DISP_MED{aa}",
  variables: [
    tauxPauvrete("DISP_TP60{aa}", "Taux de pauvreté à 60 %"),
    mediane("DISP_MED{aa}", "Niveau de vie médian"),
    { motif: "DISP_EQ{aa}", libelle: "Écart interquartile rapporté à la médiane", nature: "indice", unite: "" },
    ...distribution("DISP_", "niveau de vie"),
    { motif: "DISP_NOTE{aa}", libelle: "Note de diffusion", nature: "indice", unite: "", facultative: true },
    { motif: "note", libelle: "Note de diffusion", nature: "indice", unite: "", facultative: true },
  ],
  totaux: totauxDisponible("DISP_"),
  vide: { marque: "secret", raison: "case vide dans le fichier de l'Insee : sous le seuil de diffusion de Filosofi" },
  ordres: [ordreQuantiles("DISP_", "DISP_MED{aa}")],
  diffusions: avecMediane(
    "DISP_MED{aa}",
    ["TP60", "D1", "D9", "RD", "S80S20", "GI", "PACT", "PPEN"].map((v) => `DISP_${v}{aa}`),
  ),
  rapportsLivres: [rapportInterdecile("DISP_RD{aa}", "DISP_D9{aa}", "DISP_D1{aa}")],
  cogHabituel: (millesime) => millesime + 1,
});

import { source } from "../src/modele/source.ts";
import { FILOSOFI, mediane, tauxPauvrete } from "./commun/filosofi.ts";
import { CSV_INSEE_VIRGULE } from "./commun/insee.ts";
import { partQpv, QPV_2015 } from "./commun/qpv.ts";

/**
 * `revenus_pauvrete_2021_qp15_csv.zip` : revenu disponible 2021 par quartier prioritaire de 2015, ligne `00` = ensemble.
 * Les noms de variables sont rapportés ; celui de la clé est supposé être le même que dans les autres fichiers par QPV.
 */
export default source({
  ...FILOSOFI,
  id: "qpv-filosofi",
  titre: "Filosofi par quartier prioritaire (2015)",
  page: "https://www.insee.fr/fr/statistiques/8243026",
  format: CSV_INSEE_VIRGULE,
  cle: "CODGEO",
  libelle: "LIBGEO",
  niveaux: ["qpv"],
  formeCode: QPV_2015,
  datee: "DISP_MED_A{aa}",
  variables: [
    mediane("DISP_MED_A{aa}", "Niveau de vie médian"),
    tauxPauvrete("DISP_TP60_A{aa}", "Taux de pauvreté à 60 %"),
    partQpv("DISP_PPSOC_A{aa}", "Part des prestations sociales"),
    mediane("DISP_D1_A{aa}", "Premier décile du niveau de vie"),
    mediane("DISP_D9_A{aa}", "Neuvième décile du niveau de vie"),
    { motif: "DISP_RD_A{aa}", libelle: "Rapport interdécile D9/D1", nature: "indice", unite: "" },
  ],
  horsChamp: [{ colonne: "CODGEO", valeurs: ["00"], raison: "l'ensemble des quartiers" }],
  cogHabituel: () => 2015,
  verifie: false,
});

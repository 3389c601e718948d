import { source } from "../src/modele/source.ts";
import { CSV_INSEE_VIRGULE } from "./commun/insee.ts";
import {
  avecMediane,
  composantes,
  mediane,
  ordreQuantiles,
  partBornee,
  rapportInterdecile,
  tauxPauvrete,
  FILOSOFI,
  totauxDisponible,
} from "./commun/filosofi.ts";

const AGES = ["moins de 30 ans", "30 à 39 ans", "40 à 49 ans", "50 à 59 ans", "60 à 74 ans", "75 ans ou plus"];

/** Variables des « chiffres clés » ; le classeur `filosofi-cc-classeur` a les mêmes. */
export const VARIABLES_CC = [
  { motif: "NBMENFISC{aa}", libelle: "Ménages fiscaux", nature: "effectif", unite: "ménages" },
  { motif: "NBPERSMENFISC{aa}", libelle: "Personnes des ménages fiscaux", nature: "effectif", unite: "personnes" },
  mediane("MED{aa}", "Niveau de vie médian"),
  partBornee("PIMP{aa}", "Part des ménages fiscaux imposés"),
  tauxPauvrete("TP60{aa}", "Taux de pauvreté à 60 %"),
  ...AGES.map((age, i) => tauxPauvrete(`TP60AGE${i + 1}{aa}`, `Taux de pauvreté, référent fiscal : ${age}`)),
  tauxPauvrete("TP60TOL1{aa}", "Taux de pauvreté des propriétaires"),
  tauxPauvrete("TP60TOL2{aa}", "Taux de pauvreté des locataires"),
  ...composantes(""),
  mediane("D1{aa}", "Premier décile du niveau de vie"),
  mediane("D9{aa}", "Neuvième décile du niveau de vie"),
  { motif: "RD{aa}", libelle: "Rapport interdécile D9/D1", nature: "indice", unite: "" },
] as const;

/** Un ménage compte au moins une personne. */
export const TOTAUX_CC = [
  { total: "NBPERSMENFISC{aa}", parts: "NBMENFISC{aa}", partiel: true },
  ...totauxDisponible(""),
] as const;

const POPULATIONS = ["NBMENFISC{aa}", "NBPERSMENFISC{aa}"];
const TAUX = [...AGES.map((_, i) => `TP60AGE${i + 1}{aa}`), "TP60TOL1{aa}", "TP60TOL2{aa}"];

/** Vérifié sur les communes de 2019 et 2021, et les mailles au-dessus en 2019. */
export const COHERENCES_CC = {
  ordres: [ordreQuantiles("", "MED{aa}")],
  diffusions: [
    ...POPULATIONS.map((avec) => ({ de: "MED{aa}", avec })),
    ...avecMediane("MED{aa}", [...POPULATIONS, "PIMP{aa}", "TP60{aa}", "D1{aa}", "D9{aa}", "PPSOC{aa}"]),
    ...TAUX.map((de) => ({ de, avec: "TP60{aa}" })),
    ...["TP60{aa}", "D9{aa}", "RD{aa}"].map((de) => ({ de, avec: "D1{aa}" })),
  ],
  rapportsLivres: [rapportInterdecile("RD{aa}", "D9{aa}", "D1{aa}")],
} as const;

/** `cc_filosofi_{année}_{COM,EPCI,DEP,REG,METRO}.csv` : un fichier par maille, mêmes colonnes. */
export default source({
  ...FILOSOFI,
  id: "filosofi-cc",
  titre: "Filosofi, chiffres clés",
  format: CSV_INSEE_VIRGULE,
  cle: "CODGEO",
  libelle: "LIBGEO",
  niveaux: ["commune", "epci", "departement", "region", "france"],
  datee: "MED{aa}",
  variables: VARIABLES_CC,
  totaux: TOTAUX_CC,
  ...COHERENCES_CC,
  cogHabituel: (millesime) => millesime + 2,
});

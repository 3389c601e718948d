import type { ColonneRenommee, VariableSource } from "../../src/modele/source.ts";
import { effectifs } from "./rp-bases.ts";
import { somme, type Total } from "../../src/modele/total.ts";

const LOGEMENTS = {
  LOG: "Logements",
  RP: "Résidences principales",
  RSECOCC: "Résidences secondaires et logements occasionnels",
  LOGVAC: "Logements vacants",
  MAISON: "Maisons",
  APPART: "Appartements",
  RP_1P: "Résidences principales d'une pièce",
  RP_2P: "Résidences principales de deux pièces",
  RP_3P: "Résidences principales de trois pièces",
  RP_4P: "Résidences principales de quatre pièces",
  RP_5PP: "Résidences principales de cinq pièces ou plus",
  RPMAISON: "Résidences principales, maisons",
  RPAPPART: "Résidences principales, appartements",
  RP_PROP: "Résidences principales occupées par leur propriétaire",
  RP_LOC: "Résidences principales occupées par des locataires",
  RP_LOCHLMV: "Résidences principales louées vides en HLM",
  RP_GRAT: "Résidences principales dont l'occupant est logé gratuitement",
  RP_VOIT1P: "Résidences principales dont le ménage a une voiture ou plus",
  RP_ACHTOT: "Résidences principales, période d'achèvement connue",
  RP_ACH19: "Résidences principales achevées avant 1919",
  RP_ACH45: "Résidences principales achevées de 1919 à 1945",
  RP_ACH70: "Résidences principales achevées de 1946 à 1970",
};
const AUTRES = { RP_CFIOUL: "Résidences principales chauffées au fioul" };
const MENAGES = {
  MEN: "Ménages",
  MEN_ANEM0002: "Ménages emménagés depuis moins de deux ans",
  MEN_ANEM0204: "Ménages emménagés depuis deux à quatre ans",
  MEN_ANEM0509: "Ménages emménagés depuis cinq à neuf ans",
  MEN_ANEM10P: "Ménages emménagés depuis dix ans ou plus",
};
const OCCUPATION = {
  RP_NORME: "Résidences principales à la norme d'occupation",
  RP_SOUSOCC_MOD: "Résidences principales en sous-occupation modérée",
  RP_SOUSOCC_ACC: "Résidences principales en sous-occupation accentuée",
  RP_SOUSOCC_TACC: "Résidences principales en sous-occupation très accentuée",
  RP_SUROCC_MOD: "Résidences principales en suroccupation modérée",
  RP_SUROCC_ACC: "Résidences principales en suroccupation accentuée",
};

/** Variables de `base-cc-logement` et de `base-ic-logement`. */
export const LOGEMENT: readonly VariableSource[] = [
  ...effectifs("P", { ...LOGEMENTS, ...AUTRES }, "logements", Object.keys(LOGEMENTS)),
  ...effectifs("P", MENAGES, "ménages", Object.keys(MENAGES)),
  ...effectifs("C", OCCUPATION, "logements"),
];

/** Les périodes d'achèvement s'écrivent sur quatre chiffres au millésime 2022 ; sur deux jusqu'en 2021 (dictionnaire). */
export const LOGEMENT_RENOMMEES: readonly ColonneRenommee[] = ["19", "45", "70"].map((a) => ({
  de: `P{aa}_RP_ACH19${a}`,
  en: `P{aa}_RP_ACH${a}`,
  depuis: 2022,
}));

/** Ni maison ni appartement : foyers, chambres d'hôtel, habitations de fortune. */
export const TOTAUX_LOGEMENT: readonly Total[] = [
  { total: "P{aa}_LOG", parts: somme("P{aa}_", ["RP", "RSECOCC", "LOGVAC"]) },
  { total: "P{aa}_LOG", parts: somme("P{aa}_", ["MAISON", "APPART"]), partiel: true },
  { total: "P{aa}_RP", parts: somme("P{aa}_RP_", ["1P", "2P", "3P", "4P", "5PP"]) },
  { total: "P{aa}_RP", parts: somme("P{aa}_RP", ["MAISON", "APPART"]), partiel: true },
  { total: "P{aa}_RP", parts: somme("P{aa}_RP_", ["PROP", "LOC", "GRAT"]) },
  { total: "P{aa}_RP_LOC", parts: "P{aa}_RP_LOCHLMV", partiel: true },
  { total: "P{aa}_MEN", parts: somme("P{aa}_MEN_ANEM", ["0002", "0204", "0509", "10P"]) },
];

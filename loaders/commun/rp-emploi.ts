import type { VariableSource } from "../../src/modele/source.ts";
import { effectifs } from "./rp-bases.ts";
import type { Total } from "../../src/modele/total.ts";

const AGES = { "1564": "15 à 64 ans", "1524": "15 à 24 ans", "2554": "25 à 54 ans" };
const SITUATIONS = { POP: "Population", ACT: "Actifs", ACTOCC: "Actifs occupés", CHOM: "Chômeurs" };
const croisees = Object.fromEntries(
  Object.entries(SITUATIONS).flatMap(([s, nom]) =>
    Object.entries(AGES).map(([a, age]) => [`${s}${a}`, `${nom} de ${age}`]),
  ),
);
const AUTRES = {
  INACT1564: "Inactifs de 15 à 64 ans",
  AINACT1564: "Autres inactifs de 15 à 64 ans",
  CHOM_DIPLMIN: "Chômeurs sans diplôme",
  ACT_DIPLMIN: "Actifs sans diplôme",
};
const COMMUNE = { EMPLT: "Emplois au lieu de travail", ACTOCC: "Actifs occupés de 15 ans ou plus" };
const FEMMES = { F2554: "Femmes de 25 à 54 ans", FACTOCC2554: "Femmes actives occupées de 25 à 54 ans" };
const SALARIES = {
  SAL15P: "Salariés de 15 ans ou plus",
  SAL15P_CDD: "Salariés en contrat à durée déterminée",
  SAL15P_INTERIM: "Salariés en intérim",
  SAL15P_EMPAID: "Salariés en emploi aidé",
  SAL15P_APPR: "Apprentis et stagiaires rémunérés",
  FSAL15P: "Femmes salariées de 15 ans ou plus",
  FSAL15P_TP: "Femmes salariées à temps partiel",
  ACTOCC15P: "Actifs occupés de 15 ans ou plus",
  ACTOCC15P_ILT1: "Actifs occupés travaillant dans leur commune",
};

/** Variables de `base-cc-emploi-pop-active`, dans le dictionnaire de l'Insee du millésime 2020. */
export const EMPLOI_CC: readonly VariableSource[] = effectifs(
  "P",
  { ...croisees, ...AUTRES, ...COMMUNE, ...FEMMES },
  "personnes",
  [...Object.keys(croisees), ...Object.keys(COMMUNE), ...Object.keys(FEMMES), "CHOM_DIPLMIN"],
);

/** Variables de `base-ic-activite-residents`. */
export const EMPLOI_IC: readonly VariableSource[] = [
  ...effectifs("P", { ...croisees, ...AUTRES, ...FEMMES, ...SALARIES }, "personnes", [
    "POP1564", "ACT1564", "CHOM1564", "ACT1524", "CHOM1524", "F2554", "FACTOCC2554", "SAL15P", "ACTOCC15P", "ACTOCC15P_ILT1",
  ]),
  ...effectifs("C", { ACTOCC15P: "Actifs occupés (complémentaire)", ACTOCC15P_TCOM: "Actifs occupés allant travailler en transports en commun" }, "personnes"),
]; // prettier-ignore

export const TOTAUX_EMPLOI: readonly Total[] = [
  ...Object.keys(AGES).flatMap((a): Total[] => [
    { total: `P{aa}_ACT${a}`, parts: `P{aa}_ACTOCC${a} + P{aa}_CHOM${a}` },
    { total: `P{aa}_POP${a}`, parts: `P{aa}_ACT${a}`, partiel: true },
  ]),
  { total: "P{aa}_POP1564", parts: "P{aa}_ACT1564 + P{aa}_INACT1564" },
  { total: "P{aa}_POP1564", parts: "P{aa}_POP1524 + P{aa}_POP2554", partiel: true },
  { total: "P{aa}_F2554", parts: "P{aa}_FACTOCC2554", partiel: true },
  { total: "P{aa}_ACTOCC15P", parts: "P{aa}_SAL15P", partiel: true },
  { total: "P{aa}_ACTOCC15P", parts: "P{aa}_ACTOCC15P_ILT1", partiel: true },
];

import type { VariableSource } from "../../src/modele/source.ts";
import { effectifs } from "./rp-bases.ts";
import { somme, type Total } from "../../src/modele/total.ts";

const COMMUNS = {
  NSCOL15P: "Personnes non scolarisées de 15 ans ou plus",
  NSCOL15P_DIPLMIN: "Non scolarisés sans diplôme, ou au plus le certificat d'études",
};
const IC = {
  POP1517: "Population de 15 à 17 ans",
  SCOL1517: "Scolarisés de 15 à 17 ans",
  POP1824: "Population de 18 à 24 ans",
  SCOL1824: "Scolarisés de 18 à 24 ans",
};
const SUPERIEUR = {
  NSCOL15P_SUP2: "Non scolarisés, diplôme de niveau bac + 2",
  NSCOL15P_SUP34: "Non scolarisés, diplôme de niveau bac + 3 ou 4",
  NSCOL15P_SUP5: "Non scolarisés, diplôme de niveau bac + 5 ou plus",
};

/** Variables de `base-cc-diplomes-formation` ; la grille des diplômes d'avant 2017 n'a pas les mêmes noms. */
export const DIPLOMES_CC: readonly VariableSource[] = effectifs("P", { ...COMMUNS, ...IC, ...SUPERIEUR }, "personnes", [
  ...Object.keys(COMMUNS),
  "POP1517",
  "SCOL1517",
]);

/** Variables de `base-ic-diplomes-formation`. */
export const DIPLOMES_IC: readonly VariableSource[] = effectifs("P", { ...COMMUNS, ...IC, ...SUPERIEUR }, "personnes", [
  ...Object.keys(COMMUNS),
  ...Object.keys(IC),
]);

/** Les diplômes intermédiaires (brevet, CAP, bac) ne sont pas lus. */
export const TOTAUX_DIPLOMES: readonly Total[] = [
  { total: "P{aa}_NSCOL15P", parts: somme("P{aa}_NSCOL15P_", ["DIPLMIN", "SUP2", "SUP34", "SUP5"]), partiel: true },
  { total: "P{aa}_NSCOL15P", parts: "P{aa}_NSCOL15P_DIPLMIN", partiel: true },
  { total: "P{aa}_POP1517", parts: "P{aa}_SCOL1517", partiel: true },
  { total: "P{aa}_POP1824", parts: "P{aa}_SCOL1824", partiel: true },
];

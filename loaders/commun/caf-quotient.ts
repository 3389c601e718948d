import type { FormeLongue } from "../../src/modele/source-longue.ts";
import { combinaison } from "./combinaison.ts";

const TRANCHES = {
  "Moins de 400 euros": "0_399",
  "Entre 400 et 799 euros": "400_799",
  "Entre 800 et 1199 euros": "800_1199",
  "Entre 1200 et 1599 euros": "1200_1599",
  "Entre 1600 et 1999 euros": "1600_1999",
  "Entre 2000 et 3999 euros": "2000_3999",
  "4000 euros ou plus": "4000",
  Inconnu: "INCONNU",
} as const;

/** Foyers par tranche de quotient familial : une ligne par territoire et tranche ; « Inconnu » n'est pas à zéro. */
export const VARIABLES_QUOTIENT = Object.entries(TRANCHES).map(([tranche, nom]) =>
  combinaison(`QF_${nom}`, `Foyers allocataires, quotient familial : ${tranche.toLowerCase()}`, { qf_400: tranche }, "foyers"),
); // prettier-ignore

export const QUOTIENT: FormeLongue = { valeur: "indfoy_ndur", dimensions: { qf_400: null } };
export const IGNOREES_QUOTIENT = ["nomcom", "indnbp_ndur", "indmtt_ndur", "numdep", "numregi"];

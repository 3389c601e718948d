import type { VariableSource } from "../../src/modele/source.ts";
import { effectifs } from "./rp-bases.ts";
import { somme, type Total } from "../../src/modele/total.ts";

const MENAGES = {
  MEN: "Ménages",
  MENPSEUL: "Ménages d'une personne",
  MENFAM: "Ménages avec famille",
};
const MENAGES_AUTRES = {
  MENHSEUL: "Hommes vivant seuls",
  MENFSEUL: "Femmes vivant seules",
  MENSFAM: "Autres ménages sans famille",
  MENCOUPSENF: "Ménages : couples sans enfant",
  MENCOUPAENF: "Ménages : couples avec enfant(s)",
  MENFAMMONO: "Ménages : familles monoparentales",
};
const FAMILLES = {
  FAM: "Familles",
  COUPAENF: "Couples avec enfant(s)",
  FAMMONO: "Familles monoparentales",
  COUPSENF: "Couples sans enfant",
  NE24F0: "Familles sans enfant de moins de 25 ans",
  NE24F1: "Familles d'un enfant de moins de 25 ans",
  NE24F2: "Familles de deux enfants de moins de 25 ans",
  NE24F3: "Familles de trois enfants de moins de 25 ans",
  NE24F4P: "Familles de quatre enfants ou plus de moins de 25 ans",
};
const SEULS = {
  POP15P: "Population de 15 ans ou plus",
  POP15P_PSEUL: "Personnes de 15 ans ou plus vivant seules",
  POP80P: "Population de 80 ans ou plus",
  POP80P_PSEUL: "Personnes de 80 ans ou plus vivant seules",
  POP5579: "Population de 55 à 79 ans",
  POP5579_PSEUL: "Personnes de 55 à 79 ans vivant seules",
  POP6579: "Population de 65 à 79 ans",
  POP6579_PSEUL: "Personnes de 65 à 79 ans vivant seules",
};

const familles = (seuls: readonly string[]): VariableSource[] => [
  ...effectifs("C", { ...MENAGES, ...MENAGES_AUTRES }, "ménages", Object.keys(MENAGES)),
  ...effectifs("C", FAMILLES, "familles", Object.keys(FAMILLES)),
  ...effectifs("P", SEULS, "personnes", seuls),
];

/** Variables de `base-cc-coupl-fam-men` : les personnes seules par tranches 15-19 … 65-79, 80 ou plus. */
export const FAMILLES_CC: readonly VariableSource[] = familles(["POP80P_PSEUL", "POP6579_PSEUL"]);

/** Variables de `base-ic-couples-familles-menages` : les personnes seules par tranches 15-24, 25-54, 55-79, 80 ou plus. */
export const FAMILLES_IC: readonly VariableSource[] = familles(["POP15P", "POP15P_PSEUL", "POP80P", "POP80P_PSEUL", "POP5579", "POP5579_PSEUL"]); // prettier-ignore

/** Une famille n'est pas un ménage : les totaux des unes et des autres ne se comparent pas. */
export const TOTAUX_FAMILLES: readonly Total[] = [
  { total: "C{aa}_MEN", parts: somme("C{aa}_", ["MENPSEUL", "MENSFAM", "MENFAM"]) },
  { total: "C{aa}_MENPSEUL", parts: "C{aa}_MENHSEUL + C{aa}_MENFSEUL" },
  { total: "C{aa}_MENFAM", parts: somme("C{aa}_", ["MENCOUPSENF", "MENCOUPAENF", "MENFAMMONO"]) },
  { total: "C{aa}_FAM", parts: somme("C{aa}_", ["COUPAENF", "FAMMONO", "COUPSENF"]) },
  { total: "C{aa}_FAM", parts: somme("C{aa}_NE24F", ["0", "1", "2", "3", "4P"]) },
  { total: "P{aa}_POP80P", parts: "P{aa}_POP80P_PSEUL", partiel: true },
  { total: "P{aa}_POP5579", parts: "P{aa}_POP5579_PSEUL", partiel: true },
  { total: "P{aa}_POP6579", parts: "P{aa}_POP6579_PSEUL", partiel: true },
];

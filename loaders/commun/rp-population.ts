import type { VariableSource } from "../../src/modele/source.ts";
import { effectifs } from "./rp-bases.ts";
import { csp } from "./rp-iris.ts";
import { QUINZE_ANS } from "../../src/modele/tranches-age.ts";
import { somme, type Total } from "../../src/modele/total.ts";

const COMMUNES = {
  POP: "Population municipale",
  POP0014: "Population de 0 à 14 ans",
  POP1529: "Population de 15 à 29 ans",
  POP3044: "Population de 30 à 44 ans",
  POP4559: "Population de 45 à 59 ans",
  POP6074: "Population de 60 à 74 ans",
};
const CC = { POP7589: "Population de 75 à 89 ans", POP90P: "Population de 90 ans ou plus" };
const IC = {
  POP75P: "Population de 75 ans ou plus",
  POP0002: "Population de 0 à 2 ans",
  POP0305: "Population de 3 à 5 ans",
  POP0610: "Population de 6 à 10 ans",
  POP1117: "Population de 11 à 17 ans",
  POP1824: "Population de 18 à 24 ans",
  POP2539: "Population de 25 à 39 ans",
  POP4054: "Population de 40 à 54 ans",
  POP5564: "Population de 55 à 64 ans",
  POP6579: "Population de 65 à 79 ans",
  POP80P: "Population de 80 ans ou plus",
  POP0019: "Population de 0 à 19 ans",
  POP2064: "Population de 20 à 64 ans",
  POP65P: "Population de 65 ans ou plus",
  PMEN: "Population des ménages",
  PHORMEN: "Population hors ménages",
};
const SEXES = { POPH: "Hommes", POPF: "Femmes" };
/** Hommes et femmes par tranche de quinze ans : `base-cc-evol-struct-pop` et le dossier complet les donnent, à la commune. */
export const AGES_PAR_SEXE: Readonly<Record<string, string>> = Object.fromEntries(
  QUINZE_ANS.flatMap(([t, bornes]) => [
    [`H${t}`, `Hommes de ${bornes}`],
    [`F${t}`, `Femmes de ${bornes}`],
  ]),
);
/** Chaque tranche est la somme de ses deux sexes. */
export const TOTAUX_AGES_PAR_SEXE: readonly Total[] = QUINZE_ANS.map(([t]) => ({
  total: `P{aa}_POP${t}`,
  parts: `P{aa}_H${t} + P{aa}_F${t}`,
}));
const ORIGINES = { POP_FR: "Français", POP_ETR: "Étrangers", POP_IMM: "Immigrés" };

/** Variables de `base-cc-evol-struct-pop` : les tranches d'âge vont jusqu'à 75-89 et 90 ou plus. */
export const POPULATION_CC: readonly VariableSource[] = effectifs(
  "P",
  { ...COMMUNES, ...CC, ...SEXES, ...AGES_PAR_SEXE },
  "personnes",
  [...Object.keys(COMMUNES), ...Object.keys(CC)],
);

/** Variables de `base-ic-evol-struct-pop` : 75 ou plus d'un bloc, âges scolaires, immigrés. */
export const POPULATION_IC: readonly VariableSource[] = [
  ...effectifs("P", { ...COMMUNES, ...IC, ...SEXES, ...ORIGINES }, "personnes", [
    ...Object.keys(COMMUNES),
    ...Object.keys(IC),
  ]),
  ...csp("C{aa}_POP15P", "Population de 15 ans ou plus"),
];

const ages = (tranches: readonly string[]): Total => ({
  total: "P{aa}_POP",
  parts: somme("P{aa}_POP", tranches),
});
const JUSQU_A_74 = ["0014", "1529", "3044", "4559", "6074"];
const PAR_SEXE: Total = { total: "P{aa}_POP", parts: "P{aa}_POPH + P{aa}_POPF" };

export const TOTAUX_POPULATION_CC: readonly Total[] = [
  ages([...JUSQU_A_74, "7589", "90P"]),
  PAR_SEXE,
  ...TOTAUX_AGES_PAR_SEXE,
];
export const TOTAUX_POPULATION_IC: readonly Total[] = [
  ages([...JUSQU_A_74, "75P"]),
  ages(["0002", "0305", "0610", "1117", "1824", "2539", "4054", "5564", "6579", "80P"]),
  ages(["0019", "2064", "65P"]),
  PAR_SEXE,
  { total: "P{aa}_POP", parts: "P{aa}_PMEN + P{aa}_PHORMEN" },
  { total: "P{aa}_POP", parts: "P{aa}_POP_FR + P{aa}_POP_ETR" },
  { total: "P{aa}_POP", parts: "P{aa}_POP_IMM", partiel: true },
];

import { source } from "../src/modele/source.ts";
import { CSV_INSEE, INSEE } from "./commun/insee.ts";
import { combinaison } from "./commun/combinaison.ts";

const SEXES = [
  ["1", "H", "Hommes"],
  ["2", "F", "Femmes"],
] as const;
const AGES = Array.from({ length: 101 }, (_, age) => age);
const nomAge = (age: number): string => (age === 100 ? "100 ans ou plus" : age < 2 ? `${age} an` : `${age} ans`);

/**
 * `BTT_TD_POP1B` : population par sexe et âge détaillé. Le nom du fichier porte souvent une autre année que celle qu'il
 * décrit (celui qu'on dit « 2014 » est le recensement de 2011) : le millésime se dit dans millesimes.csv.
 */
export default source({
  type: "mesures",
  ...INSEE,
  id: "rp-ages",
  titre: "Recensement, population par sexe et âge détaillé (POP1B)",
  page: "https://www.insee.fr/fr/statistiques/8202264",
  format: { ...CSV_INSEE, encodage: "windows-1252" },
  cle: "CODGEO",
  ignorees: ["LIBGEO"],
  niveaux: ["commune", "departement", "region"],
  millesime: { de: "fichier" },
  longue: {
    valeur: "NB",
    dimensions: { SEXE: null, AGED100: null },
    mailles: {
      colonne: "NIVGEO",
      lues: [
        { valeur: "COM", niveau: "commune" },
        { valeur: "ARM", niveau: "commune" },
        { valeur: "DEP", niveau: "departement" },
        { valeur: "REG", niveau: "region" },
      ],
    },
  },
  variables: SEXES.flatMap(([code, lettre, nom]) =>
    AGES.map((age) =>
      combinaison(`AGE${String(age).padStart(3, "0")}_${lettre}`, `${nom}, ${nomAge(age)}`, { SEXE: code, AGED100: String(age) }, "personnes"),
    ),
  ),
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 2,
}); // prettier-ignore

import { source } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { somme } from "../src/modele/total.ts";
import { melodi } from "./commun/melodi.ts";

/** Libellés : 1, 2, 1T2, 3 et leur somme vérifiés dans le fichier 2023 ; 31 et 33 des réutilisations. */
const SITUATIONS = {
  "1": ["ACTOCC", "Actifs occupés"],
  "2": ["CHOM", "Chômeurs"],
  "1T2": ["ACT", "Actifs"],
  "3": ["INACT", "Inactifs"],
  "31": ["RETR", "Retraités"],
  "33": ["ETUD", "Élèves et étudiants"],
  "35T36": ["AINACT", "Autres inactifs"],
} as const;
/** Deux des trois tranches où le recensement compte l'emploi : la troisième est ce qu'elles laissent des 15 à 64 ans. */
const AGES = { Y15T24: ["1524", "15 à 24 ans"], Y25T54: ["2554", "25 à 54 ans"] } as const;
const DIPLOMES = ["001T100_RP", "200_RP", "300_RP", "350T351_RP", "500_RP", "600_RP", "700_RP"];

/** `DS_RP_EMPLOI_LR_PRINC` : situation d'emploi au lieu de résidence, 15 à 64 ans. */
export default source({
  ...melodi({ SEX: "_T", EMPSTA_ENQ: "_T", AGE: "Y15T64", EDUC: "_T", RP_MEASURE: "POP" }),
  id: "melodi-emploi",
  titre: "Recensement, emploi au lieu de résidence (Melodi)",
  variables: [
    combinaison("MEL_POP1564", "Population de 15 à 64 ans", {}, "personnes", false),
    ...Object.entries(SITUATIONS).map(([code, [nom, libelle]]) =>
      combinaison(`MEL_${nom}1564`, `${libelle} de 15 à 64 ans`, { EMPSTA_ENQ: code }, "personnes"),
    ),
    ...Object.entries(AGES).flatMap(([AGE, [suffixe, ans]]) => [
      combinaison(`MEL_POP${suffixe}`, `Population de ${ans}`, { AGE }, "personnes"),
      combinaison(`MEL_ACT${suffixe}`, `Actifs de ${ans}`, { AGE, EMPSTA_ENQ: "1T2" }, "personnes"),
      combinaison(`MEL_CHOM${suffixe}`, `Chômeurs de ${ans}`, { AGE, EMPSTA_ENQ: "2" }, "personnes"),
    ]),
    combinaison("MEL_F2554", "Femmes de 25 à 54 ans", { SEX: "F", AGE: "Y25T54" }, "personnes"),
    combinaison("MEL_FACTOCC2554", "Femmes actives occupées de 25 à 54 ans", { SEX: "F", AGE: "Y25T54", EMPSTA_ENQ: "1" }, "personnes"),
    ...DIPLOMES.map((d) => combinaison(`MEL_POP1564_${d}`, `Population de 15 à 64 ans, diplôme ${d}`, { EDUC: d }, "personnes")),
  ],
  totaux: [
    { total: "MEL_POP1564", parts: "MEL_ACT1564 + MEL_INACT1564" },
    { total: "MEL_ACT1564", parts: "MEL_ACTOCC1564 + MEL_CHOM1564" },
    { total: "MEL_INACT1564", parts: somme("MEL_", ["RETR1564", "ETUD1564", "AINACT1564"]) },
    { total: "MEL_POP1564", parts: somme("MEL_POP1564_", DIPLOMES) },
    ...Object.values(AGES).flatMap(([suffixe]) => [
      { total: `MEL_POP${suffixe}`, parts: `MEL_ACT${suffixe}`, partiel: true } as const,
      { total: `MEL_ACT${suffixe}`, parts: `MEL_CHOM${suffixe}`, partiel: true } as const,
    ]),
    { total: "MEL_F2554", parts: "MEL_FACTOCC2554", partiel: true },
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
}); // prettier-ignore

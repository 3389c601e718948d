import { source, type VariableSource } from "../src/modele/source.ts";

const CAUSES = [
  "1. Maladies infectieuses et parasitaires",
  "2. Tumeurs",
  "3. Maladies du sang et des organes hématopoïétiques et certains troubles du système immunitaire",
  "4. Maladies endocriniennes, nutritionnelles et métaboliques",
  "5. Troubles mentaux et du comportement",
  "6. Maladies du système nerveux et des organes des sens",
  "7. Maladies de l’appareil circulatoire",
  "8. Maladies de l’appareil respiratoire",
  "9. Maladies de l’appareil digestif",
  "10. Maladies de la peau et du tissu cellulaire sous-cutané",
  "11. Maladies du système ostéo-articulaire, des muscles et du tissu conjonctif",
  "12. Maladies de l’appareil génito-urinaire",
  "13. Complications de grossesse, accouchement et puerpéralité",
  "14. Certaines affections dont l’origine se situe dans la période périnatale",
  "15. Malformations congénitales et anomalies chromosomiques",
  "16. Symptômes et états morbides mal définis",
  "17. Causes externes de morbidité et mortalité",
  "18. Covid-19 : U071-U072,U109,U129",
] as const;
const SEXES = { "Tous sexes": "", Hommes: "_H", Femmes: "_F" } as const;

/** Taux standardisés de mortalité par cause et département (CépiDc) : des taux, jamais sommés. */
export default source({
  type: "mesures",
  id: "sante-mortalite",
  titre: "Mortalité par cause, taux standardisés (départements)",
  producteur: "Inserm-CépiDc",
  licence: "Licence Ouverte 2.0",
  page: "https://opendata-cepidc.inserm.fr/",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "departement",
  niveaux: ["departement"],
  millesime: { de: "colonne", colonne: "annee", forme: "AAAA" },
  longue: {
    valeur: "valeur",
    dimensions: {
      sexe: "Tous sexes",
      cause: null,
      indicateur: "Taux standardisé de mortalité par âge et sexe pour 100 000 habitants",
    },
  },
  variables: Object.entries(SEXES).flatMap(([sexe, suffixe]) =>
    CAUSES.map((cause): VariableSource => ({
      motif: `MORT_${/^\d+/.exec(cause)?.[0] ?? ""}${suffixe}`,
      libelle: `Taux standardisé de mortalité, ${cause.replace(/^\d+\. /, "")} (${sexe.toLowerCase()})`,
      nature: "indice",
      unite: "pour 100 000 habitants",
      modalites: { sexe, cause },
    })),
  ),
  comparaison: "annuelle",
});

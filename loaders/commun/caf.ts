import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";

const PRESTATIONS: Readonly<Record<string, string>> = {
  ndur: "toutes prestations",
  rsa: "RSA",
  ppa: "prime d'activité",
  ndurins: "insertion",
  ndural: "aides au logement",
  apl: "APL",
  alf: "ALF",
  als: "ALS",
  ndurej: "enfance et jeunesse",
  af: "allocations familiales",
  cf: "complément familial",
  ars: "allocation de rentrée scolaire",
  asf: "ASF",
  ndurpaje: "Paje",
  ab: "allocation de base",
  cmg: "CMG",
  prepare: "PreParE",
};
const variable = (motif: string, libelle: string, nature: "effectif" | "montant", unite: string): VariableSource => ({
  motif,
  libelle,
  nature,
  unite,
  facultative: true,
});

/** Foyers, personnes couvertes et montants de chaque prestation, d'un même suffixe. */
export const VARIABLES_CAF: readonly VariableSource[] = Object.entries(PRESTATIONS).flatMap(([code, nom]) => [
  variable(`indfoy_${code}`, `Foyers bénéficiaires, ${nom}`, "effectif", "foyers"),
  variable(`indnbp_${code}`, `Personnes couvertes, ${nom}`, "effectif", "personnes"),
  variable(`indmtt_${code}`, `Montant de décembre, ${nom}`, "montant", "€"),
]);

/** Au-dessus de la commune s'ajoutent les prestations du handicap. */
export const VARIABLES_CAF_SUPRA: readonly VariableSource[] = [
  ...VARIABLES_CAF,
  variable("indfoy_ndurhd", "Foyers bénéficiaires, handicap", "effectif", "foyers"),
  variable("indben_aah", "Bénéficiaires de l'AAH", "effectif", "bénéficiaires"),
  variable("indben_aeeh", "Enfants bénéficiaires de l'AEEH", "effectif", "bénéficiaires"),
];

/** Ce que disent tous les exports de data.caf.fr. */
export const CAF = {
  type: "mesures",
  producteur: "Cnaf",
  licence: "Licence Ouverte 2.0",
  format: { type: "csv", separateur: ";", decimale: "." },
  millesime: { de: "colonne", colonne: "dtreffre", forme: "AAAA-MM" },
  comparaison: "annuelle",
  cogHabituel: (millesime: number) => millesime + 1,
} as const satisfies Partial<SourceMesures>;

/** Lignes d'allocataires qu'aucun territoire ne reçoit. */
export const nonLocalises = (colonne: string) =>
  [
    {
      colonne,
      valeurs: ["", "XX", "XXX", "XXXXX", "99", "99999"],
      raison: "allocataires non localisés dans une commune",
    },
  ] as const;

import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";
import { somme, type Total } from "../../src/modele/total.ts";

/** La CAF arrondit ou brouille ses effectifs à 5 près depuis 2020. */
export const ARRONDI_CAF = 5;

/** Vérifié sur 34 000 IRIS (2016, 2019, 2020) et 2 700 quartiers prioritaires (2018, 2022). */
export const TOTAUX_ALLOCATAIRES: readonly Total[] = [
  { total: "A", parts: "AI + AM + ACSSENF + ACAVENF" },
  { total: "ACAVENF", parts: "AC3ENF", partiel: true },
  { total: "ENF", parts: somme("ENF_", ["2", "3_5", "6_10", "11_14", "15_17", "18_24"]) },
  { total: "PERCOU", parts: "A", partiel: true },
  { total: "PERCOU", parts: "ENF", partiel: true },
  { total: "A", parts: "A_ETUD + A_NETUD_24", partiel: true },
  { total: "AAL", parts: "AAPL", partiel: true },
  ...["AAL", "AAAH", "APPA", "ARSAS", "APRES50"].map((p): Total => ({ total: "A", parts: p, partiel: true })),
  { total: "APRES50", parts: "APRES100", partiel: true },
];

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

/** Un foyer couvre au moins une personne, et compte parmi ceux qui perçoivent une prestation. */
export const TOTAUX_CAF: readonly Total[] = Object.keys(PRESTATIONS).flatMap((code): Total[] => [
  { total: `indnbp_${code}`, parts: `indfoy_${code}`, partiel: true },
  ...(code === "ndur" ? [] : [{ total: "indfoy_ndur", parts: `indfoy_${code}`, partiel: true } as const]),
]);

/** Ce que disent tous les exports de data.caf.fr. */
export const CAF = {
  type: "mesures",
  producteur: "Cnaf",
  licence: "Licence Ouverte 2.0",
  format: { type: "csv", separateur: ";", decimale: "." },
  millesime: { de: "colonne", colonne: "dtreffre", forme: "AAAA-MM" },
  comparaison: "annuelle",
  arrondi: ARRONDI_CAF,
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

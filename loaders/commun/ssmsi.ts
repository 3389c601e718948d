import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";
import { combinaison } from "./combinaison.ts";

/** Indicateur du SSMSI, unité de compte, nom de la variable. Un libellé qui change est une entrée `autrefois` datée. */
const COMMUNS = [
  ["Violences physiques intrafamiliales", "Victime", "VIOL_FAM"],
  ["Violences physiques hors cadre familial", "Victime", "VIOL_HORS_FAM"],
  ["Violences sexuelles", "Victime", "VIOL_SEX"],
  ["Vols avec armes", "Infraction", "VOL_ARME"],
  ["Vols violents sans arme", "Infraction", "VOL_VIOLENT"],
  ["Vols sans violence contre des personnes", "Victime entendue", "VOL_SANS_VIOL"],
  ["Cambriolages de logement", "Infraction", "CAMBRIOLAGE"],
  ["Vols de véhicule", "Véhicule", "VOL_VEHICULE"],
  ["Vols dans les véhicules", "Véhicule", "VOL_DANS_VEHICULE"],
  ["Vols d'accessoires sur véhicules", "Véhicule", "VOL_ACCESSOIRE"],
  ["Destructions et dégradations volontaires", "Infraction", "DEGRADATION"],
  ["Usage de stupéfiants", "Mis en cause", "STUP_USAGE"],
  ["Usage de stupéfiants (AFD)", "Mis en cause", "STUP_AFD"],
  ["Trafic de stupéfiants", "Mis en cause", "STUP_TRAFIC"],
  ["Escroqueries et fraudes aux moyens de paiement", "Victime", "ESCROQUERIE"],
] as const;
const DEPARTEMENTS = [
  ["Homicides", "Victime", "HOMICIDE"],
  ["Tentatives d'homicide", "Victime", "TENTATIVE"],
  ["Usage de stupéfiants (hors AFD)", "Mis en cause", "STUP_HORS_AFD"],
] as const;

const variables = (lignes: readonly (readonly [string, string, string])[]): VariableSource[] =>
  lignes.map(([indicateur, unite, nom]) =>
    combinaison(`SSMSI_${nom}`, indicateur, { indicateur, unite_de_compte: unite }, `${unite.toLowerCase()}s`),
  );

export const VARIABLES_COMMUNES = variables(COMMUNS);
export const VARIABLES_DEPARTEMENTS = variables([...COMMUNS, ...DEPARTEMENTS]);

/** Ce que partagent les bases de la délinquance enregistrée, de toutes générations. */
export const SSMSI = {
  type: "mesures",
  producteur: "SSMSI (ministère de l'Intérieur)",
  licence: "Licence Ouverte 2.0",
  page: "https://www.data.gouv.fr/datasets/621df2954fa5a3b5a023e23c",
  format: { type: "csv", separateur: ";", decimale: "," },
  millesime: { de: "colonne", colonne: "annee", forme: "AAAA" },
  comparaison: "annuelle",
} as const satisfies Partial<SourceMesures>;

const DIMENSIONS = { indicateur: null, unite_de_compte: null } as const;

/** Forme d'une table du SSMSI ; à la commune, `est_diffuse` dit ce qui est masqué. */
export const longueSsmsi = (communes: boolean): NonNullable<SourceMesures["longue"]> => ({
  valeur: "nombre",
  dimensions: DIMENSIONS,
  vides: ["NA"],
  ...(communes
    ? {
        statuts: [
          {
            colonne: "est_diffuse",
            codes: {
              diff: { marque: "valeur" },
              ndiff: { marque: "secret", raison: "non diffusé par le SSMSI : trop peu de faits dans la commune" },
            },
          },
        ],
      }
    : {}),
});

/** Les exports de data.caf.fr par territoire, mêmes colonnes : communes (arrondies à 5), EPCI, départements. */
export const CAF_TERRITOIRES = ["caf-communes", "caf-epci", "caf-departements"] as const;

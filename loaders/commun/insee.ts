/** Ce que partagent les fichiers de l'Insee. */
export const INSEE = { producteur: "Insee", licence: "Licence Ouverte 2.0" } as const;

export const CSV_INSEE = { type: "csv", separateur: ";", decimale: "." } as const;
export const CSV_INSEE_VIRGULE = { type: "csv", separateur: ";", decimale: "," } as const;

import type { Definition } from "../modele/indicateur.ts";

/** Les exports de data.caf.fr par territoire, mêmes colonnes : communes (arrondies à 5), EPCI, départements. */
export const CAF_TERRITOIRES = ["caf-communes", "caf-epci", "caf-departements"] as const;

const TRANCHES_QF = ["0_399", "400_799", "800_1199", "1200_1599", "1600_1999", "2000_3999", "4000"].map(
  (t) => `QF_${t}`,
);

/** Foyers au quotient familial inférieur à 800 €, parmi ceux dont il est connu. */
export const quotientInferieurA800 = (source: string): Definition => ({
  forme: "rapport",
  numerateur: { source, formule: TRANCHES_QF.slice(0, 2).join(" + ") },
  denominateur: { source, formule: TRANCHES_QF.join(" + ") },
  echelle: 100,
});

/**
 * Ce que le CCAS fait, mis en regard d'un besoin que les fichiers officiels comptent. Un rapprochement, jamais un taux de
 * recours : les deux ne comptent pas les mêmes foyers, et un changement de règlement change l'un sans l'autre (R30).
 */
export interface Regard {
  /** L'agrégat du CCAS : un total, sans modalité. */
  readonly activite: string;
  /** Ce qu'il compte, tel qu'on le lit : « foyers ». */
  readonly aides: string;
  /** L'indicateur dont le numérateur compte le besoin. */
  readonly indicateur: string;
  /** Ce que ce numérateur compte. */
  readonly besoin: string;
}

export const REGARDS: readonly Regard[] = [
  { activite: "foyers_aides", aides: "foyers", indicateur: "REV-10", besoin: "foyers bénéficiaires du RSA" },
];

/**
 * Une mesure publiée sans ses effectifs : l'indicateur qui compte ceux sur qui elle porte. Sert à ranger les constats par
 * nombre de personnes, jamais à imprimer un effectif.
 */
export const POPULATION_DE: Readonly<Record<string, string>> = {
  "REV-01": "DEM-01",
  "REV-02": "DEM-01",
  "REV-03": "DEM-01",
  "REV-04": "DEM-01",
};

/**
 * Les mesures d'un écart entre habitants : hautes là où certains sont pauvres, et là où certains sont riches. Elles ne disent pas
 * qu'un quartier est fragile : ni un constat par IRIS ni un cumul ne s'y fient.
 */
export const DISPERSIONS: ReadonlySet<string> = new Set(["REV-04"]);

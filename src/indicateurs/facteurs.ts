/** Ce qui fait le niveau d'un indicateur : de quoi dire à quoi tient son évolution. */
export type Facteurs =
  /** Une part dont le sujet ne nomme pas ceux qu'elle compte. */
  | { readonly forme: "part"; readonly groupe: string; readonly reste: string }
  /** Deux effectifs dont l'un n'est pas une partie de l'autre. */
  | { readonly forme: "quotient"; readonly numerateur: string; readonly denominateur: string }
  /** Un effectif que deux soldes font bouger : celui qu'un autre indicateur compte, et le reste. */
  | { readonly forme: "soldes"; readonly indicateur: string; readonly compte: string; readonly reste: string };

/** Par code ; les noms sont tels qu'imprimés après « le nombre » (`part`, `quotient`) ou après « le » (`soldes`). */
export const FACTEURS: Readonly<Record<string, Facteurs>> = {
  "DEM-01": {
    forme: "soldes",
    indicateur: "DEM-03",
    compte: "solde naturel",
    reste: "solde migratoire apparent",
  },
  "DEM-10": { forme: "quotient", numerateur: "des 65 ans ou plus", denominateur: "des moins de 20 ans" },
  "DEM-11": {
    forme: "quotient",
    numerateur: "des moins de 20 ans et des 65 ans ou plus",
    denominateur: "des 20 à 64 ans",
  },
  "JEU-05": { forme: "part", groupe: "des chômeurs de 15 à 24 ans", reste: "des actifs occupés du même âge" },
  "EMP-03": { forme: "part", groupe: "des femmes en emploi", reste: "des femmes du même âge sans emploi" },
  "EMP-12": {
    forme: "quotient",
    numerateur: "d'emplois sur place",
    denominateur: "d'actifs occupés qui résident ici",
  },
};

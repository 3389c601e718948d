/** Un compte du coffre, ou une somme de ses modalités. */
export interface CompteActivite {
  readonly variable: string;
  /** La somme des tranches qui finissent au plus au délai que le CCAS s'est fixé. */
  readonly dans?: "delai cible";
}

interface Commun {
  /** La même chose par secteur : la variable dont chaque modalité est un code d'IRIS. */
  readonly parSecteur?: string;
}

/** Comment un indicateur se tire des agrégats du coffre : des comptes déjà protégés, jamais des lignes. */
export type CalculActivite =
  | (Commun & { readonly forme: "compte"; readonly compte: CompteActivite })
  | (Commun & {
      readonly forme: "rapport";
      readonly numerateur: CompteActivite;
      readonly denominateur: CompteActivite;
      readonly echelle: number;
      /** Pourquoi le numérateur peut manquer quand le dénominateur est là. */
      readonly sansNumerateur?: string;
      /** En dessous, aucun pourcentage. */
      readonly minimum?: number;
      /** Le taux de réponse, d'après le nombre d'interrogés que dit observatoire.yaml. */
      readonly tauxDeReponse?: true;
    })
  /** La plus grande part d'une répartition ; la méthode dit laquelle. */
  | { readonly forme: "premiere part"; readonly repartition: string; readonly sur: string }
  /** Un compte rapporté à un nombre que les fichiers officiels donnent, de la même année ou de deux ans avant au plus. */
  | (Commun & {
      readonly forme: "regard";
      readonly compte: CompteActivite;
      readonly besoin: TermeOfficiel;
      /** Une seconde mesure du même besoin : la réponse est alors une fourchette. */
      readonly autre?: TermeOfficiel;
      readonly echelle: number;
      /** Ne se lit qu'au secteur. */
      readonly sansCommune?: true;
    })
  /** Rien d'unique à répondre : pourquoi, et où cela se lit. */
  | { readonly forme: "sans ensemble"; readonly variable: string; readonly raison: string };

/** Un nombre qui vient d'un indicateur officiel : un de ses termes, ou sa valeur (un %) d'un terme d'un autre. */
export interface TermeOfficiel {
  /** Tel qu'imprimé : « ménages sous le seuil de pauvreté (Insee, taux de pauvreté × ménages) ». */
  readonly nom: string;
  readonly indicateur: string;
  readonly terme: "numerateur" | "denominateur";
  /** L'indicateur en % qui s'applique au terme. */
  readonly part?: string;
  /** Au-delà de tant d'années, le nombre est trop ancien ; deux par défaut. */
  readonly ecartMaximal?: number;
}

/** Les indicateurs officiels auxquels un calcul se rapporte. */
export const termesOfficielsDe = (calcul: CalculActivite): readonly string[] =>
  calcul.forme === "regard"
    ? [calcul.besoin, ...(calcul.autre ? [calcul.autre] : [])].flatMap((t) => [
        t.indicateur,
        ...(t.part === undefined ? [] : [t.part]),
      ])
    : [];

/** Les agrégats dont un calcul se tire, à la commune et par secteur. */
export function variablesDe(calcul: CalculActivite): readonly string[] {
  const parSecteur = "parSecteur" in calcul && calcul.parSecteur !== undefined ? [calcul.parSecteur] : [];
  switch (calcul.forme) {
    case "compte":
    case "regard":
      return [calcul.compte.variable, ...parSecteur];
    case "rapport":
      return [calcul.numerateur.variable, calcul.denominateur.variable, ...parSecteur];
    case "premiere part":
      return [calcul.repartition, calcul.sur];
    case "sans ensemble":
      return [calcul.variable];
  }
}

/**
 * Une case d'un tableau, publiée ou non, que l'on protège ou que l'on attaque.
 *
 * Trois choses à ne pas confondre : un zéro compté (`valeur: 0`) est une valeur comme une autre et peut être masqué ; un zéro
 * structurel (`zeroStructurel`) est connu de tous, il ne cache rien ; une valeur manquante (`valeur: null`) est inconnue de
 * nous aussi, et nos propres chiffres ne doivent pas la redonner.
 */
export interface Cellule {
  readonly id: string;
  /** Personnes, foyers, demandes… ou euros. Jamais négative. */
  readonly valeur: number | null;
  /** Par défaut `effectif` : un entier. Un montant est un réel, protégé par la dominance. */
  readonly nature?: "effectif" | "montant";
  /** Unités distinctes derrière la valeur ; par défaut la valeur d'un effectif. */
  readonly effectif?: number;
  /** Les deux plus grandes contributions d'un montant, la plus grande d'abord. */
  readonly contributions?: readonly [number, number];
  /** Qui est seul dans la case (un pseudonyme) : la même personne peut être seule dans plusieurs cases. */
  readonly contributeur?: string;
  readonly zeroStructurel?: boolean;
  /** `false` : jamais publiée. Le morceau d'un IRIS qui est en QPV, l'écart entre deux livraisons : à protéger tout autant. */
  readonly publiee?: boolean;
  /** Empreinte de l'ensemble des dossiers comptés : deux cases de même empreinte sont la même case. */
  readonly empreinte?: string;
  /** Ce que le producteur laisse savoir d'une valeur manquante ou arrondie, bornes comprises. */
  readonly bornes?: readonly [number, number];
  /** Le prix de la masquer, relatif : une commune coûte plus qu'un IRIS. Par défaut 1. */
  readonly cout?: number;
  readonly table?: string;
  /** La source du chiffre, dont la règle propre s'impose (voir `politique.ts`). */
  readonly source?: string;
  /** La place de la case, pour proposer un tableau plus large : `{ iris: "0101", age: "75+" }`. */
  readonly dims?: Readonly<Record<string, string>>;
}

/** Une somme que tout lecteur peut refaire : le total est la somme de ses parties. */
export interface Equation {
  readonly total: string;
  readonly parts: readonly string[];
  readonly table?: string;
  /** Ventilation d'une variable sensible (origine, santé) : « tous » et « aucun » y révèlent autant qu'un petit nombre. */
  readonly sensible?: boolean;
}

/** Une inégalité qu'un chiffre dérivé apprend au lecteur : `min ≤ Σ coef × case ≤ max` (taux arrondi, moyenne, repère). */
export interface Contrainte {
  readonly termes: readonly { readonly id: string; readonly coef: number }[];
  readonly min: number;
  readonly max: number;
}

/** Une case déjà publique, à jamais, avec la valeur du registre des publications. */
export interface Forcee {
  readonly id: string;
  readonly valeur: number;
}

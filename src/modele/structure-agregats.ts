/**
 * Ce que les agrégats du CCAS disent les uns des autres : tout ce qu'un lecteur peut additionner ou soustraire. Une somme
 * oubliée ici est une fuite que personne ne verrait ; une somme de trop ferait refuser la publication.
 */
export interface StructureAgregats {
  /** Les modalités de `variable` s'additionnent en l'ensemble de `total`. */
  readonly ventilations: readonly Ventilation[];
  /** Comme une ventilation, mais un dossier peut compter dans plusieurs modalités. */
  readonly recouvrements: readonly Ventilation[];
  /** Parmi elles, celles dont deux modalités ne comptent jamais la même unité : leurs effectifs s'additionnent. */
  readonly disjointes: readonly string[];
  /** L'ensemble de `total` est la somme des ensembles de `parts`. */
  readonly sommes: readonly { readonly total: string; readonly parts: readonly string[] }[];
  /** Deux cases qui comptent les mêmes dossiers. */
  readonly memes: readonly (readonly [CaseNommee, CaseNommee])[];
  /** Combien, sur combien : le complément se déduit, qu'il soit publié ou non. */
  readonly parts: readonly PartDeclaree[];
  /** Une variable qui ne dépasse jamais l'autre. */
  readonly inclusions: readonly { readonly petit: string; readonly grand: string }[];
  /** Moyennes, médianes, déciles : retenus dès qu'une partie l'est. */
  readonly derivees: readonly { readonly variable: string; readonly parts: readonly PartDerivee[] }[];
  /**
   * Chiffres redressés, donnés à l'entier : à la précision du calcul, une part pondérée et son effectif utile n'ont qu'une composition possible,
   * et disent combien de répondants portent chaque poids, et ce qu'ils ont répondu. `bas` : l'entier d'en dessous, pour qu'un seuil dit
   * de l'un le soit de l'autre.
   */
  readonly arrondies: Readonly<Record<string, "proche" | "bas">>;
  /** Quantiles d'une durée que des tranches comptent aussi : un quantile montré encadre les tranches masquées. */
  readonly quantiles: readonly QuantileDeclare[];
  /** La variable qui compte les unités d'un montant. */
  readonly montants: Readonly<Record<string, string>>;
  /**
   * Ce qui ne sort que dans l'édition de la direction : des croisements trop fins, ou des comptes liés d'une année à l'autre
   * par des sommes que cette structure ne sait pas dire. Ne pas les publier est plus sûr que mal les protéger.
   */
  readonly reservees: readonly string[];
  /** Ce qui ne compte personne (un budget voté en public) : montré tel quel dans toutes les éditions. */
  readonly publiques: readonly string[];
}

export interface Ventilation {
  readonly variable: string;
  readonly total: string;
  /** Santé, handicap, refus : « tous » et « aucun » y disent autant qu'un petit nombre. */
  readonly sensible?: boolean;
}

export interface PartDeclaree {
  readonly numerateur: string;
  readonly denominateur: string;
  /** La variable qui dit les unités du complément. */
  readonly effectif?: string;
  /** Une opinion, une réponse : « tous » ou « aucun » dit celle de chacun. */
  readonly sensible?: boolean;
}

/** Le quantile d'ordre `ordre` (0,9 : neuvième décile) d'une durée, dossiers encore en cours compris. */
export interface QuantileDeclare {
  readonly variable: string;
  readonly ordre: number;
  /** La variable dont les modalités sont des tranches de cette durée. */
  readonly tranches: string;
  /** Leurs noms, de la plus courte à la plus longue, et leur borne haute comprise ; null : ouverte. */
  readonly bornes: readonly { readonly nom: string; readonly max: number | null }[];
  /** Les variables qui comptent les durées sans fin. */
  readonly enCours: readonly string[];
}

export interface CaseNommee {
  readonly variable: string;
  readonly modalite: string | null;
}

/** Une variable, ou le complément d'une part (`{ de: "decisions", hors: "demandes_sans_delai" }`). */
export type PartDerivee = string | { readonly de: string; readonly hors: string };

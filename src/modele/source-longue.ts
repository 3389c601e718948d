import type { Marque } from "./statut.ts";
import type { Niveau } from "./territoire.ts";

/** Une façon de dire le territoire d'une ligne : une valeur de la colonne des mailles, ou la forme du code. */
export interface MailleLue {
  readonly niveau: Niveau;
  /** Ce qu'écrit la colonne des mailles (`COM`, `FRANCE`). */
  readonly valeur?: string;
  /** Expression régulière du code entier ; le code officiel est son premier groupe, s'il y en a un (`reg(\d\d)`). */
  readonly code?: string;
}

/** Sens d'un code de diffusion : une valeur servie, sous réserve peut-être, ou la marque d'une valeur absente. */
export interface SensStatut {
  readonly marque: Marque;
  /** Mise en garde d'une valeur servie, ou raison d'une absence, telle qu'on la lit dans la réponse. */
  readonly raison?: string;
  /** Ne dit quelque chose que de ce territoire (il compte aussi son voisin) : une somme qui les réunit ne la reprend pas. */
  readonly locale?: true;
}

/** Une colonne qui dit si la valeur est diffusée. Un code que la déclaration ne connaît pas arrête le chargement. */
export interface ColonneStatut {
  readonly colonne: string;
  readonly codes: Readonly<Record<string, SensStatut>>;
  /** Absente de certaines livraisons. */
  readonly facultative?: true;
}

/**
 * Une source « longue » : une ligne = un territoire × des modalités × une période, et une seule colonne chiffrée.
 * Chaque variable choisit une modalité de chaque dimension ; les lignes que personne ne choisit sont comptées, non lues.
 */
export interface FormeLongue {
  /** La colonne chiffrée. */
  readonly valeur: string;
  /**
   * Les dimensions du fichier, et la modalité d'une variable qui n'en dit rien (`_T`) ; null : elle doit la dire.
   * Une dimension ajoutée par le producteur multiplierait les lignes : une colonne inconnue refuse le fichier.
   */
  readonly dimensions: Readonly<Record<string, string | null>>;
  /** Dimensions absentes de certaines livraisons : leur modalité par défaut y est implicite. */
  readonly dimensionsFacultatives?: readonly string[];
  /** Colonne dont la valeur complète le code de territoire (IRIS en deux morceaux : commune, puis quatre chiffres). */
  readonly suite?: string;
  /** Mailles mêlées dans le fichier ; sans elles, c'est la source ou millesimes.csv qui dit la maille. */
  readonly mailles?: {
    /** Colonne qui dit la maille ; sans elle, c'est la forme du code. */
    readonly colonne?: string;
    readonly lues: readonly MailleLue[];
    /** Expression régulière qui prend dans le code l'année de sa géographie, quand il la dit. */
    readonly geographie?: string;
  };
  readonly statuts?: readonly ColonneStatut[];
  /** Textes qui valent une case vide (`NA`). */
  readonly vides?: readonly string[];
  /**
   * Défaut connu du producteur : des territoires y sont donnés plusieurs fois. Répétés à l'identique, une ligne est gardée ;
   * contradictoires, aucune. Sans cette raison, un territoire répété refuse le fichier.
   */
  readonly doubles?: string;
}

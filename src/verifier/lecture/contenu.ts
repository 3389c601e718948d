/** Une case lue d'une table, avant toute interprétation. */
export type Case = string | number | boolean | null;

/** Bornes qu'un format garde à part de ses lignes (statistiques de Parquet) : elles peuvent dire ce que les lignes taisent. */
export interface Borne {
  readonly colonne: string;
  readonly min: Case;
  readonly max: Case;
  /** Faux : seul le début d'un texte long est gardé, la dernière lettre du plus grand avancée d'un rang. Vrai par défaut. */
  readonly isMinEntier?: boolean;
  readonly isMaxEntier?: boolean;
}

/** Une table telle qu'un lecteur la reçoit. */
export interface Table {
  /** Nom de la feuille ou de l'entrée ; vide pour un fichier qui n'est qu'une table. */
  readonly nom: string;
  readonly colonnes: readonly string[];
  readonly lignes: readonly (readonly Case[])[];
  readonly bornes: readonly Borne[];
}

/** Un fichier rangé dans un autre. */
export interface Piece {
  readonly nom: string;
  readonly octets: Uint8Array;
}

/** Ce qu'un décodeur rend d'un fichier : ses textes, ses tables, et les fichiers qu'il contient. */
export interface Contenu {
  readonly textes: readonly string[];
  readonly tables: readonly Table[];
  readonly pieces: readonly Piece[];
}

export const contenuVide: Contenu = { textes: [], tables: [], pieces: [] };

/** Le fichier se dit d'un format qu'il ne suit pas, ou d'une variante que le décodeur ne lit pas. */
export class Indecodable extends Error {}

/** Ce que l'on veut bien décompresser en tout, pour ne pas remplir la mémoire d'un octet répété. */
export class Budget {
  #restant: number;
  constructor(octets: number) {
    this.#restant = octets;
  }
  get restant(): number {
    return this.#restant;
  }
  /** @throws Explosion quand il n'en reste plus */
  prendre(octets: number): void {
    this.#restant -= octets;
    if (this.#restant < 0) throw new Explosion();
  }
}

/** Une fois ouvert, le fichier dépasse le budget. */
export class Explosion extends Error {}

/** Un format que la barrière sait lire. Qui ajoute une sortie au site ajoute ici son décodeur. */
export interface Genre {
  readonly nom: string;
  /** Extensions admises, sans point, en minuscules. */
  readonly extensions: readonly string[];
  /** Reconnu à son contenu, jamais à son nom. */
  readonly isGenre: (octets: Uint8Array) => boolean;
  readonly decode: (octets: Uint8Array, budget: Budget) => Contenu | Promise<Contenu>;
}

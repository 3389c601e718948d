import type { Encodage } from "./decodage.ts";
import type { Champ, Formulaire } from "./formulaire.ts";

/** Séparateurs tels qu'on les écrit dans une correspondance. */
export const SEPARATEURS: Readonly<Record<string, string>> = { ";": ";", ",": ",", "|": "|", tabulation: "\t" };

/** Un champ du coffre et les en-têtes sous lesquels les exports l'écrivent. */
export interface ChampMappe {
  readonly champ: Champ;
  /** Plusieurs quand le logiciel a changé d'une année à l'autre ; un fichier n'en a qu'un. */
  readonly entetes: readonly string[];
  /** Libellé normalisé (ou `(vide)`) → valeur de la liste fermée. */
  readonly libelles: ReadonlyMap<string, string>;
}

/** Une correspondance lue et vérifiée : la liste blanche de ce qu'on lit d'un export. */
export interface Correspondance {
  /** Chemin relatif au projet : `correspondances/aides.yaml`. */
  readonly fichier: string;
  readonly formulaire: Formulaire;
  readonly encodage: Encodage;
  /** Le caractère lui-même. */
  readonly separateur: string;
  /** Numéro de la ligne d'en-tête (première ligne = 1). */
  readonly entete: number;
  /** Débuts de ligne qui désignent un total, normalisés. */
  readonly totaux: readonly string[];
  readonly champs: readonly ChampMappe[];
}

import { basename } from "node:path";
import type { Accents } from "./accents.ts";
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
  /** Les seuls exports qu'elle décrit, par leur nom ; vide : tous ceux de ce genre qu'aucune autre ne nomme. */
  readonly exports: readonly string[];
  /** Null pour un classeur, qui dit lui-même le sien. */
  readonly encodage: Encodage | null;
  /** Le caractère lui-même ; null pour un classeur. */
  readonly separateur: string | null;
  /** Nom de la feuille d'un classeur ; null : la seule visible, ou un fichier texte. */
  readonly feuille: string | null;
  /** Ce que l'export était avant d'être relu de travers ; null s'il ne l'a pas été. */
  readonly accents: Accents | null;
  /** Première et dernière lignes d'en-tête (première ligne du fichier = 1). */
  readonly entete: { readonly debut: number; readonly fin: number };
  /** Débuts de ligne qui désignent un total, normalisés. */
  readonly totaux: readonly string[];
  readonly champs: readonly ChampMappe[];
}

/** Les correspondances d'un projet, par genre d'export. Un logiciel qui change laisse deux façons d'écrire le même genre. */
export type Correspondances = ReadonlyMap<string, readonly Correspondance[]>;

/** Celle qui décrit cet export : celle qui le nomme, sinon celle qui n'en nomme aucun. */
export function findCorrespondance(
  toutes: Correspondances,
  source: string,
  fichier: string,
): Correspondance | undefined {
  const siennes = toutes.get(source) ?? [];
  const nom = basename(fichier).normalize("NFC");
  return siennes.find((c) => c.exports.includes(nom)) ?? siennes.find((c) => c.exports.length === 0);
}

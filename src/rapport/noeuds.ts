import type { RootContent } from "mdast";
import type { Node } from "unist";
import type { Constat } from "../constats/constat.ts";
import type { Figure } from "../modele/figure.ts";
import type { Image } from "../modele/image.ts";
import type { BilanSecret, Edition, FichierLu } from "./lecture.ts";

// Les nœuds que le rapport ajoute à mdast : tout rendu (site, PDF, Word) lit ceux-ci et rien d'autre.

/** Une figure finie, avec ses deux dessins, son tableau et ses textes. */
export interface NoeudFigure extends Node {
  readonly type: "absFigure";
  readonly figure: Figure;
  /** Adresse de la fiche de son indicateur, s'il en a une. */
  readonly fiche?: string | undefined;
}

/** Un chiffre clé et ce qu'il faut pour le lire. Chaque ligne de contexte ne parle que d'un millésime ou d'un écart. */
export interface NoeudChiffre extends Node {
  readonly type: "absChiffre";
  /** Code de l'indicateur ou variable du CCAS. */
  readonly indicateur: string;
  /** Tel qu'imprimé : « 36 % », « non diffusé (secret statistique) ». */
  readonly valeur: string;
  readonly isServi: boolean;
  /** « Taux de pauvreté à 60 % ». */
  readonly libelle: string;
  /** « données 2021, publiées en 2024 ». */
  readonly date: string;
  /** Adresse de sa fiche ; absente d'une activité du CCAS. */
  readonly fiche?: string | undefined;
  /** Incertitude, évolution, prudence : une phrase courte chacun. */
  readonly contexte: readonly string[];
  /** Ce à quoi il se compare, au même millésime. */
  readonly reperes?: Reperes | undefined;
}

/** Les valeurs d'autres territoires : une ligne chacune. */
export interface Reperes {
  /** Ce qui les annonce quand leur millésime n'est pas celui du chiffre : « En 2016, dernier millésime comparable : 12 % à Nom ». */
  readonly annonce: string | null;
  readonly valeurs: readonly { readonly nom: string; readonly valeur: string }[];
}

export interface NoeudConstats extends Node {
  readonly type: "absConstats";
  readonly constats: readonly Constat[];
}

/** Une grille de chiffres clés. */
export interface NoeudGrille extends Node {
  readonly type: "absGrille";
  readonly chiffres: readonly NoeudChiffre[];
}

/** Le texte de l'équipe : il se distingue de ce que la machine écrit. */
export interface NoeudAnalyse extends Node {
  readonly type: "absAnalyse";
  children: RootContent[];
}

/** Une image de l'équipe, seule dans son paragraphe. */
export interface NoeudImage extends Node {
  readonly type: "absImage";
  readonly image: Image;
  /** Son adresse dans le site, d'après ses octets : `images/3f2a….jpg`. */
  readonly chemin: string;
  readonly alternative: string;
  /** Ce qui s'imprime dessous ; vide s'il n'y en a pas. */
  readonly legende: string;
}

/** Les fichiers lus, tels que la page des sources les liste. */
export interface NoeudSources extends Node {
  readonly type: "absSources";
  readonly fichiers: readonly FichierLu[];
}

/** Ce que le secret retire des chiffres du CCAS, en comptes. */
export interface NoeudSecret extends Node {
  readonly type: "absSecret";
  readonly edition: Edition;
  readonly bilan: BilanSecret | null;
}

/** Ce que le rapport ne peut pas dire : rempli quand tous les chapitres sont lus. */
export interface NoeudInconnues extends Node {
  readonly type: "absInconnues";
  /** Une raison, et ce qu'elle prive le lecteur de savoir. */
  raisons: readonly { readonly raison: string; readonly libelles: readonly string[] }[];
  /** Nombre de libellés imprimés par raison ; null pour tous. */
  readonly max: number | null;
}

/** Un texte que l'équipe doit encore écrire : édition de la direction seulement. */
export interface NoeudAEcrire extends Node {
  readonly type: "absAEcrire";
  readonly texte: string;
}

declare module "mdast-util-directive" {
  interface ContainerDirectiveData {
    /** Ce qu'un bloc de l'équipe attend, d'après son commentaire. */
    consigne?: string;
  }
}

declare module "mdast" {
  interface RootContentMap {
    absFigure: NoeudFigure;
    absChiffre: NoeudChiffre;
    absConstats: NoeudConstats;
    absGrille: NoeudGrille;
    absAnalyse: NoeudAnalyse;
    absSources: NoeudSources;
    absSecret: NoeudSecret;
    absInconnues: NoeudInconnues;
    absAEcrire: NoeudAEcrire;
    absImage: NoeudImage;
  }
}

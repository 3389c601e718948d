import type { Diffusion, RapportLivre } from "./coherence.ts";
import type { NomDistinctif } from "./nom-distinctif.ts";
import type { FormePeriode } from "./periode.ts";
import type { FormeLongue } from "./source-longue.ts";
import type { FormeRegroupee, Somme } from "./source-regroupee.ts";
import type { Marque } from "./statut.ts";
import type { Niveau } from "./territoire.ts";
import type { Total } from "./total.ts";

/** Ce qu'une variable compte ; seuls effectifs et montants s'additionnent. */
export type Nature = "effectif" | "montant" | "quantile" | "part" | "indice";

/** Une variable telle que livrée, décrite par motif (voir motif.ts). Le premier motif qui convient l'emporte. */
export interface VariableSource {
  readonly motif: string;
  readonly libelle: string;
  readonly nature: Nature;
  readonly unite: string;
  /** Absente de certaines livraisons sans que ce soit une erreur. Défaut : la colonne est exigée. */
  readonly facultative?: true;
  /** Bornes de diffusion : l'Insee écrit 5 pour [0 ; 5] et 95 pour [95 ; 100] (Filosofi, feuille « Seuils »). */
  readonly bornes?: readonly [number, number];
  /** Annuelle dans un fichier du recensement (état civil) : les enquêtes partagées ne la regardent pas. Défaut : celle de la source. */
  readonly comparaison?: "annuelle";
  /** Valeurs possibles, quand ce ne sont pas celles de sa nature (une part de revenu peut être négative). */
  readonly plage?: readonly [min: number, max: number];
  /** Le compte qu'une mesure résume (le nombre de dossiers d'une médiane) : là où il est masqué ou absent, elle l'est aussi. */
  readonly resume?: string;
  /** Source regroupée : ce qu'elle additionne ; son motif n'est alors le nom d'aucune colonne. */
  readonly somme?: Somme;
  /** Source longue : la modalité choisie dans chaque dimension ; celles qu'on ne dit pas sont à leur total. */
  readonly modalites?: Readonly<Record<string, string>>;
  /** Source longue : les modalités d'avant un changement de nomenclature ou de libellé, datées. */
  readonly autrefois?: readonly { readonly jusqua: number; readonly modalites: Readonly<Record<string, string>> }[];
}

/** Une colonne que le producteur a renommée, ou dont le nom porte l'année de la géographie (`CODGEO_2026`). */
export interface ColonneRenommee {
  /** Motif du nom rencontré. */
  readonly de: string;
  /** Nom que la déclaration emploie ; un motif si la variable est datée. */
  readonly en: string;
  /** Dernier millésime qui la nomme ainsi, ou premier. */
  readonly jusqua?: number;
  readonly depuis?: number;
}

export interface FormatCsv {
  readonly type: "csv";
  readonly separateur: ";" | "," | "\t";
  readonly decimale: "." | ",";
  /** Séparateur de milliers à retirer, s'il en existe dans certaines livraisons (CAF 2016 et 2017 : U+202F). */
  readonly milliers?: string;
  /** Alphabet d'origine ; les octets qui ne sont pas de l'UTF-8 sont lus ainsi. Défaut : l'UTF-8 seul. */
  readonly encodage?: "windows-1252";
}

export interface FormatClasseur {
  readonly type: "classeur";
  /** Ligne des codes de variables ; les données suivent (classeurs Insee : 6). */
  readonly entete: number;
  /** Les feuilles lues (de celles qu'un motif `APL 20{aa}` décrit, la plus récente), et la maille de chacune. */
  readonly feuilles: readonly { readonly nom: string; readonly niveau?: Niveau }[];
}

/** Un fichier de contours GeoJSON, dont seules les propriétés sont lues : un objet par territoire. */
export interface FormatGeojson {
  readonly type: "geojson";
}

/** D'où vient le millésime d'une mesure : du nom de la colonne, du fichier, ou d'une colonne du fichier. */
export type MillesimeDe =
  | { readonly de: "nom" }
  | { readonly de: "fichier" }
  | { readonly de: "colonne"; readonly colonne: string; readonly forme: FormePeriode };

/** Lignes que le producteur met hors champ ; elles sont comptées comme refusées, avec la raison. */
export interface HorsChamp {
  readonly colonne: string;
  readonly valeurs: readonly string[];
  readonly raison: string;
}

interface Commun {
  /** Identifiant stable, en première colonne de millesimes.csv. */
  readonly id: string;
  readonly titre: string;
  readonly producteur: string;
  readonly licence: string;
  /** Page de documentation du producteur. */
  readonly page: string;
  readonly format: FormatCsv | FormatClasseur | FormatGeojson;
  /** Colonne du code de territoire. */
  readonly cle: string;
  readonly nomDistinctif?: NomDistinctif;
  /** Colonnes lues ailleurs ou sans usage : ni variable, ni anomalie. */
  readonly ignorees?: readonly string[];
  /** Motifs de colonnes qui disent que c'est une autre table, plus large (le dossier complet contient les bases). */
  readonly excluantes?: readonly string[];
  /** Millésimes d'une géographie : celle d'un fichier de 2019 est souvent 2021. Proposée par `abs nouveau`, à vérifier. */
  readonly cogHabituel?: (millesime: number) => number;
  readonly renommees?: readonly ColonneRenommee[];
  /** Faux : l'en-tête vient d'une documentation, aucun vrai fichier n'a été vu. */
  readonly verifie?: false;
}

/** Une source de mesures : chaque ligne est un territoire, chaque colonne chiffrée une variable ; ou bien `longue`, ou `regroupee`. */
export interface SourceMesures extends Commun {
  readonly type: "mesures";
  readonly longue?: FormeLongue;
  /** Une ligne par école, par diagnostic : celles d'un territoire s'additionnent. */
  readonly regroupee?: FormeRegroupee;
  /** Mailles possibles. Plusieurs : la colonne `niveau` de millesimes.csv dit laquelle (codes ambigus : 01 Ain, 01 Guadeloupe). */
  readonly niveaux: readonly Niveau[];
  /** Forme des codes, quand la maille a plusieurs familles qui ne se mêlent pas (QPV de 2015 et de 2024). */
  readonly formeCode?: string;
  /**
   * Le fichier ne code pas ses territoires : il les désigne (un nom de quartier dans sa commune, un numéro Siren). C'est la famille de
   * désignations, qu'un référentiel donne ; une ligne qu'il ne désigne pas avec certitude est mise à part, et dite.
   */
  readonly designation?: string;
  readonly libelle?: string;
  /** Colonne qui nomme la ou les communes du territoire (« Illzach, Mulhouse »), quand rien d'autre ne l'y rattache. */
  readonly communes?: string;
  readonly millesime: MillesimeDe;
  /** Motif dont l'année est celle du fichier (`P{aa}_POP`). */
  readonly datee?: string;
  readonly variables: readonly VariableSource[];
  readonly horsChamp?: readonly HorsChamp[];
  /** Égalités entre colonnes, vérifiées à chaque chargement. */
  readonly totaux?: readonly Total[];
  /** Suites de variables qui croissent dans chaque ligne : D1, Q1, médiane, Q3, D9. */
  readonly ordres?: readonly (readonly string[])[];
  /** Ce qui n'est diffusé qu'avec autre chose. */
  readonly diffusions?: readonly Diffusion[];
  /** Rapports livrés à côté de leurs deux termes. */
  readonly rapportsLivres?: readonly RapportLivre[];
  /** Colonne qui répète le début du code de la ligne : la commune d'un IRIS, le département d'une commune. */
  readonly englobant?: string;
  /** Pas auquel le producteur arrondit ou brouille chaque effectif ; sans lui, ses totaux sont exacts. */
  readonly arrondi?: number;
  /** Le compte sous lequel une case de personnes ne se montre pas, quand rien ne dit que qui l'envoie l'a masquée : elle est masquée en entrant. */
  readonly seuil?: number;
  /** Aucun fichier de ce nom n'existe : un tableau à remplir, et où il se déclare. Ce qu'en disent la fiche et `abs sources`. */
  readonly gabarit?: string;
  /** Les communes que le producteur donne, quand ce n'est pas toute la France : « celles de plus de 5 000 habitants ». */
  readonly champ?: string;
  /** Ce que veut dire une case vide chez ce producteur. */
  readonly vide?: {
    readonly marque: Marque;
    readonly raison: string;
    /** Seulement pour les variables publiées telles quelles (médianes, parts) ; un effectif vide est alors une absence. */
    readonly horsEffectifs?: true;
  };
  /** Deux millésimes du recensement ne se comparent que s'ils ne partagent aucune enquête annuelle. */
  readonly comparaison: "enquetes-disjointes" | "annuelle";
  /** Ce que vaut une somme de communes ou d'IRIS de cette source quand elle n'est qu'approchée. */
  readonly sommeApprochee?: string;
}

/** Ce qu'un référentiel apporte à la table des territoires. */
export type RoleReferentiel =
  | "communes"
  | "departements"
  | "regions"
  | "epci"
  | "composition-epci"
  | "iris"
  | "codes-anciens"
  | "mouvements"
  | "qpv"
  | "passage";

/** Une table de géographie lue dans le fichier (ou dans une de ses feuilles). */
export interface TableReferentiel {
  readonly feuille?: string;
  readonly role: RoleReferentiel;
  /** Colonne cible → colonne du fichier. */
  readonly colonnes: Readonly<Record<string, string>>;
  /** La famille de désignations que cette table donne (`qpv` : le nom d'un quartier dans sa commune ; `siren`). */
  readonly designe?: string;
  /** Ne garder que ces lignes. */
  readonly filtre?: { readonly colonne: string; readonly valeur: string };
}

/** Une source de géographie. */
export interface SourceReferentiel extends Commun {
  readonly type: "referentiel";
  readonly tables: readonly TableReferentiel[];
}

export type Source = SourceMesures | SourceReferentiel;

/** Vrai si c'est millesimes.csv qui dit la maille du fichier : ni les lignes, ni les feuilles ne la disent. */
export const isMailleDite = (s: SourceMesures): boolean =>
  s.format.type === "csv" && s.niveaux.length > 1 && s.longue?.mailles === undefined;

export const isAdditive = (nature: Nature): boolean => nature === "effectif" || nature === "montant";

/** Vérifie à l'écriture du code ce que TypeScript ne voit pas, et rend la source telle quelle. */
export function source<S extends Source>(declaration: S): S {
  if (!/^[a-z0-9-]+$/.test(declaration.id)) throw new RangeError(`source id must be kebab-case, got ${declaration.id}`);
  return declaration;
}

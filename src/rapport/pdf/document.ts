import type { Forme } from "../courts/forme.ts";
import type { Edition } from "../page.ts";

// Ce que le modèle Typst lit : du JSON, où aucun texte n'est à échapper. Un genre de plus se lit aussi dans modele/*.typ.

/** Un morceau de phrase. */
export type EnLigne =
  | { readonly genre: "texte" | "code"; readonly texte: string }
  | { readonly genre: "gras" | "italique" | "barre"; readonly contenu: readonly EnLigne[] }
  /** Une adresse hors du document. */
  | { readonly genre: "lien"; readonly adresse: string; readonly contenu: readonly EnLigne[] }
  /** Un autre chapitre ou une autre section du document. */
  | { readonly genre: "renvoi"; readonly ancre: string; readonly contenu: readonly EnLigne[] }
  | { readonly genre: "note"; readonly contenu: readonly Bloc[] }
  | { readonly genre: "saut" };

/** Un tableau : la première case d'une ligne est son en-tête. */
export interface TableauPdf {
  readonly genre: "tableau";
  /** Null : un tableau écrit par l'équipe, sans légende. */
  readonly titre: string | null;
  readonly nombres: readonly boolean[];
  readonly tete: readonly (readonly EnLigne[])[];
  readonly lignes: readonly (readonly (readonly EnLigne[])[])[];
}

/** Une figure et ce qui l'accompagne ; ses données sont dans l'annexe, au même numéro. */
export interface FigurePdf {
  readonly genre: "figure";
  /** Rang dans le document, à partir de 1 ; null dans une forme courte, sans annexe de données. */
  readonly numero: number | null;
  readonly titre: string;
  readonly mesure: string;
  /** Un SVG complet, en couleurs fixes. */
  readonly svg: string;
  readonly alternative: string;
  readonly lecture: string;
  readonly notes: readonly string[];
  readonly source: string;
  /** Un plan de situation : il se regarde une fois, et ne prend pas la largeur d'un dessin de chiffres. */
  readonly isPlan: boolean;
}

export interface ChiffrePdf {
  readonly genre: "chiffre";
  readonly valeur: string;
  readonly isServi: boolean;
  readonly libelle: string;
  readonly date: string;
  readonly contexte: readonly string[];
}

export interface ConstatPdf {
  /** « Vigilance », « Favorable » ; null s'il n'appelle rien. */
  readonly mot: string | null;
  readonly phrase: string;
  readonly appui: string;
}

export type Bloc =
  | { readonly genre: "paragraphe"; readonly contenu: readonly EnLigne[] }
  /** `niveau` : 2 ou plus, jamais plus d'un de plus que le titre d'avant. */
  | {
      readonly genre: "titre";
      readonly niveau: number;
      readonly ancre: string | null;
      readonly contenu: readonly EnLigne[];
    }
  | {
      readonly genre: "liste";
      /** Le premier numéro ; null : une liste à puces. */
      readonly debut: number | null;
      readonly elements: readonly (readonly Bloc[])[];
    }
  | { readonly genre: "citation" | "analyse"; readonly contenu: readonly Bloc[] }
  | { readonly genre: "code" | "a-ecrire"; readonly texte: string }
  | { readonly genre: "filet" }
  | { readonly genre: "grille"; readonly chiffres: readonly ChiffrePdf[] }
  | { readonly genre: "constats"; readonly constats: readonly ConstatPdf[] }
  | TableauPdf
  | FigurePdf
  | ChiffrePdf
  /** Une image de l'équipe, au chemin où le compositeur a reçu ses octets. `legende` : vide s'il n'y en a pas. */
  | {
      readonly genre: "image";
      readonly chemin: string;
      readonly format: "png" | "jpg";
      readonly alternative: string;
      readonly legende: string;
      /** En pixels. */
      readonly largeur: number;
      readonly hauteur: number;
    };

export interface ChapitrePdf {
  /** La fiche d'un quartier : le sommaire la nomme, sans ses sections, les mêmes pour toutes. */
  readonly isFiche: boolean;
  readonly ancre: string;
  readonly titre: string;
  readonly contenu: readonly Bloc[];
}

/** Les données des figures d'un chapitre, dans l'ordre de ses pages. */
export interface AnnexePdf {
  readonly isFiche: boolean;
  readonly titre: string;
  readonly tableaux: readonly { readonly numero: number; readonly tableau: TableauPdf }[];
}

/** Ce que la couverture et les têtes de page disent. */
export interface CouverturePdf {
  readonly edition: Edition;
  readonly commune: string;
  readonly organisme: string;
  readonly annee: number;
  readonly fictif: boolean;
  /** « Édition publique ». */
  readonly nomEdition: string;
  /** À qui la montrer : « destinée à tous les lecteurs. » */
  readonly diffusion: string;
  /** Le jour de la présentation au conseil d'administration, tel qu'imprimé ; null s'il n'est pas connu. */
  readonly presentation: string | null;
  /** La couleur de la commune, `#rrggbb`. */
  readonly couleur: string;
  /** Les octets du logo, un PNG ; null s'il n'y en a pas. */
  readonly logo: readonly number[] | null;
}

/** Le rapport d'une édition, prêt à composer. */
export interface DocumentPdf extends CouverturePdf {
  readonly chapitres: readonly ChapitrePdf[];
  readonly annexes: readonly AnnexePdf[];
}

/** Une section d'une forme courte ; l'introduction n'a pas de titre. */
export interface SectionPdf {
  readonly titre: string | null;
  readonly contenu: readonly Bloc[];
}

/** Une note, une lettre, un diaporama, une annexe : sans couverture ni données en annexe. */
export interface CourtPdf extends CouverturePdf {
  readonly forme: Forme;
  readonly titre: string;
  readonly sections: readonly SectionPdf[];
}

import type { Bookmark, FileChild, Paragraph, ParagraphChild, Table, TableOfContents } from "docx";
import type { RootContent } from "mdast";
import type { Images } from "../figures-fichiers.ts";
import type { Style } from "./styles.ts";

export type Docx = typeof import("docx");
export type Bloc = Paragraph | Table | TableOfContents | FileChild;
export type { Bookmark, ParagraphChild };

/** Ce que partagent les blocs d'un document pendant qu'on l'écrit. */
export interface Atelier {
  /** La bibliothèque, chargée quand un document se fait : la ligne de commande démarre sans elle. */
  readonly docx: Docx;
  readonly images: Images;
  /** Les octets de chaque image, par l'empreinte que la bibliothèque reçoit à leur place (voir `compile`). */
  readonly medias: Map<string, Uint8Array>;
  /** Le XML de chaque tableau, au rang que dit son repère (voir `writeTableau`). */
  readonly tableaux: string[];
  /** Les pages qui sont dans ce document : un lien vers l'une mène à son chapitre. */
  readonly pages: ReadonlySet<string>;
  /** Les définitions de notes de bas de page du chapitre en cours, par identifiant. */
  readonly notes: Map<string, number>;
  /** Vrai : le tableau de ses données suit chaque figure. Faux dans une forme courte, que son dessin et sa lecture suffisent à dire. */
  readonly hasDonnees: boolean;
  /** Numéro de la prochaine figure. */
  figure: number;
  /** Numéro de la dernière liste numérotée : chacune recommence à un. */
  liste: number;
}

/** Le style d'un paragraphe, et sa place dans une liste. */
export interface Mise {
  readonly style?: Style;
  readonly liste?: { readonly reference: "puces" | "numeros"; readonly niveau: number; readonly instance: number };
}

export const signetOf = (page: string): string => `chapitre_${page.replaceAll("-", "_")}`;

/** @throws RangeError sur un nœud que ce rendu ne connaît pas : rien ne disparaît d'un document sans qu'on le sache */
export function refuseNoeud(noeud: RootContent): never {
  throw new RangeError(`node must be known to the Word rendering, got ${noeud.type}`);
}

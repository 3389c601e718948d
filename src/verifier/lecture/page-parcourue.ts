/** Une case d'un tableau de page, avec ce qui la désigne à un lecteur : titres de sa ligne et de sa colonne. */
export interface CaseHtml {
  readonly texte: string;
  readonly titres: readonly string[];
}

/** Un tableau de page : ses lignes dans l'ordre, et tout ce qui l'annonce (légende, titre de sa figure). */
export interface TableauHtml {
  readonly contexte: string;
  readonly lignes: readonly (readonly CaseHtml[])[];
  /** Ce que disent les balises de ses cases, sans que rien ne s'imprime : données, tailles, valeurs pour les lecteurs d'écran. */
  readonly attributs: readonly CaseHtml[];
}

/** Une forme d'un dessin qui porte un nom (`<title>`, `aria-label`). */
export interface Forme {
  readonly nom: string;
  /** Tout ce qui se voit d'elle, sauf sa place : couleur, taille, trait. */
  readonly apparence: string;
}

/** Un texte posé dans un dessin, et sa place (en unités du dessin) : c'est elle qui met un nombre en face d'un nom. */
export interface Etiquette {
  readonly texte: string;
  readonly x: number;
  readonly y: number;
}

/** Un dessin : ses formes nommées et ses textes, avec ce qui l'annonce. */
export interface DessinHtml {
  readonly contexte: string;
  readonly formes: readonly Forme[];
  readonly etiquettes: readonly Etiquette[];
}

/** Un bout de page que l'on lit d'un trait : paragraphe, étiquette d'un dessin, infobulle, texte de remplacement. */
export interface Passage {
  readonly texte: string;
  readonly contexte: string;
  readonly ligne: number;
  /** D'une case de tableau : les titres de sa ligne et de sa colonne. */
  readonly titres?: readonly string[];
}

/** Une page telle qu'un lecteur la parcourt. */
export interface PageParcourue {
  readonly tableaux: readonly TableauHtml[];
  readonly dessins: readonly DessinHtml[];
  readonly passages: readonly Passage[];
}

/** Un texte qui pourrait dire une valeur : des mots, et un chiffre. */
export const isPhrase = (texte: string): boolean => /\d/.test(texte) && /\s/.test(texte) && /\p{L}{3}/u.test(texte);

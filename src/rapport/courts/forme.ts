import type { Edition } from "../page.ts";

/** Les formes courtes du rapport : ce qu'on remet, ce qu'on envoie, ce qu'on projette, ce qu'on joint au budget. */
export const FORMES = ["note", "lettre", "diaporama", "annexe"] as const;
export type Forme = (typeof FORMES)[number];

interface Regle {
  /** « Note », dans une phrase qui en parle. */
  readonly nom: string;
  /** Au-delà, une anomalie dit ce qui dépasse ; null : autant qu'il en faut. */
  readonly pages: number | null;
  /** Vrai : chaque section tient sur une page, et commence sur une autre que la précédente. */
  readonly isParSection: boolean;
  /** Vrai : se reprend aussi dans un traitement de texte. */
  readonly hasWord: boolean;
  /** Vrai : l'appui des constats (source, marge) y est imprimé ; faux : il est dans le rapport, qu'elle cite. */
  readonly hasAppui: boolean;
  /** Les lignes gardées sous un chiffre clé. */
  readonly contexte: number;
  /** Les éditions qu'elle admet : une lettre part chez tous les habitants. */
  readonly editions: readonly Edition[];
}

const TOUTES: readonly Edition[] = ["direction", "copil", "public"];

export const REGLES: Readonly<Record<Forme, Regle>> = {
  note: { nom: "note", pages: 2, isParSection: false, hasWord: true, hasAppui: true, contexte: 2, editions: TOUTES },
  lettre: { nom: "lettre", pages: 1, isParSection: false, hasWord: true, hasAppui: false, contexte: 1, editions: ["public"] },
  diaporama: { nom: "diaporama", pages: null, isParSection: true, hasWord: false, hasAppui: false, contexte: 1, editions: TOUTES },
  annexe: { nom: "annexe", pages: null, isParSection: false, hasWord: false, hasAppui: true, contexte: 4, editions: TOUTES },
}; // prettier-ignore

export const isForme = (mot: string): mot is Forme => FORMES.some((f) => f === mot);

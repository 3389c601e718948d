import { type DateLue, type Ecriture, parseDate } from "../dates.ts";
import { readCentimes } from "../montants.ts";
import { findIdentifiants } from "../personnel.ts";

/** Ce qu'une case a l'air d'être, une fois seule. */
export type NatureCase = "vide" | "date" | "date impossible" | "entier" | "montant" | "code" | "mots" | "phrase";

export interface CaseVue {
  readonly nature: NatureCase;
  /** D'une date seulement. */
  readonly ecriture: Ecriture | null;
  readonly annee: number | null;
}

const VIDE = /^(?:[-–—]|n\.?\/?[cdr]\.?|néant|#N\/[AD]|#ERREUR)?$/i;
const CODE = /^(?=.*\d)[\p{L}\d][\p{L}\d./_-]{0,19}$/u;
/** `29/02/2018` : la forme d'une date, d'un jour qui n'existe pas. */
const IMPOSSIBLE = /^\d{1,2}[/.-]\d{1,2}[/.-](?:\d{4}|\d{2})$/;
const DEBUT_MONTANT = /^[\d(\s−-]/;
/** Au-delà, ce n'est plus un libellé : quelqu'un a écrit une phrase. */
const MOTS_MAX = 6;

const vue = (nature: NatureCase, date: DateLue | null = null): CaseVue => ({
  nature,
  ecriture: date?.ecriture ?? null,
  annee: date ? Number(date.iso.slice(0, 4)) : null,
});

/**
 * La nature d'une case, jugée seule. Un nombre de cinq chiffres peut être une date d'Excel : il compte comme entier, et la
 * colonne décidera.
 */
export function lookCase(brut: string): CaseVue {
  const texte = brut.trim();
  if (texte.length < 10 && VIDE.test(texte)) return vue("vide");
  if (/\d/.test(texte)) {
    const date = parseDate(texte);
    if (date && date.ecriture !== "nombre d'Excel" && date.ecriture !== "aaaammjj") return vue("date", date);
    if (date === null && IMPOSSIBLE.test(texte)) return vue("date impossible");
    if (/^-?\d+$/.test(texte)) return vue("entier", date);
    if (DEBUT_MONTANT.test(texte) && readCentimes(texte) !== null) return vue("montant", date);
    if (CODE.test(texte)) return vue("code");
  }
  return vue(texte.split(/\s+/).length > MOTS_MAX || texte.length > 60 ? "phrase" : "mots");
}

/** Une case de donnée, qu'un nom de colonne ne saurait être : une date, un montant, un téléphone, un NIR… */
export function isDonnee(brut: string): boolean {
  const { nature } = lookCase(brut);
  return nature.startsWith("date") || nature === "montant" || nature === "entier" || findIdentifiants(brut).length > 0;
}

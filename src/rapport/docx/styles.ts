import type { IParagraphStyleOptions, IStylesOptions } from "docx";

const ENCRE = "1c2126";
const DOUX = "565e66";
const VIGILANCE = "a8321a";
/** La couleur du mot qui dit le sens d'un constat, la même qu'ailleurs ; le mot la double. */
export const COULEURS_MOTS: Readonly<Record<string, string>> = { Vigilance: VIGILANCE, Favorable: "2f6f2f" };
const CORPS = "Calibri";
const TITRES = "Cambria";

/** Les styles que le rapport ajoute à ceux de Word, par identifiant : les changer dans Word change tout le document. */
export type Style =
  | "Analyse"
  | "Constat"
  | "Appui"
  | "Valeur"
  | "Libelle"
  | "Contexte"
  | "FigureTitre"
  | "Mesure"
  | "Lecture"
  | "Source"
  | "AEcrire"
  | "Cellule"
  | "Citation";

const sansDiese = (couleur: string): string => couleur.replace("#", "");

type Nomme = Omit<IParagraphStyleOptions, "id">;
const base = { basedOn: "Normal", quickFormat: true } as const;

const nommes = (commune: string): Readonly<Record<Style, Nomme>> => ({
  Analyse: {
    ...base,
    name: "ABS Analyse de l'équipe",
    paragraph: { indent: { left: 240 }, border: { left: { style: "single", size: 18, space: 10, color: commune } } },
  },
  Constat: { ...base, name: "ABS Constat", paragraph: { keepNext: true, spacing: { before: 160, after: 20 } } }, // prettier-ignore
  Appui: { ...base, name: "ABS Appui d'un constat", run: { color: DOUX, size: 19 }, paragraph: { spacing: { after: 120 } } }, // prettier-ignore
  Valeur: { ...base, name: "ABS Valeur", run: { bold: true, size: 40, color: commune, font: TITRES }, paragraph: { keepNext: true, spacing: { before: 200, after: 0 } } }, // prettier-ignore
  Libelle: { ...base, name: "ABS Libellé", paragraph: { keepNext: true, spacing: { after: 20 } } },
  Contexte: { ...base, name: "ABS Contexte", run: { color: DOUX, size: 19 }, paragraph: { spacing: { after: 60 } } },
  FigureTitre: { ...base, name: "ABS Titre de figure", run: { bold: true, size: 24, font: TITRES }, paragraph: { keepNext: true, keepLines: true, spacing: { before: 320, after: 40 } } }, // prettier-ignore
  Mesure: { ...base, name: "ABS Mesure", run: { color: DOUX, size: 19 }, paragraph: { keepNext: true, spacing: { after: 80 } } }, // prettier-ignore
  Lecture: { ...base, name: "ABS Lecture", run: { size: 19 }, paragraph: { spacing: { after: 40 } } },
  Source: { ...base, name: "ABS Source", run: { color: DOUX, size: 18 }, paragraph: { spacing: { after: 80 } } },
  AEcrire: { ...base, name: "ABS À écrire", run: { italics: true, color: VIGILANCE } },
  Cellule: { ...base, name: "ABS Cellule", run: { size: 19 }, paragraph: { spacing: { before: 20, after: 20 } } },
  Citation: { ...base, name: "ABS Citation", run: { italics: true }, paragraph: { indent: { left: 480, right: 480 } } },
});

const titre = (size: number, before: number): Omit<Nomme, "name"> => ({
  run: { font: TITRES, bold: true, size, color: ENCRE },
  paragraph: { keepNext: true, spacing: { before, after: 120 } },
});

/**
 * Les styles du document, en français (France) : la langue dit à Word quel correcteur et quelle synthèse vocale employer.
 * @param couleur celle de la commune, `#rrggbb`
 */
export const stylesOf = (couleur: string): IStylesOptions => ({
  default: {
    document: {
      run: { font: CORPS, size: 22, color: ENCRE, language: { value: "fr-FR" } },
      paragraph: { spacing: { after: 140, line: 276, lineRule: "auto" } },
    },
    title: { run: { font: TITRES, bold: true, size: 64, color: sansDiese(couleur) }, paragraph: { spacing: { before: 2400, after: 240 } } }, // prettier-ignore
    heading1: titre(40, 0),
    heading2: titre(30, 360),
    heading3: titre(25, 280),
    heading4: titre(22, 220),
    caption: { run: { size: 19, bold: true, color: ENCRE }, paragraph: { keepNext: true, spacing: { before: 160, after: 60 } } }, // prettier-ignore
  },
  paragraphStyles: Object.entries(nommes(sansDiese(couleur))).map(([id, style]) => ({ id, ...style })),
});

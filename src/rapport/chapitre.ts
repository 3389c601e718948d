import type { Root } from "mdast";
import type {} from "mdast-util-directive"; // déclare les nœuds de directive dans mdast
import remarkDirective from "remark-directive";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Groupe } from "./page.ts";
import { readEntete } from "./entete.ts";
import type { Edition } from "./lecture.ts";

/** Un chapitre tel qu'écrit : ses directives ne sont pas encore résolues. */
export interface Chapitre {
  /** Nom de la page : `07-revenus.md` donne `revenus`, `01-essentiel.md` donne `index`. */
  readonly chemin: string;
  /** Relatif au projet : `rapport/07-revenus.md`. */
  readonly fichier: string;
  readonly titre: string;
  readonly groupe: Groupe;
  readonly editions: readonly Edition[];
  readonly texte: string;
  readonly racine: Root;
}

const NOM = /^\d{2,}-([a-z0-9]+(?:-[a-z0-9]+)*)\.md$/;

/** Le nom de page d'un fichier de chapitre ; null si ce n'en est pas un (`LISEZMOI.md`). */
export function cheminOf(nomFichier: string): string | null {
  const nom = NOM.exec(nomFichier)?.[1];
  if (nom === undefined) return null;
  return nom === "essentiel" ? "index" : nom;
}

/** Lit un chapitre : en-tête, puis Markdown dont les lignes gardent leur numéro dans le fichier. */
export function parseChapitre(
  nomFichier: string,
  fichier: string,
  texte: string,
): { chapitre: Chapitre; anomalies: Anomalie[] } {
  const chemin = cheminOf(nomFichier);
  if (chemin === null) throw new RangeError(`chapter file must be named NN-nom.md, got ${nomFichier}`);
  const { entete, corps, anomalies } = readEntete(texte.replace(/^\uFEFF/, ""), fichier, chemin);
  return { chapitre: { chemin, fichier, ...entete, texte: corps, racine: parseMarkdown(corps) }, anomalies };
}

const processeur = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();
const arbres = new Map<string, Root>();
const MAX_ARBRES = 200; // bien plus que les chapitres d'un rapport

/** L'arbre d'un texte. Les trois éditions lisent les mêmes chapitres : lu une fois, copié pour chacune, qui le résout à sa façon. */
export function parseMarkdown(texte: string): Root {
  const arbre = arbres.get(texte) ?? processeur.parse(texte);
  if (arbres.size >= MAX_ARBRES) arbres.clear();
  arbres.set(texte, arbre);
  return structuredClone(arbre);
}

import type { Question } from "./affirmation.ts";
import type { ThemeConstat } from "./constat.ts";
import type { Donnees } from "./donnees.ts";
import { hasValeur } from "./valeurs.ts";

/** Au-delà d'un cycle entier du recensement, un constat ne parle plus d'aujourd'hui [décision de l'outil]. */
export const RETARD_MAXIMAL = 5;
/** Un an d'écart est le délai ordinaire entre deux producteurs ; à partir de deux, cela se dit. */
export const RETARD_DIT = 2;

/** L'année dont parle un constat : celle de sa moitié la plus ancienne quand il compare et qu'il suit. */
export function anneeOf({ genre, periode }: Pick<Question, "genre" | "periode">): number {
  const annees = periode.map((m) => Number(m.slice(-4)));
  const fin = annees.at(-1) ?? NaN;
  if (genre === "ecart" || genre === "iris") return annees[0] ?? NaN; // la suite n'est que la dernière valeur connue
  if (genre === "aggravation") return Math.min(annees[0] ?? NaN, fin);
  return genre === "cumul" ? Math.max(...annees) : fin;
}

const dernieres = new WeakMap<Donnees, ReadonlyMap<ThemeConstat, number>>();

/** Le dernier millésime de chaque thème où la commune a une valeur. */
function dernieresOf(donnees: Donnees): ReadonlyMap<ThemeConstat, number> {
  const connues = dernieres.get(donnees);
  if (connues) return connues;
  const { niveau, code } = donnees.perimetre.commune;
  const lues = new Map<ThemeConstat, number>();
  for (const i of donnees.indicateurs()) {
    const annee = donnees.serie(i.code, niveau, code).findLast(hasValeur)?.annee;
    if (annee !== undefined) lues.set(i.theme, Math.max(annee, lues.get(i.theme) ?? 0));
  }
  dernieres.set(donnees, lues);
  return lues;
}

/** De combien d'années un constat est en retard sur le millésime le plus récent de son thème ; 0 s'il ne l'est pas. */
export function retardOf(question: Question, theme: ThemeConstat, donnees: Donnees): number {
  const derniere = dernieresOf(donnees).get(theme);
  return derniere === undefined ? 0 : Math.max(0, derniere - anneeOf(question));
}

/** « Données de 2019, quand ce thème en a de 2024 » ; null si l'écart est ordinaire. */
export function writeRetard(question: Pick<Question, "genre" | "periode">, retard: number): string | null {
  const annee = anneeOf(question);
  return retard < RETARD_DIT ? null : `données de ${annee}, quand ce thème en a de ${annee + retard}`;
}

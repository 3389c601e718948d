import type { Figure, OptionsFigure, PartFigure } from "../../modele/figure.ts";
import { axeZero } from "./axe.ts";
import { drawColonnes, hasPlaceEnColonnes } from "./barres-colonnes.ts";
import { drawBarresLignes } from "./barres-lignes.ts";
import { composeFigure, checkOptions, LARGE } from "./composer.ts";
import { addTo, capitalize, listNoms } from "./notes.ts";
import { formatStatut, isDessine } from "./nombres.ts";
import { tableauBarres } from "./tableau.ts";

/** Une période de barres : « 2025 » et ses douze mois. */
export interface PeriodeBarres {
  readonly libelle: string;
  readonly parts: readonly PartFigure[];
}

export interface OptionsBarres extends OptionsFigure {
  /** Ce que sont les catégories, en tête de la première colonne du tableau : « Mois », « Motif ». */
  readonly categorie: string;
  /** Le nom de la période décrite : « 2025 ». */
  readonly periode: string;
  /** La période de comparaison (N-1), tracée en trait sur la barre. */
  readonly precedente?: PeriodeBarres;
}

export interface Barres {
  readonly parts: readonly PartFigure[];
  readonly periode: string;
  readonly precedente: PeriodeBarres | undefined;
  readonly axe: ReturnType<typeof axeZero>;
  readonly unite: string;
  readonly decimales: number;
}

/**
 * Des barres par mois ou par catégorie, toujours depuis zéro, dans l'ordre reçu. Debout quand les libellés sont courts
 * et la place suffisante, couchées sinon, et toujours couchées à 320 px.
 * @throws RangeError si une catégorie est répétée, si aucune valeur n'est à dessiner, si la période précédente nomme
 * une catégorie inconnue, ou si un compagnon de la figure manque.
 */
export function barres(parts: readonly PartFigure[], options: OptionsBarres): Figure {
  checkOptions(options);
  const { periode, precedente, unite, decimales } = options;
  checkParts(parts);
  if (!parts.some(isDessine)) throw new RangeError(`barres must have at least one served value, got 0 (${options.id})`);
  if (precedente !== undefined) {
    checkParts(precedente.parts);
    const inconnue = precedente.parts.find((p) => !parts.some((q) => q.libelle === p.libelle));
    if (inconnue)
      throw new RangeError(`precedente must name known categories, got ${JSON.stringify(inconnue.libelle)}`);
  }
  const valeurs = [...parts, ...(precedente?.parts ?? [])].filter(isDessine).map((p) => p.valeur);
  const figure: Barres = { parts, periode, precedente, axe: axeZero(valeurs, decimales), unite, decimales };
  const periodes = [{ libelle: periode, parts }, ...(precedente ? [precedente] : [])];
  return composeFigure(
    options,
    (format) =>
      format === LARGE && hasPlaceEnColonnes(figure, format)
        ? drawColonnes(figure, format)
        : drawBarresLignes(figure, format),
    tableauBarres(periodes, options.categorie, options),
    periodes.flatMap((p) => notesOf(p)),
  );
}

/** Les parts d'une figure ont un nom unique et un nombre fini, ou pas de nombre. */
export function checkParts(parts: readonly PartFigure[]): void {
  const vus = new Set<string>();
  for (const { libelle, valeur } of parts) {
    if (libelle.trim() === "") throw new RangeError("part libelle must not be empty, got an empty string");
    if (vus.has(libelle)) throw new RangeError(`parts must be unique by libelle, got ${JSON.stringify(libelle)} twice`);
    if (valeur !== null && !Number.isFinite(valeur))
      throw new RangeError(`part valeur must be finite or null, got ${valeur}`);
    vus.add(libelle);
  }
}

function notesOf({ libelle, parts }: PeriodeBarres): string[] {
  const manques = new Map<string, string[]>();
  for (const p of parts) if (!isDessine(p)) addTo(manques, formatStatut(p.statut, null), p.libelle);
  return [...manques].map(([mot, noms]) => `${capitalize(mot)} (${libelle}) : ${listNoms(noms)}.`);
}

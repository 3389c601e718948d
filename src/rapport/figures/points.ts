import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { axeLibre } from "./axe.ts";
import { composeFigure, checkOptions } from "./composer.ts";
import { ORDRE_ROLES } from "./couleurs.ts";
import { notesOf, NOTE_AXE, NOTE_INTERVALLE } from "./notes.ts";
import { isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";
import { drawPoints } from "./points-dessin.ts";
import { groupSeries } from "./series.ts";
import { tableauPoints } from "./tableau.ts";

export interface OptionsPoints extends OptionsFigure {
  /**
   * `niveaux` : la commune, puis l'EPCI, le département, la région, la France.
   * `valeur` : de la plus grande à la plus petite, la commune devenant une ligne verticale de référence.
   * `nom` : comme `valeur`, mais par ordre alphabétique, sans classement.
   * Par défaut `valeur` quand un IRIS est présent, `niveaux` sinon.
   */
  readonly ordre?: "niveaux" | "valeur" | "nom";
}

/**
 * La comparaison de territoires au même millésime : un point par ligne, son intervalle en barre claire, sa valeur à
 * droite. Une valeur secrète garde sa ligne, hachurée. Jusqu'à 45 lignes (détail par IRIS).
 * @throws RangeError si les millésimes diffèrent, si un territoire est répété, si aucune valeur n'est à dessiner, ou si
 * un compagnon de la figure manque.
 */
export function points(valeurs: readonly PointTexte[], options: OptionsPoints): Figure {
  checkOptions(options);
  const millesimes = [...new Set(valeurs.map((p) => p.millesime))];
  if (millesimes.length > 1) throw new RangeError(`points must share one millesime, got ${millesimes.join(", ")}`);
  const series = groupSeries(valeurs.map((p) => ({ ...p, temps: 0 })));
  if (!valeurs.some(isDessine))
    throw new RangeError(`points must have at least one served value, got 0 (${options.id})`);

  const ordre = options.ordre ?? (valeurs.some((p) => p.role === "iris") ? "valeur" : "niveaux");
  const tries = sortPoints(valeurs, ordre);
  const reference = ordre === "niveaux" ? undefined : tries.find((p) => p.role === "commune" && isDessine(p));
  const lignes = tries.filter((p) => p !== reference);
  const servis = tries.filter(isDessine);
  const axe = axeLibre(
    servis.flatMap((p) => [p.valeur, ...(p.intervalle ?? [])]),
    options.decimales,
  );
  const notes = notesOf(tries);
  if (servis.some((p) => p.intervalle !== null)) notes.unshift(NOTE_INTERVALLE);
  if (!axe.isDepuisZero) notes.push(NOTE_AXE);
  return composeFigure(
    options,
    (format) => drawPoints({ lignes, reference, series, axe, ...options }, format),
    tableauPoints(reference === undefined ? tries : [reference, ...lignes], options),
    notes,
  );
}

const collator = new Intl.Collator("fr", { numeric: true });

function sortPoints(valeurs: readonly PointTexte[], ordre: "niveaux" | "valeur" | "nom"): PointTexte[] {
  if (ordre === "nom") return valeurs.toSorted((a, b) => collator.compare(a.nom, b.nom));
  if (ordre === "niveaux") return valeurs.toSorted((a, b) => ORDRE_ROLES.indexOf(a.role) - ORDRE_ROLES.indexOf(b.role));
  // Les lignes sans nombre ferment la marche : les placer parmi les autres laisserait deviner leur valeur.
  const rang = (p: PointTexte): number => (isDessine(p) ? p.valeur : -Infinity);
  return valeurs.toSorted((a, b) => {
    const [x, y] = [rang(a), rang(b)];
    return x === y ? collator.compare(a.nom, b.nom) : y - x;
  });
}

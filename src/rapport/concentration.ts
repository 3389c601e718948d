import { hasValeur } from "../constats/valeurs.ts";
import { forceEvolution, type Force } from "../constats/force.ts";
import { margeOf } from "../constats/marge.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { dissimilarityInterval, type DissimilariteEncadree } from "../stats/dissimilarity-interval.ts";
import { isolation } from "../stats/isolation.ts";
import { detailOf } from "./detail.ts";
import { EFFET_SONDAGE, intervalleDeDifference } from "./erreur-type.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** En dessous, l'indice dépend surtout du découpage. */
export const ZONES_MINIMALES = 8;
/** La part des zones de la dernière date qu'une date plus ancienne doit donner pour s'y comparer. */
const COUVERTURE = 0.9;

/** Où vit un groupe, à une date. */
export interface Repartition {
  readonly millesime: string;
  readonly indice: DissimilariteEncadree;
  /** Part du groupe dans l'ensemble des zones, en proportion. */
  readonly part: number;
  /** Part du groupe dans la zone d'un de ses membres, en moyenne. */
  readonly autour: number;
}

/** La répartition d'un groupe entre les IRIS (ou les communes), et ce qui la sépare d'une date plus ancienne. */
export interface Concentration {
  readonly indicateur: Indicateur;
  readonly fin: Repartition;
  readonly debut: Repartition | null;
  /** Ce que vaut l'écart entre les deux dates ; null s'il n'y en a qu'une. */
  readonly force: Force | null;
  readonly zones: number;
  /** Zones sans valeur à l'une des dates. */
  readonly absentes: number;
  readonly points: readonly ResultatSuivi[];
}

type Compte = ResultatSuivi & { readonly numerateur: number; readonly denominateur: number };

const isCompte = (p: ResultatSuivi | undefined): p is Compte =>
  p !== undefined && hasValeur(p) && p.numerateur !== null && p.denominateur !== null && p.denominateur > 0;

/**
 * Comment un groupe se répartit entre les IRIS d'une commune, ou les communes d'un EPCI : la dissimilarité corrigée du hasard des
 * petits effectifs, et l'isolement. Aucune zone n'est nommée. Rien des exports du CCAS : un indice dirait une case masquée.
 * @returns la concentration, ou pourquoi elle ne se mesure pas
 */
export function concentrationOf(lecture: Lecture, indicateur: Indicateur): Concentration | string {
  if (indicateur.nature !== "part" || indicateur.activite)
    return "ce n'est pas une part de la population ou des ménages";
  const detail = detailOf(lecture);
  const derniers = detail.par(indicateur.code);
  const annee = derniers.find(isCompte)?.annee;
  const series = detail.territoires.map((t) => lecture.serieComparable(indicateur.code, t.niveau, t.code));
  const au = (quand: number): readonly (Compte | undefined)[] =>
    series.map((s) => s.filter(isCompte).find((p) => p.annee === quand));
  const fins = annee === undefined ? [] : au(annee);
  const nombre = fins.filter(isCompte).length;
  if (nombre < ZONES_MINIMALES) return `moins de ${ZONES_MINIMALES} ${detail.noms} ont une valeur et son effectif`;
  const anciennes = [...new Set(series.flatMap((s) => s.map((p) => p.annee)))].filter((a) => a < (annee ?? a));
  const debut = anciennes
    .toSorted((a, b) => a - b)
    .find((a) => au(a).filter((p, i) => p && fins[i]).length >= COUVERTURE * nombre);
  const debuts = debut === undefined ? null : au(debut);
  const gardees = fins.map((f, i) => isCompte(f) && (debuts === null || isCompte(debuts[i])));
  const lus = (points: readonly (Compte | undefined)[]): readonly Compte[] =>
    points.filter((_, i) => gardees[i]).filter(isCompte);
  const [pointsFin, pointsDebut] = [lus(fins), debuts && lus(debuts)];
  const [repartieFin, repartieDebut] = [repartir(pointsFin), pointsDebut && repartir(pointsDebut)];
  if (repartieFin === null) return "le groupe est vide, ou il est toute la population";
  return {
    indicateur,
    fin: repartieFin,
    debut: repartieDebut,
    force: repartieDebut && forceOf(repartieDebut, repartieFin),
    zones: pointsFin.length,
    absentes: detail.territoires.length - pointsFin.length,
    points: [...(pointsDebut ?? []), ...pointsFin],
  };
}

function repartir(points: readonly Compte[]): Repartition | null {
  const groupe = points.map((p) => Math.min(p.numerateur, p.denominateur));
  const total = points.map((p) => p.denominateur);
  const reste = total.map((n, i) => n - (groupe[i] ?? 0));
  const somme = (valeurs: readonly number[]): number => valeurs.reduce((s, x) => s + x, 0);
  if (somme(groupe) === 0 || somme(reste) === 0) return null;
  const isSonde = points.some((p) => margeOf(p) !== null);
  return {
    millesime: points[0]?.millesime ?? "",
    indice: dissimilarityInterval(groupe, reste, { effet: isSonde ? EFFET_SONDAGE : 1 }),
    part: somme(groupe) / somme(total),
    autour: isolation(groupe, total),
  };
}

/** Deux recensements qui ne partagent aucune enquête sont indépendants : leurs variances s'ajoutent. */
function forceOf(debut: Repartition, fin: Repartition): Force {
  const valeur = fin.indice.valeur - debut.indice.valeur;
  const erreur = Math.hypot(debut.indice.erreurType, fin.indice.erreurType);
  return forceEvolution({ valeur, statut: "valeur", intervalle: intervalleDeDifference(valeur, erreur) });
}

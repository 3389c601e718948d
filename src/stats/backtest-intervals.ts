import { checkNonNegative, checkOpenUnit, checkPositive } from "./check.ts";
import type { OptionsIntervalle, ValeurEncadree } from "./intervalle.ts";
import { quantile } from "./quantile.ts";

/** Une projection faite hier, et ce que le recensement a constaté depuis. */
export interface ControleProjection {
  /** Groupe d'âges, ou tout autre découpage commun avec les projections. */
  readonly groupe: string;
  /** Années entre le départ de la projection et la date projetée. */
  readonly horizon: number;
  readonly projete: number;
  readonly observe: number;
}

export type ProjectionAEncadrer = Omit<ControleProjection, "observe">;

export interface ProjectionEncadree extends ValeurEncadree {
  readonly groupe: string;
  readonly horizon: number;
  /** Écart médian des contrôles, en proportion du projeté : 0,02 si la réalité a dépassé la projection de 2 %. */
  readonly biais: number;
  /** Nombre de contrôles du même groupe et du même horizon. */
  readonly controles: number;
}

/** Pas assez de contrôles du même groupe et du même horizon pour la confiance demandée. */
export interface ControlesInsuffisants {
  readonly groupe: string;
  readonly horizon: number;
  readonly motif: "trop peu de contrôles";
  readonly controles: number;
}

/**
 * Intervalles d'une projection, tirés des erreurs qu'elle a faites par le passé au même âge et au même horizon.
 *
 * Choisi contre un intervalle de modèle, qui suppose juste le modèle qu'on veut juger. Les bornes sont les quantiles du
 * rapport « observé sur projeté » des contrôles (autres communes, autres départs), au rang `(n + 1) p` arrondi vers
 * l'extérieur : le prochain contrôle tombe entre elles au moins à la confiance annoncée si les communes se valent.
 * Aucune loi n'est supposée ; il faut donc 39 contrôles pour 95 %, 19 pour 90 %, 9 pour 80 %. La projection n'est pas
 * corrigée de son `biais` : un biais fort peut la laisser hors de son intervalle, et c'est dit ainsi.
 *
 * Sources : S. K. Smith, T. Sincich, « Stability over time in the distribution of population forecast errors »,
 * Demography, 25(3), 1988, p. 461-474 ; S. Rayer, S. K. Smith, J. Tayman, Population Research and Policy Review, 28,
 * 2009, p. 773-793 ; rang `(n + 1) p` : V. Vovk, A. Gammerman, G. Shafer, Algorithmic Learning in a Random World, 2005,
 * chap. 2.
 *
 * @param projections ce qu'il faut encadrer
 * @param controles projections passées dont on connaît l'issue, mêmes noms de groupes et mêmes horizons
 * @returns un intervalle par projection, ou le motif qui l'empêche, dans l'ordre donné
 * @throws RangeError si une projection n'est pas positive, si un effectif observé est négatif, si la confiance n'est
 *   pas entre 0 et 1
 * @example
 * const controles = [90, 95, 100, 105, 110, 98, 102, 97, 103].map((observe) => ({ groupe: "75+", horizon: 5, projete: 100, observe }));
 * const [p] = backtestIntervals([{ groupe: "75+", horizon: 5, projete: 200 }], controles, { confiance: 0.8 });
 * [p.bas.toFixed(0), p.haut.toFixed(0)] // => ["180", "220"]
 * backtestIntervals([{ groupe: "75+", horizon: 10, projete: 200 }], controles)[0].motif // => "trop peu de contrôles"
 */
export function backtestIntervals(
  projections: readonly ProjectionAEncadrer[],
  controles: readonly ControleProjection[],
  { confiance = 0.95 }: OptionsIntervalle = {},
): (ProjectionEncadree | ControlesInsuffisants)[] {
  checkOpenUnit("confidence", confiance);
  const ratios = new Map<string, number[]>();
  const keyOf = ({ groupe, horizon }: { groupe: string; horizon: number }): string => JSON.stringify([groupe, horizon]);
  for (const controle of controles) {
    checkPositive("projection", controle.projete);
    checkNonNegative("observation", controle.observe);
    checkPositive("horizon", controle.horizon);
    const known = ratios.get(keyOf(controle)) ?? [];
    known.push(controle.observe / controle.projete);
    ratios.set(keyOf(controle), known);
  }
  const tail = (1 - confiance) / 2;
  return projections.map((projection) => {
    const { groupe, horizon, projete } = projection;
    checkNonNegative("projection", projete);
    checkPositive("horizon", horizon);
    const known = (ratios.get(keyOf(projection)) ?? []).toSorted((a, b) => a - b);
    const n = known.length;
    // Rang arrondi vers l'extérieur : la couverture est garantie, au prix d'un intervalle un peu large.
    const rank = Math.floor((n + 1) * tail + 1e-9); // l'arrondi de 1 − 0,95 ne doit pas coûter un contrôle
    if (rank < 1) return { groupe, horizon, motif: "trop peu de contrôles", controles: n };
    const bound = (k: number): number => projete * (known[k - 1] ?? NaN);
    const biais = quantile(known, 0.5) - 1;
    const encadree = { valeur: projete, bas: bound(rank), haut: bound(n + 1 - rank), confiance } as const;
    return { groupe, horizon, ...encadree, methode: "erreurs passées", biais, controles: n };
  });
}

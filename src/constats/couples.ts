import type { Niveau } from "../modele/territoire.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Donnees, Point } from "./donnees.ts";
import { hasValeur } from "./valeurs.ts";

/** Deux millésimes d'un territoire et ce que l'observatoire répond sur le chemin de l'un à l'autre. */
export interface Couple {
  readonly debut: Point;
  readonly fin: Point;
  readonly evolution: Resultat;
}

interface Ou {
  readonly code: string;
  readonly niveau: Niveau;
  readonly territoire: string;
}

function coupleOf(donnees: Donnees, ou: Ou, debut: Point, fin: Point): Couple {
  return { debut, fin, evolution: donnees.evolution(ou.code, ou.niveau, ou.territoire, debut.annee, fin.annee) };
}

/**
 * Le dernier couple permis parmi ces points : le dernier servi, et le plus récent dont l'évolution est servie. Si aucun
 * ne l'est, le refus du couple le plus récent ; null s'il n'y a pas deux valeurs.
 */
export function dernierCouple(donnees: Donnees, ou: Ou, points: readonly Point[]): Couple | null {
  const servis = points.filter(hasValeur);
  const fin = servis.at(-1);
  if (!fin) return null;
  let refus: Couple | null = null;
  for (const debut of servis.slice(0, -1).reverse()) {
    const couple = coupleOf(donnees, ou, debut, fin);
    if (hasValeur(couple.evolution)) return couple;
    refus ??= couple;
  }
  return refus;
}

/** Le plus long chemin permis qui finit au dernier point, sans traverser de rupture ; null s'il n'y en a pas. */
export function plusLongCouple(donnees: Donnees, ou: Ou, points: readonly Point[]): Couple | null {
  const servis = points.filter(hasValeur);
  const fin = servis.at(-1);
  if (!fin) return null;
  for (const debut of servis.slice(0, -1)) {
    if (debut.segment !== fin.segment) continue;
    const couple = coupleOf(donnees, ou, debut, fin);
    if (hasValeur(couple.evolution)) return couple;
  }
  return null;
}

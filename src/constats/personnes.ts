import { POPULATION_DE } from "../indicateurs/besoins.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Donnees, Point } from "./donnees.ts";
import { hasValeur } from "./valeurs.ts";

/**
 * Personnes ou ménages que la valeur concerne : le numérateur d'une part, l'effectif lui-même, ou le taux rapporté à ceux
 * sur qui il porte. Null quand rien ne le dit. Sert à ranger, jamais à imprimer.
 */
export function personnesOf(donnees: Donnees, indicateur: Indicateur, p: Point): number | null {
  if (p.numerateur !== null) return p.numerateur;
  if (!hasValeur(p)) return null;
  if (indicateur.nature === "effectif") return p.valeur;
  const base = POPULATION_DE[indicateur.code];
  const population = base && donnees.serie(base, p.niveau, p.territoire).findLast(hasValeur)?.valeur;
  if (!population) return null;
  // Un niveau de vie médian parle de tout le monde ; un taux, de la part qu'il donne.
  return indicateur.unite === "%" ? (p.valeur / 100) * population : population;
}

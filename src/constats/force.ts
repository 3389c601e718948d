import type { Resultat } from "../modele/resultat.ts";
import { hasValeur } from "./valeurs.ts";

/**
 * Ce que vaut un constat :
 * - `nette` : l'intervalle à 95 % exclut l'absence d'écart ;
 * - `indicative` : la source n'a pas de marge publiée, ou l'écart sort de l'intervalle à 80 % sans sortir de celui à 95 % ;
 * - `aucune` : rien ne se distingue du hasard ;
 * - `incomparable` : une règle interdit le rapprochement.
 */
export type Force = "nette" | "indicative" | "aucune" | "incomparable";

// Rapport des quantiles normaux 97,5 % et 90 % : au-delà, l'intervalle à 80 % exclut zéro.
const QUATRE_VINGTS = 1.2815515655446004 / 1.959963984540054;

type Mesure = Pick<Resultat, "valeur" | "statut" | "intervalle">;

/** La force d'une évolution, lue sur son intervalle à 95 %. */
export function forceEvolution(evolution: Mesure): Force {
  if (!hasValeur(evolution)) return "incomparable";
  const { valeur, intervalle } = evolution;
  if (intervalle === null) return "indicative";
  const [bas, haut] = intervalle;
  if (bas > 0 || haut < 0) return "nette";
  // La marge du côté de zéro : les intervalles de différence ne sont pas symétriques.
  const marge = valeur > 0 ? valeur - bas : haut - valeur;
  return Math.abs(valeur) > marge * QUATRE_VINGTS ? "indicative" : "aucune";
}

/** La force d'un écart entre deux territoires au même millésime : deux intervalles disjoints, ou un nombre et l'autre. */
export function forceEcart(a: Mesure, b: Mesure): Force {
  if (!hasValeur(a) || !hasValeur(b)) return "incomparable";
  if (a.intervalle === null && b.intervalle === null) return "indicative";
  const [abas, ahaut] = a.intervalle ?? [a.valeur, a.valeur];
  const [bbas, bhaut] = b.intervalle ?? [b.valeur, b.valeur];
  if (abas > bhaut || ahaut < bbas) return "nette";
  const isDehors = b.valeur < abas || b.valeur > ahaut || a.valeur < bbas || a.valeur > bhaut;
  return isDehors ? "indicative" : "aucune";
}

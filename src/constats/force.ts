import type { Resultat } from "../modele/resultat.ts";
import { margeOf, type Encadre } from "./marge.ts";
import { hasValeur } from "./valeurs.ts";

/**
 * Ce que vaut un constat :
 * - `nette` : l'intervalle à 95 %, élargi pour le sondage, exclut l'absence d'écart ;
 * - `indicative` : la source n'a pas de marge publiée, ou l'écart sort de l'intervalle à 80 % sans sortir de celui à 95 % ;
 * - `aucune` : rien ne se distingue du hasard ;
 * - `incomparable` : une règle interdit le rapprochement.
 */
export type Force = "nette" | "indicative" | "aucune" | "incomparable";

// Rapport des quantiles normaux 97,5 % et 90 % : au-delà, l'intervalle à 80 % exclut zéro.
const QUATRE_VINGTS = 1.2815515655446004 / 1.959963984540054;

/**
 * Les intervalles des parts du recensement sont calculés sans le plan de sondage : trop étroits pour affirmer. La marge
 * est élargie de √3 avant de dire « nette » : × 1,5 sur la variance pour un sondage à 40 % des logements (communes de
 * 10 000 habitants ou plus), × 2 pour l'effet de grappe du logement, hypothèse prudente (docs/decisions/0005).
 */
export const ELARGISSEMENT = Math.sqrt(3);

/**
 * Sans marge publiée, un vingtième : en deçà, deux nombres exacts diffèrent sans que l'on puisse en tirer « augmente » ou
 * « se creuse » [décision de l'outil].
 */
const MATERIEL = Math.log(1.05);

/** Une preuve sans marge ne porte un verbe que si le changement est d'un vingtième au moins. */
export const forceMaterielle = (force: Force, intervalle: Resultat["intervalle"], amplitude: number): Force =>
  force === "indicative" && intervalle === null && amplitude < MATERIEL ? "aucune" : force;

const RANGS: readonly Force[] = ["incomparable", "aucune", "indicative", "nette"];

/** La plus faible de deux preuves : une phrase double ne vaut que sa moitié la moins sûre. */
export const plusFaible = (a: Force, b: Force): Force => (RANGS.indexOf(a) < RANGS.indexOf(b) ? a : b);

type Mesure = Pick<Resultat, "valeur" | "statut"> & Encadre;

/** La force d'une évolution, lue sur son intervalle à 95 %. */
export function forceEvolution(evolution: Mesure): Force {
  if (!hasValeur(evolution)) return "incomparable";
  const { valeur, intervalle } = evolution;
  if (intervalle === null) return "indicative";
  const [bas, haut] = intervalle;
  // La marge du côté de zéro : les intervalles de différence ne sont pas symétriques.
  const marge = ELARGISSEMENT * (valeur > 0 ? valeur - bas : haut - valeur);
  if (Math.abs(valeur) > marge) return "nette";
  return Math.abs(valeur) > marge * QUATRE_VINGTS ? "indicative" : "aucune";
}

/**
 * La force d'un écart entre deux territoires au même millésime : l'intervalle de la différence s'obtient des deux
 * intervalles, du côté où ils se font face (Newcombe 1998, méthode hybride du score). Un territoire sans marge publiée
 * compte comme exact. Des bornes qui ne sont que des arrondis ne donnent jamais une preuve nette : l'écart les dépasse, et il
 * vaut un écart sans marge ; ou il y tient, et il ne vaut rien.
 */
export function forceEcart(a: Mesure, b: Mesure): Force {
  if (!hasValeur(a) || !hasValeur(b)) return "incomparable";
  if (a.intervalle === null && b.intervalle === null) return "indicative";
  const [haut, bas] = a.valeur >= b.valeur ? [a, b] : [b, a];
  const [sous, sur] = [
    haut.valeur - (haut.intervalle?.[0] ?? haut.valeur),
    (bas.intervalle?.[1] ?? bas.valeur) - bas.valeur,
  ];
  const ecart = haut.valeur - bas.valeur;
  if (margeOf(a) === null && margeOf(b) === null) return ecart > sous + sur ? "indicative" : "aucune";
  const marge = ELARGISSEMENT * Math.hypot(sous, sur);
  if (ecart > marge) return "nette";
  return ecart > marge * QUATRE_VINGTS ? "indicative" : "aucune";
}

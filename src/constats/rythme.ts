import type { Indicateur } from "../modele/indicateur.ts";
import { annualGrowth } from "../stats/annual-growth.ts";
import type { Couple } from "./couples.ts";
import type { Point } from "./donnees.ts";
import { largeurArrondi, margeOf } from "./marge.ts";
import { decimalesEvolution, hasValeur } from "./valeurs.ts";

const QUANTILE = 1.959963984540054; // demi-largeur d'un intervalle à 95 %, en écarts-types

/** Deux périodes qui se suivent et l'allure de chacune, par an. */
export interface Rythmes {
  readonly avant: number;
  readonly apres: number;
  /** « points » ou « % », par an. */
  readonly unite: string;
  /** Celles de l'évolution ; une de plus si l'arrondi effaçait une allure ou confondait les deux. */
  readonly decimales: number;
  /** L'intervalle à 95 % de `apres − avant` ; null sans marge publiée. */
  readonly intervalle: readonly [number, number] | null;
}

function demi(p: Point): number | null {
  const marge = margeOf(p);
  return marge === null ? null : (marge[1] - marge[0]) / 2 / QUANTILE;
}

/**
 * L'allure de deux périodes qui partagent leur millésime du milieu. Points par an pour une part ou un taux, taux annuel
 * moyen pour un effectif ou un montant. Le milieu entre dans les deux allures avec des signes contraires : sa variance
 * compte pour `(1/n₁ + 1/n₂)²`, et non une fois dans chacune.
 * Null si l'une des évolutions n'est pas servie, ou part de zéro.
 */
export function rythmesOf(indicateur: Indicateur, avant: Couple, apres: Couple): Rythmes | null {
  const [a, b, c] = [avant.debut, avant.fin, apres.fin];
  if (!hasValeur(avant.evolution) || !hasValeur(apres.evolution) || !hasValeur(a) || !hasValeur(b) || !hasValeur(c))
    return null;
  const [n1, n2] = [b.annee - a.annee, c.annee - b.annee];
  const isRelatif = apres.evolution.unite === "%" && indicateur.unite !== "%";
  if (isRelatif && (a.valeur <= 0 || b.valeur <= 0)) return null;
  const allure = (x: number, y: number, n: number): number => (isRelatif ? 100 * annualGrowth(x, y, n) : (y - x) / n);
  const [p1, p2] = [allure(a.valeur, b.valeur, n1), allure(b.valeur, c.valeur, n2)];
  const [sa, sb, sc] = [demi(a), demi(b), demi(c)];
  const decimales = Math.max(1, decimalesEvolution(apres.evolution, indicateur));
  const erreur =
    isRelatif || sa === null || sb === null || sc === null
      ? null
      : Math.hypot(sa / n1, sb * (1 / n1 + 1 / n2), sc / n2);
  return {
    avant: p1,
    apres: p2,
    unite: apres.evolution.unite,
    decimales: isRelatif ? decimales : decimalesRythme(p1, p2, decimales),
    intervalle: erreur === null ? null : [p2 - p1 - QUANTILE * erreur, p2 - p1 + QUANTILE * erreur],
  };
}

// L'allure d'un an est petite devant l'évolution : à ses décimales, « +0,04 » et « −0,02 » s'imprimeraient tous deux 0,0.
function decimalesRythme(p1: number, p2: number, usuelles: number): number {
  const isDistinct = (decimales: number): boolean => {
    const [a, b] = [p1, p2].map((p) => Number(p.toFixed(decimales)));
    return a !== 0 && b !== 0 && a !== b;
  };
  return !isDistinct(usuelles) && isDistinct(usuelles + 1) ? usuelles + 1 : usuelles;
}

/**
 * Une valeur sans marge porte l'arrondi de son producteur : une unité du dernier chiffre par période, ou la largeur de ses
 * bornes. Une différence
 * d'allures moindre, ou une période qui n'a bougé que d'une unité, peut n'être que celle des arrondis.
 */
export function isRythmeArrondi({ decimales }: Indicateur, avant: Couple, apres: Couple, r: Rythmes): boolean {
  if (r.intervalle !== null || isRelatifAuNiveau(r)) return false;
  const points = [avant.debut, avant.fin, apres.fin];
  const arrondi = Math.max(10 ** -decimales, ...points.map(largeurArrondi)) * (1 + 1e-6);
  const [n1, n2] = [avant.fin.annee - avant.debut.annee, apres.fin.annee - apres.debut.annee];
  const isRalenti = r.avant * r.apres > 0 && Math.abs(r.avant) > Math.abs(r.apres);
  const nommee = isRalenti ? Math.abs(r.avant) * n1 : Math.abs(r.apres) * n2;
  return Math.abs(r.apres - r.avant) <= arrondi / n1 + arrondi / n2 || nommee <= arrondi;
}

// Un effectif ou un montant, en % par an : l'arrondi à l'unité n'y pèse rien.
const isRelatifAuNiveau = ({ unite }: Rythmes): boolean => unite === "%";

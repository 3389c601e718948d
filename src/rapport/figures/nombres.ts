import { isServi } from "../../modele/statut.ts";
import type { Statut } from "../../modele/statut.ts";
import { formatNombre, formatValeur } from "../../modele/nombre.ts";
import type { PointFigure } from "../../modele/figure.ts";

/**
 * Un point dont le producteur ne donne pas le nombre exact : « 5 % ou moins » (Filosofi borne ses taux).
 * Le texte remplace le nombre partout où il serait écrit ; la position, elle, reste celle de `valeur`.
 */
export type PointTexte = PointFigure & { readonly texte?: string };

// Une unité longue (« habitants ») est déjà dans la mesure : la répéter à chaque point encombre.
const isCourte = (unite: string): boolean => unite === "%" || unite === "€";

/** La valeur telle qu'écrite dans la figure : `33,0 %`, `16 100 €`, `108 942`. */
export const formatCourt = (valeur: number, unite: string, decimales: number): string =>
  isCourte(unite) ? formatValeur(valeur, unite, decimales) : formatNombre(valeur, decimales);

/** Une graduation : autant de décimales que le pas l'exige, jamais plus. */
export function formatGraduation(valeur: number, unite: string, pas: number): string {
  const decimales = Math.max(0, Math.ceil(-Math.log10(pas) - 1e-9));
  return formatCourt(valeur, unite, decimales);
}

/** Le mot qui tient lieu de nombre. Un motif de producteur plus précis que le statut est gardé. */
export function formatStatut(statut: Statut, motif: string | null): string {
  if (statut === "secret") return "secret";
  if (statut === "non_calculable") return "non calculable";
  if (statut === "refus") return "non comparable";
  if (motif !== null && /^sans[ _]objet/i.test(motif)) return "sans objet";
  if (motif !== null && /^non[ _]significati/i.test(motif)) return "non significatif";
  return "non disponible";
}

/** Vrai si le point porte un nombre qu'on a le droit de dessiner. */
export const isDessine = <P extends { readonly valeur: number | null; readonly statut: Statut }>(
  p: P,
): p is P & { readonly valeur: number } => p.valeur !== null && isServi(p.statut);

/** Ce qu'on écrit à côté d'un point : son texte, son nombre, ou le mot de son statut. */
export function formatPoint(p: PointTexte, unite: string, decimales: number): string {
  if (!isDessine(p)) return formatStatut(p.statut, p.motif);
  return p.texte ?? formatCourt(p.valeur, unite, decimales);
}

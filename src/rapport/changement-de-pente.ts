import { finishPhrase } from "../constats/accords.ts";
import { hasValeur, writeEcart } from "../constats/valeurs.ts";
import { GENRES } from "../modele/genre.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { segmentedRegression } from "../stats/segmented-regression.ts";
import type { ResultatSuivi } from "./lecture.ts";

/** En deçà, une ligne brisée s'ajuste à n'importe quel hasard. */
const POINTS_MINIMAUX = 12;

/**
 * Le critère de Schwarz compte deux paramètres par rupture ; il en faut quatre pour qu'une droite bruitée ne se brise pas plus de six
 * fois sur cent (mesuré : 6 sur 100 à 12 points, 4 à 15, 2 à 18 ; avec deux, 26, 19 et 15) [décision de l'outil].
 */
const EXIGENCE = 4;

/**
 * Depuis quand une longue série a changé de pente (régression segmentée de Muggeo) : « La pente change vers 2014 (entre 2012,9 et
 * 2015,2 […]) : +0,8 ‰ par an avant, −1,2 ‰ par an après. » Null s'il y a moins de douze points d'une même méthode, si une droite
 * suffit, si l'intervalle sort des années observées, ou si les deux pentes s'impriment pareil.
 */
export function writeChangementDePente(indicateur: Indicateur, serie: readonly ResultatSuivi[]): string | null {
  const servis = serie.filter(hasValeur);
  const segment = servis.at(-1)?.segment;
  const points = servis.filter((p) => p.segment === segment);
  const n = points.length;
  if (n < POINTS_MINIMAUX) return null;
  const [annees, valeurs] = [points.map((p) => p.annee), points.map((p) => p.valeur)];
  const ajustee = segmentedRegression(annees, valeurs);
  if ("motif" in ajustee) return null;
  const gain = n * Math.log(carresDeLaDroite(annees, valeurs) / ajustee.rss);
  const [rupture] = ajustee.ruptures;
  const [avant, apres] = ajustee.pentes;
  if (!(gain > EXIGENCE * Math.log(n)) || !rupture || !avant || !apres) return null;
  const unite = GENRES[indicateur.nature].evolution === "points" && indicateur.unite === "%" ? "points" : indicateur.unite;
  const dire = (pente: number): string => writeEcart(pente, unite, indicateur.decimales + 1);
  if (dire(avant.valeur) === dire(apres.valeur)) return null;
  const [bas, haut] = [Math.floor(rupture.bas), Math.ceil(rupture.haut)];
  if (bas < Math.min(...annees) || haut > Math.max(...annees)) return null; // la série ne situe pas la rupture
  return finishPhrase(
    `sur ${n} points, de ${annees[0]} à ${annees.at(-1)}, la pente change vers ${Math.round(rupture.valeur)} (entre ${bas} et ${haut}, à 95 %) : ${dire(avant.valeur)} par an avant, ${dire(apres.valeur)} par an après (régression segmentée de Muggeo) ; la date est celle d'un ajustement, pas d'un événement`,
  );
} // prettier-ignore

/** La somme des carrés des écarts à la droite d'ajustement. */
function carresDeLaDroite(x: readonly number[], y: readonly number[]): number {
  const moyenne = (t: readonly number[]): number => t.reduce((s, v) => s + v, 0) / t.length;
  const [mx, my] = [moyenne(x), moyenne(y)];
  const somme = (f: (dx: number, dy: number) => number): number =>
    x.reduce((s, v, i) => s + f(v - mx, (y[i] ?? NaN) - my), 0);
  return somme((_, dy) => dy * dy) - somme((dx, dy) => dx * dy) ** 2 / somme((dx) => dx * dx);
}

import type { Indicateur } from "../modele/indicateur.ts";
import type { Territoire } from "../modele/territoire.ts";
import { pointOf, type Donnees, type Point } from "./donnees.ts";
import { EFFECTIF_MINIMAL } from "./genres/iris.ts";
import { margeOf } from "./marge.ts";
import { hasValeur, isBorne } from "./valeurs.ts";

const QUANTILE = 1.959963984540054; // demi-largeur d'un intervalle à 95 %, en écarts-types

/** Sous cinq quartiers, un écart moyen ne décrit que l'un d'eux. */
export const IRIS_MINIMAUX = 5;

/** L'écart moyen des quartiers à leur commune, à deux millésimes. */
export interface Dispersion {
  readonly debut: number;
  readonly fin: number;
  /** « points » pour une part, « % » du niveau de la commune pour un montant. */
  readonly unite: string;
  /** L'intervalle à 95 % de `fin − debut` ; null sans marge publiée. */
  readonly intervalle: readonly [number, number] | null;
  /** Les quartiers servis aux deux millésimes, du plus bas au plus haut à la fin. */
  readonly points: readonly Point[];
}

interface Couple {
  readonly debut: Point & { readonly valeur: number };
  readonly fin: Point & { readonly valeur: number };
}

const isUsable = (p: Point | undefined, indicateur: Indicateur): p is Point & { readonly valeur: number } =>
  p !== undefined &&
  hasValeur(p) &&
  !isBorne(p, indicateur) &&
  (p.denominateur === null || p.denominateur >= EFFECTIF_MINIMAL);

/** Les quartiers dont l'évolution est permise, donc au même contour aux deux dates. */
function couplesOf(donnees: Donnees, indicateur: Indicateur, de: string, a: string): Couple[] {
  return donnees.perimetre.iris.flatMap((t): Couple[] => {
    const [debut, fin] = [pointOf(donnees, indicateur.code, t, de), pointOf(donnees, indicateur.code, t, a)];
    if (!isUsable(debut, indicateur) || !isUsable(fin, indicateur)) return [];
    return hasValeur(donnees.evolution(indicateur.code, t.niveau, t.code, debut.annee, fin.annee))
      ? [{ debut, fin }]
      : [];
  });
}

/**
 * L'écart absolu moyen des quartiers à la commune, sans pondération : chaque quartier compte pour un, les mêmes aux deux
 * dates. Pour un montant, en pour cent du niveau de la commune, que la hausse des prix ne gonfle pas. L'incertitude
 * additionne celles des quartiers (indépendantes) ; celle de la commune, bien moindre, est laissée de côté.
 * Null sous cinq quartiers communs, ou si la commune n'a pas de valeur à l'une des dates.
 */
export function dispersionOf(
  donnees: Donnees,
  indicateur: Indicateur,
  commune: Territoire,
  [de, a]: readonly [string, string],
): Dispersion | null {
  const [c0, c1] = [pointOf(donnees, indicateur.code, commune, de), pointOf(donnees, indicateur.code, commune, a)];
  if (!c0 || !c1 || !hasValeur(c0) || !hasValeur(c1) || isBorne(c0, indicateur) || isBorne(c1, indicateur)) return null;
  const isRelatif = indicateur.nature === "montant";
  if (isRelatif && (c0.valeur <= 0 || c1.valeur <= 0)) return null;
  const couples = couplesOf(donnees, indicateur, de, a);
  if (couples.length < IRIS_MINIMAUX) return null;
  const ecartMoyen = (points: readonly (Point & { readonly valeur: number })[], commune: number): number =>
    (points.reduce((s, p) => s + Math.abs(p.valeur - commune), 0) / points.length) * (isRelatif ? 100 / commune : 1);
  const erreurs = couples
    .flatMap(({ debut, fin }) => [debut, fin])
    .map(margeOf)
    .map((marge) => (marge === null ? null : (marge[1] - marge[0]) / 2 / QUANTILE));
  const debut = ecartMoyen(
    couples.map((c) => c.debut),
    c0.valeur,
  );
  const fin = ecartMoyen(
    couples.map((c) => c.fin),
    c1.valeur,
  );
  const connues = erreurs.filter((e) => e !== null);
  const marge = (QUANTILE * Math.hypot(...connues)) / couples.length;
  return {
    debut,
    fin,
    unite: isRelatif ? "%" : "points",
    intervalle: isRelatif || connues.length < erreurs.length ? null : [fin - debut - marge, fin - debut + marge],
    points: couples.map((c) => c.fin).toSorted((x, y) => x.valeur - y.valeur || (x.territoire < y.territoire ? -1 : 1)),
  };
}

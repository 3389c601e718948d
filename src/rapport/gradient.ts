import { forceEcart, forceMaterielle } from "../constats/force.ts";
import { hasValeur } from "../constats/valeurs.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { quantileGroup } from "../stats/quantile-group.ts";
import { slopeIndexPhe, type SlopeIndexPhe } from "../stats/slope-index-phe.ts";
import { wilson } from "../stats/wilson.ts";
import { detailOf } from "./detail.ts";
import { erreurTypeOf } from "./erreur-type.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** Cinq groupes d'au moins deux zones. */
const GROUPES = 5;
const ZONES_GRADIENT = 2 * GROUPES;
/** Deux millésimes plus éloignés ne décrivent plus la même ville. */
const ANNEES_MAXIMALES = 5;

/** Les zones d'un cinquième, ensemble. */
export interface Cinquieme {
  readonly zones: number;
  readonly valeur: number;
  readonly intervalle: readonly [number, number] | null;
  /** Ce qui les range, de la plus basse à la plus haute. */
  readonly etendue: readonly [number, number];
}

/** Un indicateur du cinquième de zones le plus défavorisé au plus favorisé, et la pente qui les résume. */
export interface Gradient {
  readonly cinquiemes: readonly Cinquieme[];
  /** Convention de l'UKHSA : bout favorisé moins bout défavorisé, et leur rapport. */
  readonly pente: SlopeIndexPhe;
  /** Le cinquième du milieu (1 à 3) au-dessus des deux bouts, ou au-dessous : une pente ne le dit pas. Null s'il n'y en a pas. */
  readonly detour: number | null;
  /** Faux si la source n'a pas de marge : la pente n'a alors pas d'intervalle. */
  readonly isEncadree: boolean;
  readonly points: readonly ResultatSuivi[];
  readonly rangs: readonly ResultatSuivi[];
  readonly absentes: number;
}

type Compte = ResultatSuivi & {
  readonly valeur: number;
  readonly numerateur: number;
  readonly denominateur: number;
};

/**
 * La pente d'un indicateur quand on va des zones (IRIS d'une commune, communes d'un EPCI) les plus défavorisées aux plus favorisées
 * d'après un autre. Aucune zone n'est nommée.
 * @param selon l'indicateur qui range : son sens dit qui est défavorisé
 * @returns le gradient, ou pourquoi il n'y en a pas
 */
export function gradientOf(lecture: Lecture, indicateur: Indicateur, selon: Indicateur): Gradient | string {
  if (selon.sens === "0") return "ce qui range les zones ne dit pas lesquelles sont défavorisées";
  if (indicateur.activite) return "les exports du CCAS ne se répartissent pas ainsi";
  const detail = detailOf(lecture);
  const comptes = detail.par(indicateur.code).filter(isCompte);
  const annee = comptes[0]?.annee;
  if (annee === undefined) return `pas de détail par ${detail.nom} avec ses effectifs`;
  const rangs = rangsProches(lecture, selon, annee);
  const paires = comptes.flatMap((point) => {
    const rang = rangs.get(point.territoire);
    return rang ? [{ point, rang }] : [];
  });
  if (paires.length < ZONES_GRADIENT)
    return `moins de ${ZONES_GRADIENT} ${detail.noms} ont les deux valeurs, à ${ANNEES_MAXIMALES} ans d'écart au plus`;
  const sens = selon.sens === "-" ? 1 : -1;
  const triees = paires.toSorted((a, b) => sens * (a.rang.valeur - b.rang.valeur));
  const points = triees.map((p) => p.point);
  const erreurs = points.flatMap((p) => erreurTypeOf(p) ?? []);
  const isEncadree = erreurs.length === points.length;
  const groupes = quantileGroup(
    triees.map((p) => p.rang.valeur),
    GROUPES,
    { ordre: sens === 1 ? "croissant" : "decroissant" },
  );
  const cinquiemes = Array.from({ length: GROUPES }, (_, k) => triees.filter((_p, i) => groupes[i] === k + 1)).flatMap(
    (g) => (g.length === 0 ? [] : [reunir(g, isEncadree)]),
  );
  return {
    cinquiemes,
    detour: detourOf(cinquiemes),
    pente: slopeIndexPhe(
      points.map((p, i) => ({ population: p.denominateur, valeur: p.valeur, erreurType: erreurs[i] ?? 0 })),
      { intervalle: "analytique" },
    ),
    isEncadree,
    points,
    rangs: triees.map((p) => p.rang),
    absentes: detail.territoires.length - paires.length,
  };
}

const isCompte = (p: ResultatSuivi): p is Compte =>
  hasValeur(p) && p.numerateur !== null && p.denominateur !== null && p.denominateur > 0;

type Rang = ResultatSuivi & { readonly valeur: number };

/** Ce qui range les zones, à l'année la plus proche où au moins la moitié le disent ; à égalité, la plus récente. */
function rangsProches(lecture: Lecture, selon: Indicateur, annee: number): ReadonlyMap<string, Rang> {
  const { territoires } = detailOf(lecture);
  const lus = territoires.flatMap((t) => lecture.serie(selon.code, t.niveau, t.code).filter(hasValeur));
  const choisie = [...new Set(lus.map((p) => p.annee))]
    .map((a) => ({ ecart: Math.abs(a - annee), a, points: lus.filter((p) => p.annee === a) }))
    .filter(({ ecart, points }) => ecart <= ANNEES_MAXIMALES && 2 * points.length >= territoires.length)
    .toSorted((x, y) => x.ecart - y.ecart || y.a - x.a)[0]?.points;
  return new Map((choisie ?? []).map((p) => [p.territoire, p]));
}

/** Le cinquième du milieu qui dépasse le plus les deux bouts, du même côté, au-delà du hasard (d'un vingtième, sans marge publiée). */
function detourOf(cinquiemes: readonly Cinquieme[]): number | null {
  const [premier, dernier] = [cinquiemes[0], cinquiemes.at(-1)];
  if (!premier || !dernier) return null;
  const isPlusQue = (a: Cinquieme, b: Cinquieme): boolean => {
    const mesure = ({ valeur, intervalle }: Cinquieme) => ({ valeur, intervalle, statut: "valeur" as const });
    const force = forceEcart(mesure(a), mesure(b));
    const ampleur = a.valeur > 0 && b.valeur > 0 ? Math.abs(Math.log(a.valeur / b.valeur)) : Infinity;
    return a.intervalle && b.intervalle ? force === "nette" : forceMaterielle(force, null, ampleur) === "indicative";
  };
  const depassement = (c: Cinquieme): number => {
    const [a, b] = [c.valeur - premier.valeur, c.valeur - dernier.valeur];
    return a * b > 0 && isPlusQue(c, premier) && isPlusQue(c, dernier) ? Math.min(Math.abs(a), Math.abs(b)) : 0;
  };
  const milieu = cinquiemes.slice(1, -1).map(depassement);
  const plus = Math.max(0, ...milieu);
  return plus === 0 ? null : milieu.indexOf(plus) + 1;
}

function reunir(groupe: readonly { point: Compte; rang: Rang }[], isEncadree: boolean): Cinquieme {
  const somme = (f: (p: Compte) => number): number => groupe.reduce((s, { point }) => s + f(point), 0);
  const [numerateur, denominateur] = [somme((p) => p.numerateur), somme((p) => p.denominateur)];
  // Le rapport des sommes, à l'échelle de l'indicateur (pour 100, pour 1 000).
  const valeur = somme((p) => p.valeur * p.denominateur) / denominateur;
  const { bas, haut } =
    isEncadree && numerateur <= denominateur ? wilson(numerateur, denominateur) : { bas: NaN, haut: NaN };
  const echelle = numerateur > 0 ? (valeur * denominateur) / numerateur : 100;
  const ranges = groupe.map(({ rang }) => rang.valeur).toSorted((a, b) => a - b);
  return {
    zones: groupe.length,
    valeur,
    intervalle: Number.isNaN(bas) ? null : [bas * echelle, haut * echelle],
    etendue: [ranges[0] ?? NaN, ranges.at(-1) ?? NaN],
  };
}

import { byar } from "../stats/byar.ts";
import { chiSquareTail } from "../stats/chi-square-tail.ts";
import { decomposeSeasonal } from "../stats/decompose-seasonal.ts";
import type { AgregatProtege } from "./lecture.ts";
import { isSuivie, moisDe } from "./suivi-mois.ts";

const ANNEE = 12;
/** Deux années disent une saison par deux mois chacune : trop peu pour la distinguer d'un accident [décision de l'outil]. */
const ANNEES_MINIMALES = 3;
/** Une chance sur vingt : le seuil de tout le rapport. */
const SEUIL = 0.05;

/** Un mois du calendrier, rapporté à un mois ordinaire (100). */
export interface MoisDeSaison {
  /** `01` à `12`. */
  readonly mois: string;
  /** 120 : un cinquième de plus qu'un mois ordinaire. */
  readonly indice: number;
  /** Bornes à 95 % de ce que le hasard d'un compte laisse à l'indice. */
  readonly bornes: readonly [number, number];
}

export interface Saisons {
  readonly mois: readonly MoisDeSaison[];
  readonly periode: readonly [debut: string, fin: string];
  /** Le dernier mois, tel que compté, et sans sa saison. */
  readonly dernier: { readonly mois: string; readonly valeur: number; readonly sansSaison: number };
}

/**
 * La saison d'un compte mensuel (décomposition classique multiplicative), sur des années entières qui se suivent.
 * @param depuis le jour de la dernière rupture : rien d'avant n'y sert
 * @returns la saison, ou pourquoi elle ne se dit pas : trop peu d'années, un mois masqué ou vide, rien au-delà du hasard
 */
export function saisonsDe(agregats: readonly AgregatProtege[], depuis: string | null = null): Saisons | string {
  const tous = moisDe(agregats).filter(([mois]) => depuis === null || `${mois}-01` >= depuis);
  const serie = tous.slice(-ANNEE * Math.floor(tous.length / ANNEE));
  if (serie.length < ANNEE * ANNEES_MINIMALES) return `il faut ${ANNEES_MINIMALES} années de mois qui se suivent`;
  if (!isSuivie(serie)) return "un mois manque, ou est masqué";
  if (serie.some(([, n]) => n <= 0)) return "un mois ne compte rien";
  const comptes = serie.map(([, n]) => n);
  const { saisons, desaisonnalisee, reste } = decomposeSeasonal(comptes, { modele: "multiplicatif" });
  // La moyenne mobile n'atteint ni les six premiers mois ni les six derniers : un mois du calendrier n'est vu qu'une année de moins.
  const vus = Array.from({ length: ANNEE }, (_, k) => comptes.reduce((s, n, i) => (i % ANNEE === k && reste[i] !== null ? s + n : s), 0)); // prettier-ignore
  const moyenne = vus.reduce((s, n) => s + n, 0) / ANNEE;
  // Le khi-deux de ces sommes, la tendance retirée : une hausse régulière n'est pas une saison.
  const ecart = saisons.reduce((s, x) => s + moyenne * (x - 1) ** 2, 0);
  if (chiSquareTail(ecart, ANNEE - 1) > SEUIL) return "aucun mois ne se distingue du hasard d'une année sur l'autre";
  const [fin] = serie.slice(-1);
  const [debut] = serie;
  if (!debut || !fin) return "aucun mois";
  return {
    mois: serie
      .slice(0, ANNEE)
      .map(([mois], k): MoisDeSaison => {
        const indice = 100 * (saisons[k] ?? NaN);
        const { valeur, bas, haut } = byar(vus[k] ?? 0, 1);
        return { mois: mois.slice(5), indice, bornes: [(indice * bas) / valeur, (indice * haut) / valeur] };
      })
      .toSorted((a, b) => (a.mois < b.mois ? -1 : 1)),
    periode: [debut[0], fin[0]],
    dernier: { mois: fin[0], valeur: fin[1], sansSaison: desaisonnalisee.at(-1) ?? NaN },
  };
}

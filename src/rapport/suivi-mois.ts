import { hasValeur } from "../constats/valeurs.ts";
import { controlChart, type SignalCarte } from "../stats/control-chart.ts";
import type { AgregatProtege } from "./lecture.ts";

/** Un mois suivi : ce qui est venu, et entre quelles limites le passé l'attendait. */
export interface MoisSuivi {
  /** `2025-03`. */
  readonly mois: string;
  readonly valeur: number;
  readonly attendu: number;
  readonly bas: number;
  readonly haut: number;
  readonly signaux: readonly SignalCarte[];
}

export interface Suivi {
  readonly mois: readonly MoisSuivi[];
  /** Le premier et le dernier mois de la période à laquelle on compare. */
  readonly base: readonly [string, string];
  /** Les limites suivent-elles la saison ? Il y faut deux années entières avant les mois suivis. */
  readonly isSaisonnier: boolean;
}

const ANNEE = 12;
/** Mois montrés. */
export const FENETRE = 24;

/**
 * Les vingt-quatre derniers mois (douze si l'histoire est courte) face à ceux d'avant : carte de contrôle de Poisson, dont
 * l'exposition est la saison du mois quand deux années entières la disent.
 *
 * @param agregats un compte par mois, toutes années réunies
 * @param depuis le jour de la dernière rupture : rien d'avant le premier mois entier qui la suit ne sert de référence
 * @returns null s'il n'y a pas vingt-quatre mois de suite, ou si l'un manque
 */
export function suivreMois(agregats: readonly AgregatProtege[], depuis: string | null = null): Suivi | null {
  const serie = moisDe(agregats).filter(([mois]) => depuis === null || `${mois}-01` >= depuis);
  if (serie.length < FENETRE || !isSuivie(serie)) return null;
  const suivis = serie.length >= FENETRE + ANNEE ? FENETRE : ANNEE;
  const base = serie.slice(0, -suivis);
  const saisons = estimateSaisons(base);
  const points = serie.map(([mois, evenements]) => ({ evenements, exposition: saisons?.[rangOf(mois) % ANNEE] ?? 1 }));
  const carte = controlChart(points, { base: base.length });
  return {
    mois: serie.slice(-suivis).map(([mois, valeur], i): MoisSuivi => {
      const { attendu, bas, haut, signaux } = carte.points[base.length + i]!;
      return { mois, valeur, attendu, bas, haut, signaux };
    }),
    base: [base[0]![0], base.at(-1)![0]],
    isSaisonnier: saisons !== null,
  };
}

/** Les comptes mois par mois, dans l'ordre, et rien de ce qui suit la dernière année entière. */
export function moisDe(agregats: readonly AgregatProtege[]): readonly (readonly [string, number])[] {
  const parMois = new Map<string, number>();
  // Les derniers exports s'arrêtent en cours de mois, l'année d'après : ce bout de mois passerait pour une chute.
  const fin = `${Math.max(...agregats.map((a) => a.millesime))}-12`;
  // Une décision rendue en janvier sur une demande de décembre vient de l'export de l'année d'avant : le mois les réunit.
  for (const a of agregats.filter(hasValeur))
    if (a.modalite !== null && a.modalite <= fin) parMois.set(a.modalite, (parMois.get(a.modalite) ?? 0) + a.valeur);
  return [...parMois].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

/** Aucun mois ne manque-t-il entre le premier et le dernier ? Un mois masqué manque : un trait ne le traverse pas. */
export const isSuivie = (serie: ReturnType<typeof moisDe>): boolean =>
  serie.every(([mois], i) => i === 0 || rangOf(mois) === rangOf(serie[i - 1]![0]) + 1);

const rangOf = (mois: string): number => ANNEE * Number(mois.slice(0, 4)) + Number(mois.slice(5)) - 1;

/**
 * Ce que chaque mois du calendrier a compté dans les années entières de la base ; null s'il y en a moins de deux, ou un mois
 * vide. Des entiers, jamais divisés : un mois tout à fait ordinaire doit tomber sur la ligne, non à un arrondi d'elle.
 */
function estimateSaisons(base: readonly (readonly [string, number])[]): readonly number[] | null {
  const entiers = base.slice(-ANNEE * Math.floor(base.length / ANNEE));
  if (entiers.length < 2 * ANNEE) return null;
  const sommes = Array.from({ length: ANNEE }, () => 0);
  for (const [mois, n] of entiers) sommes[rangOf(mois) % ANNEE]! += n;
  return sommes.every((n) => n > 0) ? sommes : null;
}

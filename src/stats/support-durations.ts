import type { Durees } from "./duree.ts";

/** Un dossier d'accompagnement : dates au format ISO, `2025-03-31`. */
export interface DossierDate {
  readonly debut: string;
  /** Date de clôture ; `null` si le dossier est ouvert. */
  readonly fin: string | null;
}

export interface OptionsDossiers {
  /**
   * Date où l'observation commence, quand les dossiers clos avant n'ont pas été gardés : un dossier plus ancien n'est
   * suivi qu'à partir de là (troncature à gauche). Absent : tous les dossiers depuis toujours sont là.
   */
  readonly debutSuivi?: string;
}

export interface DureesDossiers extends Durees {
  /** Dossiers sans durée observable : ouverts à la date d'observation ou après, ou clos avant le début du suivi. */
  readonly ecartes: number;
}

const DAY = 86_400_000;

/**
 * Durées de dossiers en jours, prêtes pour `kaplanMeier` : un dossier encore ouvert à la date d'observation, ou clos
 * après, y est censuré.
 *
 * Ne garder que les dossiers clos ferait croire les accompagnements plus courts qu'ils ne sont ; oublier que les
 * dossiers clos avant le premier export manquent (`debutSuivi`) les ferait croire plus longs.
 *
 * Source : J. P. Klein, M. L. Moeschberger, Survival Analysis, 2e éd., 2003, § 3.2 et 3.4 (censure à droite, troncature à gauche).
 *
 * @param dossiers dates de début et de fin
 * @param observation date d'extraction, ISO : on ne sait rien d'après
 * @returns une durée par dossier gardé, et le nombre d'écartés
 * @throws RangeError si une date n'est pas une date ISO du calendrier, si une fin précède son début
 * @example
 * const d = supportDurations([{ debut: "2025-01-01", fin: "2025-01-31" }, { debut: "2025-01-11", fin: null }], "2025-02-10");
 * d.durees // => [30, 30]
 * d.terminees // => [true, false]
 */
export function supportDurations(
  dossiers: readonly DossierDate[],
  observation: string,
  { debutSuivi }: OptionsDossiers = {},
): DureesDossiers {
  const end = dayOf(observation);
  const start = debutSuivi === undefined ? -Infinity : dayOf(debutSuivi);
  if (!(start < end)) throw new RangeError(`follow-up must start before the observation, got ${debutSuivi}`);
  const durees: number[] = [];
  const terminees: boolean[] = [];
  const entrees: number[] = [];
  let ecartes = 0;
  for (const { debut, fin } of dossiers) {
    const opened = dayOf(debut);
    const closed = fin === null ? Infinity : dayOf(fin);
    if (closed < opened) throw new RangeError(`a file must not close before it opens, got ${debut} to ${fin}`);
    const last = Math.min(closed, end);
    // Clos le jour où le suivi commence : déjà parti, il ne peut y être vu.
    if (opened >= end || last <= start) {
      ecartes++;
      continue;
    }
    durees.push(last - opened);
    terminees.push(closed <= end);
    // Ouvert pendant le suivi : à risque dès le premier jour, y compris d'être clos le jour même.
    entrees.push(opened < start ? start - opened : -1);
  }
  return { durees, terminees, ecartes, ...(debutSuivi === undefined ? {} : { entrees }) };
}

/** Jour du calendrier, sans heure ni fuseau. */
function dayOf(date: string): number {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : NaN;
  // Date.parse accepte le 31 février dans certains moteurs : la date relue doit être la même.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`a date must be an ISO calendar date, got ${date}`);
  }
  return time / DAY;
}

import { checkFinite, checkNonNegative, checkPositive, checkSameLength } from "./check.ts";

/** Des durées de suivi, et si chacune s'est terminée ou reste en cours. */
export interface Durees {
  /** Durée observée de chaque dossier, positive ou nulle, dans l'unité qu'on veut. */
  readonly durees: readonly number[];
  /** Vrai si le dossier s'est terminé à cette durée ; faux s'il était encore ouvert (durée censurée à droite). */
  readonly terminees: readonly boolean[];
  /**
   * Durée déjà écoulée quand le dossier est entré dans l'observation (troncature à gauche) : un dossier ouvert avant le
   * premier export n'est suivi qu'à partir de là. Négative : suivi depuis son ouverture, jour même compris. Absent :
   * tous le sont.
   */
  readonly entrees?: readonly number[];
}

/** Une date de sortie, et ceux qui y étaient exposés. */
export interface Sortie {
  readonly duree: number;
  readonly aRisque: number;
  readonly evenements: number;
}

export function checkDurees({ durees, terminees, entrees }: Durees): void {
  checkPositive("number of durations", durees.length);
  checkSameLength("ends", terminees, durees.length);
  durees.forEach((d) => checkNonNegative("duration", d));
  if (entrees === undefined) return;
  checkSameLength("entries", entrees, durees.length);
  entrees.forEach((e, i) => {
    checkFinite("entry", e);
    if (!(e < (durees[i] ?? NaN))) throw new RangeError(`entry must come before the end, got ${e} for ${durees[i]}`);
  });
}

/** Ce qui se passe à une durée : les dossiers suivis juste avant, et ceux qui se terminent. */
export type Instant = Omit<Sortie, "duree">;

/** Compte l'effectif à risque et les sorties à chaque durée ; à interroger par durées croissantes. */
export function riskCounter({ durees, terminees, entrees = [] }: Durees): (duree: number) => Instant {
  const all = Float64Array.from(durees).sort();
  const ended = Float64Array.from(durees.filter((_, i) => terminees[i])).sort();
  const entered = Float64Array.from(entrees).sort();
  const always = durees.length - entered.length; // sans durée d'entrée, suivis depuis leur ouverture
  let [left, gone, arrived] = [0, 0, 0];
  return (duree) => {
    while (left < all.length && (all[left] ?? NaN) < duree) left++;
    while (arrived < entered.length && (entered[arrived] ?? NaN) < duree) arrived++;
    const before = gone;
    while (gone < ended.length && (ended[gone] ?? NaN) <= duree) gone++;
    return { aRisque: always + arrived - left, evenements: gone - before };
  };
}

/** Les durées de sortie distinctes de tous les groupes, croissantes. */
export const exitDurations = (groupes: readonly Durees[]): Float64Array =>
  Float64Array.from(new Set(groupes.flatMap(({ durees, terminees }) => durees.filter((_, i) => terminees[i])))).sort();

/** Les durées de sortie d'un groupe, croissantes, avec l'effectif à risque juste avant. */
export function exitTable(groupe: Durees): Sortie[] {
  const count = riskCounter(groupe);
  return Array.from(exitDurations([groupe]), (duree) => ({ duree, ...count(duree) }));
}

import { checkSameLength } from "./check.ts";
import { shiftShare, sumComposantes } from "./shift-share.ts";
import type { ComposantesShiftShare, OptionsShiftShare, ShiftShare } from "./shift-share.ts";

export interface ShiftShareDynamic extends ComposantesShiftShare {
  /** Une analyse par période, de chaque date à la suivante. */
  readonly periodes: readonly ShiftShare[];
}

/**
 * Shift-share dynamique (Barff et Knight) : une analyse par période, sommée sur toute la durée.
 *
 * Sur dix ans, comparer seulement les deux bouts laisse la structure de départ juger des croissances qu'elle n'a plus.
 * La variation totale est la même que celle de `shiftShare` entre les bouts, son partage non.
 *
 * Source : R. A. Barff, P. L. Knight, « Dynamic Shift-Share Analysis », Growth and Change, 19(2), 1988, p. 1-10.
 *
 * @param territoire à chaque date, dans l'ordre, les effectifs par secteur ; au moins deux dates
 * @param reference aux mêmes dates, ceux du territoire de comparaison
 * @returns les composantes sommées et le détail de chaque période
 * @throws RangeError s'il y a moins de deux dates ou pas les mêmes, et comme `shiftShare`
 * @example
 * const reference = [[400, 400], [420, 430], [440, 480]];
 * shiftShareDynamic([[90, 60], [95, 60], [100, 55]], reference).total // => 5
 * shiftShareDynamic([[90, 60], [95, 60], [100, 55]], reference).regional.toFixed(3) // => "-15.501"
 */
export function shiftShareDynamic(
  territoire: readonly (readonly number[])[],
  reference: readonly (readonly number[])[],
  options: OptionsShiftShare = {},
): ShiftShareDynamic {
  if (territoire.length < 2) throw new RangeError(`dates must be at least 2, got ${territoire.length}`);
  checkSameLength("reference dates", reference, territoire.length);
  const periodes = territoire
    .slice(1)
    .map((fin, i) =>
      shiftShare({ debut: territoire[i]!, fin }, { debut: reference[i]!, fin: reference[i + 1]! }, options),
    );
  return { ...sumComposantes(periodes), periodes };
}

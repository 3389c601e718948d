import type { Constat, Genre, Sens } from "./constat.ts";
import type { Force } from "./force.ts";

const SENS: readonly Sens[] = ["vigilance", "favorable", "neutre"];
const FORCES: readonly Force[] = ["nette", "indicative", "aucune", "incomparable"];
const GENRES: readonly Genre[] = ["ecart", "evolution", "iris"];

/**
 * L'ordre d'importance : d'abord ce qui appelle une attention, puis ce qui est le mieux prouvé, puis l'ampleur ; à
 * égalité, le genre puis l'identifiant, pour que deux constructions écrivent la même page. Aucune pondération cachée :
 * l'ordre se lit clé par clé.
 */
export function compareImportance(a: Constat, b: Constat): number {
  return SENS.indexOf(a.sens) - SENS.indexOf(b.sens) || compareAmpleur(a, b);
}

/** L'ordre de ce qui change le plus, bon ou mauvais : la preuve, puis l'ampleur. */
export function compareAmpleur(a: Constat, b: Constat): number {
  return (
    FORCES.indexOf(a.force) - FORCES.indexOf(b.force) ||
    b.amplitude - a.amplitude ||
    GENRES.indexOf(a.genre) - GENRES.indexOf(b.genre) ||
    (a.id < b.id ? -1 : 1)
  );
}

/** Les `max` premiers constats, un seul par indicateur : trois fois la pauvreté ne disent pas trois choses. */
export function selectConstats(
  constats: readonly Constat[],
  max: number,
  compare = compareImportance,
): readonly Constat[] {
  const vus = new Set<string>();
  return constats
    .toSorted(compare)
    .filter(({ indicateur }) => !vus.has(indicateur) && vus.add(indicateur))
    .slice(0, max);
}

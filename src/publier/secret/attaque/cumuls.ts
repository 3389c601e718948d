import type { Equation } from "../../../secret/cellule.ts";
import type { CasePlacee, Feuille } from "./feuilles.ts";
import { PREUVE, prouver } from "./sommes.ts";

/** Les cases d'un tableau livré, par place puis par année. */
function groupAnnees(feuilles: readonly Feuille[]): Map<string, Map<number, CasePlacee>> {
  const suites = new Map<string, Map<number, CasePlacee>>();
  for (const { millesime, places } of feuilles)
    for (const [place, c] of places) {
      const suite = suites.get(place) ?? new Map<number, CasePlacee>();
      suites.set(place, suite.set(millesime, c));
    }
  return suites;
}

/**
 * Les années cumulées d'un tableau : une place qui est toujours la somme des dernières années d'une autre, de même modalité.
 * Publier deux années et leur cumul, c'est publier leur différence.
 */
export function findCumuls(feuilles: readonly Feuille[]): Equation[] {
  const suites = groupAnnees(feuilles);
  const modaliteOf = (place: string): string => place.slice(place.indexOf("|"));
  const durees = feuilles.slice(1).map((_, k) => k + 2);
  return [...suites].flatMap(([total, cumuls]) =>
    [...suites]
      .filter(([part]) => part !== total && modaliteOf(part) === modaliteOf(total))
      .flatMap(([, annees]) =>
        durees.flatMap((duree): Equation[] => {
          const essais = [...cumuls].flatMap(([fin, cumul]) => {
            const parts = Array.from({ length: duree }, (_, k) => annees.get(fin - k)).filter((c) => c !== undefined);
            return parts.length === duree ? [{ total: cumul, parts }] : [];
          });
          if (prouver(essais) < PREUVE.paire) return [];
          return essais.map((e) => ({ total: e.total.id, parts: e.parts.map(({ id }) => id) }));
        }),
      ),
  );
}

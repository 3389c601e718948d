import type { Lien } from "./passage.ts";

/** Ce qui distingue deux compositions d'un même territoire : les communes entrées et sorties, dans la carte d'arrivée. */
export interface EcartComposition {
  readonly entrees: readonly string[];
  readonly sorties: readonly string[];
}

/**
 * Compare les communes d'un territoire (un EPCI) dans deux géographies. Les communes d'avant sont suivies jusqu'à leurs suites :
 * une fusion entre membres ne change rien, une fusion avec une commune du dehors fait entrer celle-ci.
 * @param liens ceux des communes touchées entre les deux géographies ; les autres n'ont pas bougé.
 */
export function compareCompositions(
  avant: ReadonlySet<string>,
  apres: ReadonlySet<string>,
  liens: readonly Lien[],
): EcartComposition {
  const touchees = new Set(liens.map((l) => l.avant));
  const suites = new Set([...avant].filter((c) => !touchees.has(c)));
  const venues = new Set<string>();
  for (const l of liens) {
    if (avant.has(l.avant)) suites.add(l.apres);
    // Une commune d'arrivée encore membre, dont une origine n'en était pas : du territoire est entré.
    else if (apres.has(l.apres)) venues.add(l.avant);
  }
  return {
    entrees: [...new Set([...[...apres].filter((c) => !suites.has(c)), ...venues])].sort(),
    sorties: [...suites].filter((c) => !apres.has(c)).sort(),
  };
}

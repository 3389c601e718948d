import { hasValeur } from "../../constats/valeurs.ts";
import type { Territoire } from "../../modele/territoire.ts";
import type { Lecture, QuartierLu } from "../lecture.ts";
import { slugify } from "../slug.ts";

/** Un lieu qui a sa fiche : un quartier de la ville, un IRIS quand elle n'en a pas dessiné, une commune d'un EPCI. */
export interface LieuFiche {
  readonly territoire: Territoire;
  readonly iris: readonly string[];
  /** Nom de sa page, sans extension. */
  readonly chemin: string;
}

/**
 * Les lieux qui ont une fiche : ceux dont au moins un indicateur a une valeur. Les quartiers de territoires.csv s'il y en
 * a, sinon les IRIS ; pour un EPCI, ses communes. Par ordre alphabétique : ce n'est pas un classement.
 */
export function lieuxOf(lecture: Lecture): readonly LieuFiche[] {
  const { commune, iris, communes = [], quartiers = [] } = lecture.perimetre;
  const isEpci = commune.niveau === "epci";
  const lus: readonly QuartierLu[] = isEpci
    ? communes.map((t) => ({ ...t, iris: [] }))
    : quartiers.length > 0
      ? quartiers
      : iris.map((t) => ({ ...t, iris: [t.code] }));
  return lus
    .filter((t) => lecture.indicateurs().some((i) => lecture.serie(i.code, t.niveau, t.code).some(hasValeur)))
    .toSorted((a, b) => a.nom.localeCompare(b.nom, "fr"))
    .map(({ iris: siens, niveau, code, nom }) => ({
      territoire: { niveau, code, nom },
      iris: siens,
      // Le code distingue deux IRIS de même nom.
      chemin: `${isEpci ? "commune" : "quartier"}-${slugify(`${nom} ${code}`)}`,
    }));
}

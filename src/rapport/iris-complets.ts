import { EFFECTIF_MINIMAL } from "../constats/genres/iris.ts";
import { hasValeur, isBorne } from "../constats/valeurs.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

type Nombre = ResultatSuivi & { readonly valeur: number };

/** Les valeurs par IRIS qui se lisent : un nombre, pas une borne, et au moins deux cents personnes derrière. */
export const irisLisibles = (lecture: Lecture, indicateur: Indicateur): readonly Nombre[] =>
  lecture
    .parIris(indicateur.code)
    .filter(hasValeur)
    .filter((p) => !isBorne(p, indicateur) && (p.denominateur === null || p.denominateur >= EFFECTIF_MINIMAL));

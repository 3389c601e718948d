import type { Anomalie } from "../modele/anomalie.ts";
import type { Place } from "../charger/champs-yaml.ts";
import type { Edition } from "./edition.ts";

/** Un défaut du fond : où il est écrit, et qui le lirait si on publiait. */
export interface Defaut extends Omit<Anomalie, "gravite"> {
  /** Les éditions qu'il arrête. Ailleurs que là, il n'est dit qu'à la direction, qui peut le corriger. */
  readonly arrete: readonly Edition[];
}

type Fautif = { readonly place: Place };

/** Écrit les défauts d'une fiche, chacun à la ligne de sa clé. */
export const defautDe =
  (fiche: Fautif, arrete: readonly Edition[]) =>
  (cle: string, message: string, action: string, valeur: string | null = null): Defaut => ({
    code: "pilotage",
    fichier: fiche.place.fichier,
    ligne: fiche.place.lignes[cle] ?? fiche.place.ligne,
    colonne: cle,
    valeur,
    message,
    action,
    arrete,
  });

/** Ce qu'une édition doit dire : bloquant là où le défaut paraîtrait, un avertissement pour la direction, rien ailleurs. */
export const anomaliesPour = (defauts: readonly Defaut[], edition: Edition): readonly Anomalie[] =>
  defauts.flatMap(({ arrete, ...reste }): Anomalie[] => {
    if (arrete.includes(edition)) return [{ gravite: "bloquante", ...reste }];
    return edition === "direction" ? [{ gravite: "avertissement", ...reste }] : [];
  });

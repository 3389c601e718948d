import { DISPERSIONS } from "../../indicateurs/besoins.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Question } from "../affirmation.ts";
import type { Donnees } from "../donnees.ts";
import { hasEcart } from "../comparaison.ts";
import { hasValeur, isBorne } from "../valeurs.ts";
import { repondreEcart, territoireOf } from "./ecart.ts";
import { signeOf, type GenreDeConstat } from "./genre.ts";

// En deçà, le tirage du recensement fait à lui seul l'écart (docs/regles.md : ne pas commenter sous 200).
export const EFFECTIF_MINIMAL = 200;

/**
 * L'IRIS où le besoin est le plus fort, comparé à la commune au même millésime. Jamais dans l'édition publique : nommer
 * le dernier quartier est un palmarès (docs/regles.md).
 */
export const iris: GenreDeConstat = {
  genre: "iris",
  chercher: (donnees) =>
    donnees.edition === "public" ? [] : donnees.indicateurs().flatMap((i) => questionOf(donnees, i) ?? []),
  repondre: repondreEcart,
};

function questionOf(donnees: Donnees, indicateur: Indicateur): Question | null {
  const signe = signeOf(indicateur);
  if (signe === 0 || DISPERSIONS.has(indicateur.code)) return null;
  const [extreme] = donnees
    .parIris(indicateur.code)
    .filter((p) => hasValeur(p) && !isBorne(p, indicateur))
    .filter((p) => p.denominateur === null || p.denominateur >= EFFECTIF_MINIMAL)
    .toSorted((a, b) => signe * ((b.valeur ?? 0) - (a.valeur ?? 0)) || (a.territoire < b.territoire ? -1 : 1));
  const { commune } = donnees.perimetre;
  const ici = donnees
    .serie(indicateur.code, commune.niveau, commune.code)
    .find((p) => p.millesime === extreme?.millesime);
  if (!extreme || !ici || !hasEcart(indicateur, extreme, ici)) return null;
  if (signe * ((extreme.valeur ?? 0) - (ici.valeur ?? 0)) <= 0) return null;
  return {
    genre: "iris",
    indicateurs: [indicateur.code],
    territoire: territoireOf(extreme),
    comparateurs: [commune],
    periode: [extreme.millesime],
  };
}

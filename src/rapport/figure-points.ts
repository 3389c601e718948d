import { finishPhrase } from "../constats/accords.ts";
import { comparateursOf } from "../constats/genres/ecart.ts";
import { phraseComparaison, titreComparaison } from "../constats/comparaison.ts";
import { hasValeur, writeValeur } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import type { Manque } from "./contexte.ts";
import { points } from "./dessins.ts";
import type { Lecture } from "./lecture.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { pointOf } from "./points-figure.ts";
import type { Comparateur } from "./series-figure.ts";
import { notesRebasage, writeSource } from "./sources-citees.ts";

/** La comparaison d'un indicateur au dernier millésime où un comparateur a une valeur. */
export function figurePoints(
  lecture: Lecture,
  indicateur: Indicateur,
  comparer: readonly Comparateur[],
  id: string,
): Figure | Manque {
  const libelle = nomOf(indicateur);
  if (indicateur.nature === "effectif")
    return { libelle, raison: "pas de comparaison (un effectif ne se compare pas d'un territoire à l'autre)" };
  const retenus = lecture
    .comparaison(indicateur.code)
    .filter((p) => p.niveau === lecture.perimetre.commune.niveau || comparer.some((c) => c === p.niveau));
  const commune = retenus.find((p) => p.niveau === lecture.perimetre.commune.niveau);
  const autres = comparateursOf(retenus, lecture.perimetre.commune.niveau);
  const [premier] = autres;
  if (!commune || !hasValeur(commune) || !premier)
    return { libelle, raison: "pas de comparaison (aucun autre territoire n'a de valeur au même millésime)" };
  return points(
    retenus.map((p) => pointOf(p, indicateur, lecture)),
    {
      id,
      titre: titreComparaison(indicateur, commune, premier),
      mesure: writeMesure(indicateur),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      source: writeSource(lecture, retenus),
      lecture: phraseComparaison(indicateur, commune, autres.slice(0, 2)),
      alternative: finishPhrase(retenus.map((p) => `${p.nom} : ${writeValeur(p, indicateur)}`).join(" ; ")),
      notes: [...notesRebasage(retenus), ...piegesOf(indicateur)],
    },
  );
}

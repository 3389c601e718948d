import { finishPhrase } from "../constats/accords.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { phraseLissage } from "./figure-lissage.ts";
import type { Lecture } from "./lecture.ts";
import { lissageOf } from "./lissage.ts";
import { phraseRangs } from "./phrase-rangs.ts";
import { rangsOf } from "./rangs.ts";

/**
 * Ce que le hasard laisse au classement et au lissage des petits territoires, pour la fiche d'un indicateur. Vide en public, où ni
 * l'un ni l'autre ne se montre, et quand les zones n'ont pas de marge ; un indicateur descriptif n'a pas de première moitié.
 */
export function zonesOf(indicateur: Indicateur, lecture: Lecture): readonly string[] {
  if (lecture.edition === "public" || indicateur.definitions.length === 0) return [];
  const [rangs, lissage] = [rangsOf(lecture, indicateur), lissageOf(lecture, indicateur)];
  return [
    ...(typeof rangs === "string" || indicateur.sens === "0" ? [] : [phraseRangs(rangs, indicateur)]),
    ...(typeof lissage === "string" ? [] : [finishPhrase(phraseLissage(lecture, indicateur, lissage))]),
  ];
}

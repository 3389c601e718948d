import type { Indicateur } from "../../modele/indicateur.ts";
import { finishPhrase, verbe } from "../accords.ts";
import type { Direction } from "../affirmation.ts";
import { deSujet, uniteLue } from "../evolution.ts";
import type { Force } from "../force.ts";
import type { Rythmes } from "../rythme.ts";
import { writeEcart } from "../valeurs.ts";
import { DANS_LA_MARGE } from "./ecart.ts";

export interface Acceleration {
  readonly rythmes: Rythmes;
  /** Les deux périodes, de la plus ancienne à la plus récente. */
  readonly periodes: readonly [readonly [string, string], readonly [string, string]];
  readonly direction: Extract<Direction, "accelere" | "ralentit" | "inverse" | "stable">;
  readonly force: Force;
}

const VERBES = { accelere: ["s'accélère", "s'accélérer"], ralentit: ["ralentit", "ralentir"] } as const;

/** « +0,2 point par an ». */
const writeRythme = (x: number, { unite, decimales }: Rythmes, indicateur: Indicateur): string =>
  `${writeEcart(x, uniteLue(unite, indicateur), decimales)} par an`;

/**
 * « La hausse de la part des 75 ans ou plus s'accélère nettement : +0,2 point par an entre 2016 et 2022, contre +0,1
 * point par an entre 2011 et 2016. »
 */
export function phraseAcceleration(indicateur: Indicateur, acceleration: Acceleration): string {
  const { rythmes, periodes, direction, force } = acceleration;
  const [avant, apres] = [rythmes.avant, rythmes.apres].map((x) => writeRythme(x, rythmes, indicateur));
  const [qAvant, qApres] = periodes.map(([de, a]) => `entre ${de} et ${a}`);
  const courants = indicateur.unite === "€" ? " (en euros courants)" : "";
  const isPrudent = force === "indicative" && rythmes.intervalle !== null;
  const marge = isPrudent ? `, une différence qui ${DANS_LA_MARGE}` : "";
  if ((force === "aucune" || direction === "stable") && rythmes.intervalle === null)
    return finishPhrase(
      `le rythme d'évolution ${deSujet(indicateur.sujet)} ne change guère : ${apres} ${qApres}, ${avant} ${qAvant}${courants}`,
    );
  if (force === "aucune" || direction === "stable")
    return finishPhrase(
      `aucun changement de rythme ${deSujet(indicateur.sujet)} ne se distingue du hasard : ${apres} ${qApres}, ${avant} ${qAvant}${courants}`,
    );
  const nettement = force === "nette" ? " nettement" : "";
  if (direction === "inverse") {
    const sens = rythmes.apres > 0 ? "augmenter" : "diminuer";
    const dit = isPrudent
      ? `${verbe(indicateur, "sembler")} désormais ${sens}`
      : `${verbe(indicateur, sens)} désormais${nettement}`;
    return finishPhrase(
      `${indicateur.sujet} ${dit} : ${apres} ${qApres}, contre ${avant} ${qAvant}${courants}${marge}`,
    );
  }
  const [present, infinitif] = VERBES[direction];
  const sujet = `la ${rythmes.avant > 0 ? "hausse" : "baisse"} ${deSujet(indicateur.sujet)}`;
  const dit = isPrudent ? `semble ${infinitif}` : `${present}${nettement}`;
  return finishPhrase(`${sujet} ${dit} : ${apres} ${qApres}, contre ${avant} ${qAvant}${courants}${marge}`);
}

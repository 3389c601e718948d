import type { Indicateur } from "../../modele/indicateur.ts";
import { finishPhrase, pronom, verbe } from "../accords.ts";
import type { Couple } from "../couples.ts";
import { writeEvolution } from "../evolution.ts";
import type { Force } from "../force.ts";
import { dansLieu, queLieu } from "../lieux.ts";
import { writeValeur, writeValeurDe } from "../valeurs.ts";
import { DANS_LA_MARGE, isDansMarge, writeEtreEcart, type Ecart } from "./ecart.ts";

export interface Aggravation {
  readonly ecart: Ecart;
  readonly couple: Couple;
  /** La force de l'évolution seule ; celle de l'écart est dans l'écart. */
  readonly force: Force;
  /** Vrai si le niveau et l'évolution vont du même côté défavorable : « et » ; sinon « mais ». */
  readonly isAggrave: boolean;
}

/**
 * « Le taux de pauvreté est plus élevé à Mulhouse qu'en France métropolitaine (33 % contre 14,5 % en 2019) et il augmente :
 * de 33 % en 2014 à 36 % en 2021. » Chaque moitié porte sa propre preuve.
 */
export function phraseAggravation(indicateur: Indicateur, { ecart, couple, force, isAggrave }: Aggravation): string {
  const { ici, autre } = ecart;
  const margeEcart = isDansMarge(ecart.force, ici, autre) ? `, un écart qui ${DANS_LA_MARGE},` : "";
  const niveau =
    `${indicateur.sujet} ${writeEtreEcart(indicateur, ecart)} ${dansLieu(ici)} ${queLieu(autre)} ` +
    `(${writeValeur(ici, indicateur)} contre ${writeValeur(autre, indicateur)} en ${ici.millesime})${margeEcart}`;
  const liaison = isAggrave ? " et" : margeEcart === "" ? ", mais" : " mais";
  return finishPhrase(`${niveau}${liaison} ${writeSuite(indicateur, couple, force)}`);
}

function writeSuite(indicateur: Indicateur, couple: Couple, force: Force): string {
  const { debut, fin, evolution } = couple;
  const sujet = pronom(indicateur);
  const valeurs = `de ${writeValeurDe(debut, indicateur)} en ${debut.millesime} à ${writeValeur(fin, indicateur)} en ${fin.millesime}`;
  if (force === "aucune")
    return evolution.intervalle === null
      ? `${sujet} ne ${verbe(indicateur, "changer")} guère : ${valeurs}`
      : `aucune évolution ne se distingue du hasard : ${valeurs}`;
  const sens = (evolution.valeur ?? 0) > 0 ? "augmenter" : "diminuer";
  const courants = indicateur.unite === "€" ? " (en euros courants)" : "";
  if (isDansMarge(force, evolution))
    return `${sujet} ${verbe(indicateur, "sembler")} ${sens} entre ${debut.millesime} et ${fin.millesime} (${writeEvolution(couple, indicateur)}), mais cette évolution ${DANS_LA_MARGE}`;
  return `${sujet} ${verbe(indicateur, sens)}${force === "nette" ? " nettement" : ""} : ${valeurs}${courants}`;
}

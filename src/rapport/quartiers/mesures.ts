import { hasValeur } from "../../constats/valeurs.ts";
import type { Indicateur } from "../../modele/indicateur.ts";
import type { Territoire } from "../../modele/territoire.ts";
import type { Lecture, ResultatSuivi } from "../lecture.ts";

/** La dernière valeur d'un lieu, et celle de la commune au même millésime ; null si elle n'y est pas. */
export interface Mesure {
  readonly indicateur: Indicateur;
  readonly ici: ResultatSuivi;
  readonly commune: ResultatSuivi | null;
}

/** Le dernier millésime dit d'un lieu : servi, ou masqué par le producteur ; null si l'indicateur n'y existe pas. */
export function mesureOf(lecture: Lecture, indicateur: Indicateur, lieu: Territoire): Mesure | null {
  const serie = lecture.serie(indicateur.code, lieu.niveau, lieu.code);
  const ici = serie.findLast((r) => hasValeur(r) || r.statut === "secret");
  if (!ici) return null;
  const { niveau, code } = lecture.perimetre.commune;
  const commune = lecture.serie(indicateur.code, niveau, code).find((r) => r.millesime === ici.millesime) ?? null;
  return { indicateur, ici, commune };
}

import type { Indicateur } from "../../modele/indicateur.ts";
import { accorder, celui, finishPhrase, pronom, verbe } from "../accords.ts";
import type { Direction } from "../affirmation.ts";
import type { Point } from "../donnees.ts";
import type { Force } from "../force.ts";
import { dansLieu, queLieu } from "../lieux.ts";
import { margeOf, type Encadre } from "../marge.ts";
import { enMillesime } from "../periodes.ts";
import { writeValeur } from "../valeurs.ts";

/** Un écart au même millésime : de quel côté, avec quelle preuve, et ce qui l'accompagne. */
export interface Ecart {
  readonly ici: Point;
  readonly autre: Point;
  /** Un second comparateur, dit sans comparaison. */
  readonly second: Point | null;
  readonly direction: Extract<Direction, "plus" | "moins" | "egal">;
  readonly force: Force;
}

/** Vrai quand une marge est connue et que l'écart n'en sort pas tout à fait : le verbe devient « semble ». */
export const isDansMarge = (force: Force, ...points: readonly Encadre[]): boolean =>
  force === "indicative" && points.some((p) => margeOf(p) !== null);

export const DANS_LA_MARGE = "reste dans la marge d'incertitude";

/** « est nettement plus élevé », « semble moins élevée », selon la preuve. */
export function writeEtreEcart(indicateur: Indicateur, { ici, autre, direction, force }: Ecart): string {
  const prudent = isDansMarge(force, ici, autre);
  const est = verbe(indicateur, prudent ? "sembler" : "etre");
  return `${est} ${force === "nette" ? "nettement " : ""}${direction} ${accorder("élevé", indicateur)}`;
}

/**
 * « En 2019, le taux de pauvreté est plus élevé à Mulhouse qu'en France métropolitaine (33 % contre 14,5 %) ; il est de
 * 13,3 % dans le département (Haut-Rhin). » « Nettement » n'est écrit que si l'écart sort de la marge d'incertitude.
 */
export function phraseEcart(indicateur: Indicateur, ecart: Ecart): string {
  const { ici, autre, second, direction, force } = ecart;
  const [quand, sujet] = [enMillesime(ici.millesime), indicateur.sujet];
  const [va, vb] = [writeValeur(ici, indicateur), writeValeur(autre, indicateur)];
  const suite = second
    ? ` ; ${pronom(indicateur)} ${verbe(indicateur, "etre")} de ${writeValeur(second, indicateur)} ${dansLieu(second)}`
    : "";
  if (direction === "egal")
    return finishPhrase(
      `${quand}, ${sujet} ${verbe(indicateur, "etre")} au même niveau ${dansLieu(ici)} ${queLieu(autre)} (${va})${suite}`,
    );
  if (force === "aucune")
    return finishPhrase(
      `${quand}, ${sujet} ${dansLieu(ici)} (${va}) ${verbe(indicateur, "distinguer")} pas de ${celui(indicateur)} ${dansLieu(autre)} (${vb})${suite}`,
    );
  const marge = isDansMarge(force, ici, autre) ? `, un écart qui ${DANS_LA_MARGE}` : "";
  return finishPhrase(
    `${quand}, ${sujet} ${writeEtreEcart(indicateur, ecart)} ${dansLieu(ici)} ${queLieu(autre)} (${va} contre ${vb})${marge}${suite}`,
  );
}

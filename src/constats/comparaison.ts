import type { Indicateur } from "../modele/indicateur.ts";
import { accorder, capitalize, celui, enumerer, finishPhrase, verbe } from "./accords.ts";
import type { Point } from "./donnees.ts";
import { forceEcart } from "./force.ts";
import { dansLieu, queLieu } from "./lieux.ts";
import { margeOf } from "./marge.ts";
import { enMillesime } from "./periodes.ts";
import { decimalesOf, ecartImprime, hasValeur, isBorne, uniteEcart, writeAmplitude, writeValeur } from "./valeurs.ts";

function checkMillesime(a: Point, b: Point): void {
  if (a.millesime !== b.millesime)
    throw new RangeError(`compared points must share a millesime, got ${a.millesime} and ${b.millesime}`);
}

/** Un effectif de commune ne se compare pas à celui d'un pays, ni un nombre dont on ne connaît que la borne. */
export const hasEcart = (indicateur: Indicateur, a: Point, b: Point): boolean =>
  indicateur.nature !== "effectif" &&
  hasValeur(a) &&
  hasValeur(b) &&
  !isBorne(a, indicateur) &&
  !isBorne(b, indicateur);

/**
 * L'écart en mots : « 18,5 points de plus qu'en France métropolitaine », « au même niveau que dans le département (Ain) ».
 * Rend null s'il n'y a pas d'écart à dire.
 * @throws RangeError si les deux points n'ont pas le même millésime
 */
export function writeEcartLieu(indicateur: Indicateur, a: Point, b: Point): string | null {
  checkMillesime(a, b);
  if (!hasEcart(indicateur, a, b)) return null;
  const ecart = ecartImprime(indicateur, b, a);
  if (ecart === 0) return `au même niveau ${queLieu(b)}`;
  const taille = writeAmplitude(ecart, uniteEcart(indicateur), decimalesOf(ecart, indicateur));
  return `${taille} de ${ecart > 0 ? "plus" : "moins"} ${queLieu(b)}`;
}

/** « En 2019, le taux de pauvreté est de 33 % à Mulhouse, contre 14,5 % en France métropolitaine. » */
export function phraseComparaison(indicateur: Indicateur, a: Point, autres: readonly Point[]): string {
  for (const b of autres) checkMillesime(a, b);
  const servis = autres.filter(hasValeur);
  const contre = servis.map((b) => `${writeValeur(b, indicateur)} ${dansLieu(b)}`);
  const suite = contre.length === 0 ? "" : `, contre ${enumerer(contre)}`;
  return finishPhrase(`${phraseNiveau(indicateur, a).replace(/\.$/, "")}${suite}`);
}

/** « En 2021, le taux de pauvreté est de 36 % à Mulhouse. » ; le refus ou le secret en mots. */
export function phraseNiveau(indicateur: Indicateur, a: Point): string {
  const quand = enMillesime(a.millesime);
  if (a.statut === "secret")
    return finishPhrase(
      `${quand}, ${indicateur.sujet} ${dansLieu(a)} ${verbe(indicateur, "pouvoir")} être ${accorder("publié", indicateur)} : l'effectif concerné est trop faible`,
    );
  if (!hasValeur(a)) return finishPhrase(`${quand}, ${indicateur.sujet} : non disponible ${dansLieu(a)}`);
  return finishPhrase(
    `${quand}, ${indicateur.sujet} ${verbe(indicateur, "etre")} de ${writeValeur(a, indicateur)} ${dansLieu(a)}`,
  );
}

/** Le titre d'une comparaison : de quel côté est la commune, si l'écart est démontré ; les nombres seuls sinon. */
export function titreComparaison(indicateur: Indicateur, a: Point, b: Point): string {
  checkMillesime(a, b);
  const sujet = capitalize(indicateur.sujet);
  const [va, vb] = [writeValeur(a, indicateur), writeValeur(b, indicateur)];
  const quand = enMillesime(a.millesime);
  if (!hasEcart(indicateur, a, b)) return `${sujet} : ${va} ${dansLieu(a)}, ${vb} ${dansLieu(b)} ${quand}`;
  const force = forceEcart(a, b);
  if (force === "aucune")
    return `${sujet} ${verbe(indicateur, "distinguer")} pas de ${celui(indicateur)} ${dansLieu(b)} ${quand}`;
  const ecart = ecartImprime(indicateur, b, a);
  if (ecart === 0) return `${sujet} ${verbe(indicateur, "etre")} au même niveau ${dansLieu(a)} ${queLieu(b)} ${quand}`;
  // Une marge connue que l'écart ne franchit pas tout à fait : « semble ».
  const isPrudent = force === "indicative" && (margeOf(a) !== null || margeOf(b) !== null);
  const est = verbe(indicateur, isPrudent ? "sembler" : "etre");
  return `${sujet} ${est} ${ecart > 0 ? "plus" : "moins"} ${accorder("élevé", indicateur)} ${dansLieu(a)} ${queLieu(b)} ${quand}`;
}

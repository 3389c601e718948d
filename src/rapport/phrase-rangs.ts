import type { Indicateur } from "../modele/indicateur.ts";
import { nomOf } from "./mesure.ts";
import type { Rang } from "./rangs.ts";

/**
 * « Part des 75 ans ou plus, 2016 : sur 24 IRIS, rangés du besoin le plus fort au plus faible, 3 sont sûrement dans la première moitié
 * et 2 sont sûrement dans la seconde ; les autres ne se classent pas. »
 */
export function phraseRangs(lus: readonly Rang[], indicateur: Indicateur): string {
  const n = lus.length;
  const milieu = Math.floor(n / 2);
  const [hauts, bas] = [lus.filter((r) => r.haut <= milieu).length, lus.filter((r) => r.bas > n - milieu).length];
  const etre = (k: number): string => (k === 0 ? "aucun n'est" : k === 1 ? "un seul est" : `${k} sont`);
  const ordre = indicateur.sens === "0" ? "rangés de la valeur la plus haute à la plus basse" : "rangés du besoin le plus fort au plus faible"; // prettier-ignore
  const debut = `${nomOf(indicateur)}, ${lus[0]?.point.millesime ?? ""} : sur ${n} IRIS, ${ordre},`;
  if (hauts + bas === 0)
    return `${debut} aucun n'est sûrement dans une moitié plutôt que dans l'autre : ils ne se classent pas.`;
  const autres = hauts + bas < n ? " ; les autres ne se classent pas" : "";
  return `${debut} ${etre(hauts)} sûrement dans la première moitié et ${etre(bas)} sûrement dans la seconde${autres}.`;
}

import { finishPhrase, verbe } from "../constats/accords.ts";
import { ELARGISSEMENT, forceEvolution, type Force } from "../constats/force.ts";
import { DANS_LA_MARGE } from "../constats/phrases/ecart.ts";
import { ecartImprime, writeEcart, writeNombre } from "../constats/valeurs.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { Detail } from "./detail.ts";
import type { Gradient } from "./gradient.ts";
import { nomOf } from "./mesure.ts";

const PLACES = ["1er", "2e", "3e", "4e", "5e"];

/** « 1er », « 2e » : la place d'un cinquième, à partir de 0. */
export const placeDe = (k: number): string => PLACES[k] ?? "";

export const isRevenu = (selon: Indicateur): boolean => selon.unite.startsWith("€");

/** Ce que vaut la pente : son erreur type est déjà élargie pour le sondage. */
function forcePente({ pente: { sii }, isEncadree }: Gradient): Force {
  if (!isEncadree) return "indicative";
  const demi = (x: number): number => sii.valeur + (x - sii.valeur) / ELARGISSEMENT;
  return forceEvolution({ valeur: sii.valeur, statut: "valeur", intervalle: [demi(sii.bas), demi(sii.haut)] });
}

/**
 * « Des IRIS les plus modestes aux plus aisés, la part des locataires HLM passe, sur la droite ajustée, de 52 % à 4 %
 * (−48 points, entre −52 et −44) ; l'écart est net. » Ou ce qu'aucune pente ne dit : « passe de 6 % à 13 % dans le 3e cinquième, puis à
 * 6 % ». Sans verbe de cause : la droite range, elle n'explique pas.
 */
export function phraseGradient(indicateur: Indicateur, selon: Indicateur, gradient: Gradient, detail: Detail): string {
  const { pente, points: lus, rangs, isEncadree } = gradient;
  const force = forcePente(gradient);
  const unite = indicateur.unite.startsWith("%") ? "points" : indicateur.unite;
  const { decimales } = indicateur;
  const [bas, haut] = [pente.ordonnee, pente.ordonnee + pente.sii.valeur];
  const bouts = isRevenu(selon)
    ? `des ${detail.noms} les plus modestes aux plus aisé${detail.nom === "commune" ? "e" : ""}s`
    : `d'un bout à l'autre des ${detail.noms} rangé${detail.nom === "commune" ? "e" : ""}s selon ${selon.sujet}`;
  const dates = `${lus[0]?.millesime ?? ""} ; ${nomOf(selon).replace(/^./, (c) => c.toLowerCase())} de ${rangs[0]?.millesime ?? ""}`;
  // Une droite peut sortir du possible (−2 %) à l'un des bouts : les cinquièmes mesurés se disent à leur place.
  const isPossible = bas >= 0 && haut >= 0 && !(indicateur.nature === "part" && Math.max(bas, haut) > 100);
  const pas = isPossible ? ecartImprime(indicateur, { valeur: bas }, { valeur: haut }) : pente.sii.valeur;
  const marge = isEncadree
    ? `entre ${writeEcart(pente.sii.bas, "", decimales)} et ${writeEcart(pente.sii.haut, "", decimales)}`
    : "";
  const ecart = [writeEcart(pas, unite, decimales), marge].filter((x) => x !== "").join(", ");
  const dire = (k: number): string => writeNombre(gradient.cinquiemes.at(k)?.valeur ?? NaN, indicateur);
  const passe = `${verbe(indicateur, "passer")} de ${dire(0)} dans le premier cinquième`;
  if (gradient.detour !== null)
    return finishPhrase(
      `${bouts} (${dates}), ${indicateur.sujet} ${passe} à ${dire(gradient.detour)} dans le ${placeDe(gradient.detour)}, puis à ${dire(-1)} dans le dernier : une pente (${ecart}) ne le résume pas`,
    );
  if (force === "aucune")
    return finishPhrase(
      `${bouts} (${dates}), rien ne montre que ${indicateur.sujet} ${verbe(indicateur, "changer")} : la pente (${ecart}) ne se distingue pas du hasard`,
    );
  const mouvement = isPossible
    ? `${verbe(indicateur, "passer")}, sur la droite ajustée, de ${writeNombre(bas, indicateur)} à ${writeNombre(haut, indicateur)} (${ecart})`
    : `${passe} à ${dire(-1)} dans le dernier (pente : ${ecart})`;
  const rapport = isPossible ? rapportOf(...[bas, haut].map((x) => Number(x.toFixed(decimales)))) : "";
  const preuve =
    force === "nette"
      ? "l'écart est net"
      : isEncadree
        ? `l'écart ${DANS_LA_MARGE}`
        : "la source n'a pas de marge publiée";
  return finishPhrase(`${bouts} (${dates}), ${indicateur.sujet} ${mouvement}${rapport} ; ${preuve}`);
}

/** « soit 2,3 fois moins », des deux bouts tels qu'imprimés (le RII de l'UKHSA, ou son inverse) : rien près de l'égalité, ni quand un bout est presque nul. */
function rapportOf(bas = 0, haut = 0): string {
  const fois = Math.max(bas, haut) / Math.min(bas, haut);
  return fois < 1.2 || fois > 20 ? "" : `, soit ${formatNombre(fois, 1)} fois ${haut < bas ? "moins" : "plus"}`;
}

import { finishPhrase, verbe } from "../constats/accords.ts";
import { ELARGISSEMENT, forceEvolution, type Force } from "../constats/force.ts";
import { DANS_LA_MARGE } from "../constats/phrases/ecart.ts";
import { ecartImprime, hasValeur, writeAmplitude, writeEcart, writeNombre } from "../constats/valeurs.ts";
import type { Figure } from "../modele/figure.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { formatNombre } from "../modele/nombre.ts";
import { detailOf, type Detail } from "./detail.ts";
import { points } from "./dessins.ts";
import type { PointTexte } from "./figures/nombres.ts";
import type { Cinquieme, Gradient } from "./gradient.ts";
import type { Lecture } from "./lecture.ts";
import { nomOf, piegesOf, writeMesure } from "./mesure.ts";
import { pointOf } from "./points-figure.ts";
import { writeSource } from "./sources-citees.ts";

const PLACES = ["1er", "2e", "3e", "4e", "5e"];

/** « 1er cinquième : 8 760 € à 12 340 € » : la place, et ce qui range. */
const nomCinquieme = ({ etendue: [bas, haut] }: Cinquieme, k: number, selon: Indicateur): string =>
  `${PLACES[k] ?? ""} cinquième, de ${formatNombre(bas, selon.decimales)} à ${writeNombre(haut, selon)}`;

/** Un indicateur par cinquième de zones, des plus défavorisées aux plus favorisées, et la pente qui le résume. */
export function figureGradient(
  lecture: Lecture,
  [indicateur, selon]: readonly [Indicateur, Indicateur],
  gradient: Gradient,
  id: string,
): { readonly figure: Figure; readonly phrase: string } {
  const detail = detailOf(lecture);
  const { cinquiemes, points: lus, rangs, absentes } = gradient;
  const { commune } = lecture.perimetre;
  const [premier, dernier] = [cinquiemes[0], cinquiemes.at(-1)];
  if (!premier || !dernier) throw new RangeError("gradient must have at least one fifth, got 0");
  const millesime = lus[0]?.millesime ?? "";
  const ensemble = lecture
    .serie(indicateur.code, commune.niveau, commune.code)
    .find((p) => p.millesime === millesime && hasValeur(p));
  const base = { niveau: "iris", role: "iris", millesime, temps: lus[0]?.annee ?? 0, statut: "valeur", motif: null, segment: 0 } as const; // prettier-ignore
  const dire = (c: Cinquieme): string => writeNombre(c.valeur, indicateur);
  const figure = points(
    [
      ...(ensemble ? [pointOf(ensemble, indicateur, lecture)] : []),
      ...cinquiemes.map((c, k): PointTexte => ({ ...base, territoire: String(k + 1), nom: nomCinquieme(c, k, selon), valeur: c.valeur, intervalle: c.intervalle })),
    ],
    {
      id,
      titre: `${nomOf(indicateur)} : ${dire(premier)} dans ${lePremier(selon, detail)}, ${dire(dernier)} dans ${leDernier(selon)}`,
      mesure: writeMesure(indicateur, `, par cinquième ${detail.nom === "IRIS" ? "d'IRIS" : `de ${detail.noms}`} rangés selon ${selon.sujet}`),
      unite: indicateur.unite,
      decimales: indicateur.decimales,
      source: writeSource(lecture, [...lus, ...rangs, ...(ensemble ? [ensemble] : [])]),
      lecture: finishPhrase(
        `en ${millesime}, ${indicateur.sujet} ${verbe(indicateur, "etre")} de ${dire(premier)} dans l'ensemble ${premiers(selon, detail)}, et de ${dire(dernier)} dans l'ensemble ${derniers(selon)}`,
      ),
      alternative: finishPhrase(cinquiemes.map((c, k) => `${nomCinquieme(c, k, selon)} : ${dire(c)}`).join(" ; ")),
      ordre: "nom",
      notes: [
        `Les ${detail.noms} sont rangés selon ${selon.sujet} (${rangs[0]?.millesime ?? ""}), puis partagés en cinq groupes de même nombre ; la valeur d'un groupe est celle de tous ses ${detail.noms} ensemble.`,
        `Pente : droite ajustée sur les ${lus.length} ${detail.noms}, pondérée par leur population (indices SII et RII, convention de l'UKHSA).`,
        `Ce sont des ${detail.noms} que l'on compare, pas des personnes : on n'en déduit rien de la situation de chacun.`,
        ...(absentes > 0 ? [`${absentes} ${absentes > 1 ? detail.noms : detail.nom} sans l'une des deux valeurs : de côté.`] : []),
        ...piegesOf(indicateur),
      ],
    },
  );
  return {
    phrase: phraseGradient(indicateur, selon, gradient, detail),
    figure: {
      ...figure,
      tableau: {
        titre: figure.tableau.titre,
        colonnes: [
          { libelle: `Cinquième selon ${selon.sujet}`, nombre: false },
          { libelle: detail.nom === "IRIS" ? "IRIS" : "Communes", nombre: true },
          { libelle: millesime, nombre: true },
          { libelle: "Intervalle à 95 %", nombre: true },
        ],
        lignes: cinquiemes.map((c, k) => [
          nomCinquieme(c, k, selon),
          String(c.zones),
          dire(c),
          c.intervalle ? `${formatNombre(c.intervalle[0], indicateur.decimales)} à ${writeNombre(c.intervalle[1], indicateur)}` : "—",
        ]),
      },
    },
  };
} // prettier-ignore

const isRevenu = (selon: Indicateur): boolean => selon.unite.startsWith("€");
const premiers = (selon: Indicateur, { noms, nom }: Detail): string =>
  `du premier cinquième ${nom === "IRIS" ? "des IRIS" : `des ${noms}`}${isRevenu(selon) ? ", le plus modeste" : ""}`;
const derniers = (selon: Indicateur): string => `du dernier${isRevenu(selon) ? ", le plus aisé" : ""}`;
const lePremier = (selon: Indicateur, { noms }: Detail): string =>
  isRevenu(selon) ? `le cinquième le plus modeste des ${noms}` : `le premier cinquième des ${noms}`;
const leDernier = (selon: Indicateur): string => (isRevenu(selon) ? "le plus aisé" : "le dernier");

/** Ce que vaut la pente : son erreur type est déjà élargie pour le sondage. */
function forcePente({ pente: { sii }, isEncadree }: Gradient): Force {
  if (!isEncadree) return "indicative";
  const demi = (x: number): number => sii.valeur + (x - sii.valeur) / ELARGISSEMENT;
  return forceEvolution({ valeur: sii.valeur, statut: "valeur", intervalle: [demi(sii.bas), demi(sii.haut)] });
}

/**
 * « Des IRIS les plus modestes aux plus aisés, la part des locataires HLM passe de 52 % à 4 % (−48 points, entre −52 et −44) :
 * l'écart est net. » Sans verbe de cause : la droite range, elle n'explique pas.
 */
export function phraseGradient(indicateur: Indicateur, selon: Indicateur, gradient: Gradient, detail: Detail): string {
  const { pente, points: lus, rangs, isEncadree } = gradient;
  const force = forcePente(gradient);
  const unite = indicateur.unite.startsWith("%") ? "points" : indicateur.unite;
  const { decimales } = indicateur;
  const [bas, haut] = [pente.ordonnee, pente.ordonnee + pente.sii.valeur];
  const bouts = isRevenu(selon)
    ? `des ${detail.noms} les plus modestes aux plus aisés`
    : `d'un bout à l'autre des ${detail.noms} rangés selon ${selon.sujet}`;
  const dates = `${lus[0]?.millesime ?? ""}, ${selon.sujet} de ${rangs[0]?.millesime ?? ""}`;
  // Une droite peut sortir du possible (−2 %) à l'un des bouts : la pente seule se dit alors, sans écart imprimé à soustraire.
  const isPossible = bas >= 0 && haut >= 0 && !(indicateur.nature === "part" && Math.max(bas, haut) > 100);
  const pas = isPossible ? ecartImprime(indicateur, { valeur: bas }, { valeur: haut }) : pente.sii.valeur;
  const marge = isEncadree
    ? `entre ${writeEcart(pente.sii.bas, "", decimales)} et ${writeEcart(pente.sii.haut, "", decimales)}`
    : "";
  const ecart = [writeEcart(pas, unite, decimales), marge].filter((x) => x !== "").join(", ");
  if (force === "aucune")
    return finishPhrase(
      `${bouts} (${dates}), rien ne montre que ${indicateur.sujet} change : la pente (${ecart}) ne se distingue pas du hasard`,
    );
  const mouvement = isPossible
    ? `${verbe(indicateur, "passer")} de ${writeNombre(bas, indicateur)} à ${writeNombre(haut, indicateur)} (${ecart})`
    : `${verbe(indicateur, pente.sii.valeur > 0 ? "augmenter" : "diminuer")} de ${writeAmplitude(pente.sii.valeur, unite, decimales)}${isEncadree ? ` (${marge})` : ""}`;
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

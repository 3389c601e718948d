import type { Indicateur } from "../../modele/indicateur.ts";
import { finishPhrase } from "../accords.ts";
import type { Direction } from "../affirmation.ts";
import type { Dispersion } from "../dispersion.ts";
import type { Point } from "../donnees.ts";
import type { Force } from "../force.ts";
import { dansLieu, deNom } from "../lieux.ts";
import { writeAmplitude, writeValeur } from "../valeurs.ts";
import { DANS_LA_MARGE } from "./ecart.ts";

export interface Divergence {
  readonly commune: string;
  readonly periode: readonly [string, string];
  readonly dispersion: Omit<Dispersion, "points">;
  readonly direction: Extract<Direction, "creuse" | "resserre" | "stable">;
  readonly force: Force;
  /** Le plus bas et le plus haut, nommés ; null dans l'édition publique, qui ne classe pas les quartiers. */
  readonly extremes: readonly [Point, Point] | null;
}

const VERBES = {
  creuse: ["se creusent", "se creuser"],
  resserre: ["se resserrent", "se resserrer"],
} as const;

/**
 * « Entre 2014 et 2021, les écarts entre les quartiers statistiques de Mulhouse se creusent pour le taux de pauvreté : en
 * moyenne, un quartier s'écarte de 9,6 points de la commune en 2021, contre 7,8 points en 2014. »
 */
export function phraseDivergence(indicateur: Indicateur, d: Divergence): string {
  const { dispersion, direction, force, extremes } = d;
  const [de, a] = d.periode;
  const { unite, intervalle } = dispersion;
  const [debut, fin] = [dispersion.debut, dispersion.fin].map((x) => writeAmplitude(x, unite, 1));
  const sujet = `les écarts entre les quartiers statistiques ${deNom(d.commune)}`;
  const moyenne = `en moyenne, un quartier s'écarte de ${fin} de la commune en ${a}, contre ${debut} en ${de}`;
  const isPrudent = force === "indicative" && intervalle !== null;
  const marge = isPrudent ? `, une différence qui ${DANS_LA_MARGE}` : "";
  const bornes = extremes
    ? ` ; en ${a}, de ${extremes.map((p) => `${writeValeur(p, indicateur)} ${dansLieu(p)}`).join(" à ")}`
    : "";
  if (force === "aucune" || direction === "stable")
    return finishPhrase(
      `entre ${de} et ${a}, rien ne montre que ${sujet} aient changé pour ${indicateur.sujet} : ${moyenne}${bornes}`,
    );
  const [present, infinitif] = VERBES[direction];
  const dit = isPrudent ? `semblent ${infinitif}` : `${present}${force === "nette" ? " nettement" : ""}`;
  return finishPhrase(`entre ${de} et ${a}, ${sujet} ${dit} pour ${indicateur.sujet} : ${moyenne}${marge}${bornes}`);
}

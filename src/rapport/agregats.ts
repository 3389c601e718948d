import { notesDesSources } from "../calculer/valeurs.ts";
import { finishPhrase } from "../constats/accords.ts";
import { withoutCodes } from "../constats/motifs.ts";
import { formatValeur } from "../modele/nombre.ts";
import type { RuptureSerie } from "../modele/rupture.ts";
import type { AgregatProtege, Lecture } from "./lecture.ts";

export type Servi = AgregatProtege & { readonly valeur: number };

/** Décimales d'un agrégat : aucune pour un compte ou un montant, une pour une part ou un demi-jour. */
export function decimalesOf({ nature, unite, valeur }: AgregatProtege): number {
  if (nature === "part" || unite === "%") return 1;
  return nature === "quantile" && valeur !== null && !Number.isInteger(valeur) ? 1 : 0;
}

/** Le nom court d'un agrégat, pour un titre : la précision entre parenthèses reste dans la mesure. */
export const nomCourt = ({ libelle }: AgregatProtege): string => libelle.replace(/\s*\([^()]*\)\s*$/, "");

/** Ce que mesure la figure : le libellé entier, et son unité s'il ne la dit pas. */
export const mesureOf = ({ libelle, unite }: AgregatProtege, periode: string): string =>
  `${libelle}${unite === "" || libelle.toLowerCase().includes(unite) ? "" : ` (en ${unite})`}, ${periode}`;

export const writeAgregat = (a: Servi): string => formatValeur(a.valeur, a.unite, decimalesOf(a));

/** Ce qui fait sauter une série du CCAS sans que les besoins aient changé, d'après la table des ruptures. */
export const notesOf = (agregats: readonly AgregatProtege[]): readonly string[] =>
  notesDesSources([...new Set(agregats.map((a) => a.source))])
    .map(withoutCodes)
    .map(finishPhrase);

/** Qui a produit un agrégat : le CCAS lui-même. */
export const sourceOf = ({ nomCcas }: Lecture): string => `${nomCcas}, exports du CCAS`;

/** Le segment d'une année : une de plus à chaque coupure notée par le CCAS. */
export const segmentDe = (coupures: readonly RuptureSerie[], annee: number): number =>
  coupures.filter(({ depuis }) => (depuis ?? 0) <= annee).length;

/** Pourquoi deux années d'un total ne se comparent pas, ou null : « changement de logiciel le 01/01/2024 (…) ». */
export const obstacleEntre = (coupures: readonly RuptureSerie[], debut: number, fin: number): string | null =>
  coupures.find(({ depuis }) => depuis !== null && debut < depuis && fin >= depuis)?.raison ?? null;

/** « 2023 et 2024 ne se comparent pas : changement de logiciel… » */
export const writeObstacle = (obstacle: string, debut: number, fin: number): string =>
  `${debut} et ${fin} ne se comparent pas : ${obstacle}`;

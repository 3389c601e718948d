import type { Revenus } from "./revenus.ts";
import { gini, repartition, s80s20, vingtiles } from "./melange.ts";
import type { Composante } from "./melange.ts";

/** Ce que Filosofi dit d'un territoire, non arrondi. Taux et parts de 0 à 100, montants en euros. */
export interface Filosofi {
  readonly menages: number;
  readonly personnes: number;
  readonly uc: number;
  /** Déciles 1 à 9, quartiles 1 à 3. */
  readonly deciles: readonly number[];
  readonly quartiles: readonly number[];
  readonly s80s20: number;
  readonly gini: number;
  readonly pimp: number;
  readonly tp60: number;
  /** Taux par âge du référent, et personnes du groupe : les petits groupes sont couverts par le secret. */
  readonly tp60Ages: readonly number[];
  readonly personnesAges: readonly number[];
  readonly tp60Occupation: readonly number[];
  /** PTSA, PCHO, PBEN, PPEN, PPAT, PPFAM, PPMINI, PPLOGT, PIMPOT. */
  readonly parts: readonly number[];
}

/** La réponse du comparateur : `null` = couvert par le secret statistique. */
export interface FilosofiCommune {
  readonly menages: number | null;
  readonly mediane: number | null;
  readonly pimp: number | null;
  readonly tp60: number | null;
}

const somme = (xs: readonly number[]): number => xs.reduce((s, x) => s + x, 0);
const colonnes = (tables: readonly (readonly number[])[]): number[] =>
  tables[0]!.map((_, i) => somme(tables.map((t) => t[i]!)));

/** Résume un territoire à partir de ses unités. Unités vides admises. */
export function resumer(unites: readonly Revenus[], seuil: number): Filosofi {
  const melange = unites.flatMap((u) => u.disponible).filter((c) => c.poids > 0);
  const ages = colonnes(unites.map((u) => u.ages));
  const occupation = colonnes(unites.map((u) => u.occupation));
  const pauvresAges = colonnes(unites.map((u) => u.pauvresAges));
  const pauvresOccupation = colonnes(unites.map((u) => u.pauvresOccupation));
  const masses = colonnes(unites.map((u) => u.masses));
  const menages = somme(unites.map((u) => u.menages));
  return {
    menages,
    personnes: somme(unites.map((u) => u.personnes)),
    uc: somme(unites.map((u) => u.uc)),
    ...quantiles(melange),
    pimp: (100 * somme(unites.map((u) => u.imposes))) / menages,
    tp60: 100 * repartition(melange, seuil),
    tp60Ages: pauvresAges.map((p, i) => (100 * p) / ages[i]!),
    personnesAges: ages,
    tp60Occupation: pauvresOccupation.map((p, i) => (100 * p) / occupation[i]!),
    parts: masses.map((m) => (100 * m) / somme(masses)),
  };
}

/** Quantiles et inégalités d'un mélange, disponible ou déclaré. */
export function quantiles(melange: readonly Composante[]): Pick<Filosofi, "deciles" | "quartiles" | "s80s20" | "gini"> {
  const v = vingtiles(melange);
  return {
    deciles: [1, 3, 5, 7, 9, 11, 13, 15, 17].map((i) => v[i]!),
    quartiles: [4, 9, 14].map((i) => v[i]!),
    s80s20: s80s20(melange, v),
    gini: gini(melange, v),
  };
}

/** Ménages fiscaux en deçà desquels rien n'est diffusé (médiane comprise) ; relevé sur les fichiers communaux. */
export const SEUIL_MEDIANE = 50;

/** Tout est diffusé au-delà de 800 ménages et 2 000 personnes ; relevé sur les fichiers communaux 2018 et 2021. */
export const isComplet = (f: Filosofi): boolean => f.menages >= 800 && f.personnes >= 2000;

/** L'arrondi des montants dans les fichiers récents : à la dizaine. */
export const dizaine = (x: number): number => Math.round(x / 10) * 10;

/** Borne un taux de pauvreté : l'Insee écrit 5 pour [0 ; 5] et 95 pour [95 ; 100]. */
export const borner = (taux: number): number => Math.min(95, Math.max(5, taux));

/** Les quatre colonnes que le comparateur reprend de Filosofi. */
export function pourComparateur(f: Filosofi): FilosofiCommune {
  const complet = isComplet(f);
  return {
    menages: f.menages < SEUIL_MEDIANE ? null : f.menages,
    mediane: f.menages < SEUIL_MEDIANE ? null : dizaine(f.quartiles[1]!),
    pimp: complet ? Math.round(f.pimp) : null,
    tp60: complet ? Math.round(borner(f.tp60)) : null,
  };
}

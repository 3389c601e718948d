import type { Anomalie } from "../modele/anomalie.ts";

/** Ce qu'est devenue chaque ligne d'un fichier : `lues = gardees + refusees`, toujours, sauf un export du CCAS : voir `Comptes`. `cases` : mesures écrites. */
export interface Bilan {
  readonly lues: number;
  readonly gardees: number;
  readonly refusees: number;
  readonly cases: number;
  readonly anomalies: readonly Anomalie[];
}

export const bilan = (lues: number, gardees: number, cases: number, anomalies: readonly Anomalie[]): Bilan => ({
  lues,
  gardees,
  refusees: lues - gardees,
  cases,
  anomalies,
});

export const aucun = (anomalies: readonly Anomalie[]): Bilan => bilan(0, 0, 0, anomalies);

/** D'un fichier fautif rien n'est gardé, même ses lignes saines. */
export const refuser = ({ lues, anomalies }: Bilan): Bilan => bilan(lues, 0, 0, anomalies);

export const addBilans = (a: Bilan, b: Bilan): Bilan =>
  bilan(a.lues + b.lues, a.gardees + b.gardees, a.cases + b.cases, [...a.anomalies, ...b.anomalies]);

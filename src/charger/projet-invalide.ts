import type { Anomalie } from "../modele/anomalie.ts";

/** Erreurs de projet : toutes d'un coup, en français, avec fichier et ligne. */
export class ProjetInvalide extends Error {
  readonly anomalies: readonly Anomalie[];
  constructor(anomalies: readonly Anomalie[]) {
    super("invalid project");
    this.anomalies = anomalies;
  }
}

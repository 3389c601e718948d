import { formatAnomalie, isBloquante, type Anomalie } from "../modele/anomalie.ts";

/** Codes de sortie : 0 tout va bien, 1 anomalies bloquantes, 2 mauvaise commande. */
export const SORTIE = { ok: 0, bloquant: 1, usage: 2 } as const;

/** Une commande mal écrite : message en français, sortie 2. */
export class ErreurUsage extends Error {}

const MAX_AVERTISSEMENTS = 20;

/** Écrit toutes les anomalies bloquantes, et les premiers avertissements, sur la sortie d'erreur. */
export function printAnomalies(anomalies: readonly Anomalie[]): void {
  const bloquantes = anomalies.filter(isBloquante);
  const autres = anomalies.filter((a) => !isBloquante(a));
  for (const a of bloquantes) console.error(`✗ ${formatAnomalie(a)}`);
  for (const a of autres.slice(0, MAX_AVERTISSEMENTS)) console.error(`! ${formatAnomalie(a)}`);
  if (autres.length > MAX_AVERTISSEMENTS)
    console.error(`! et ${autres.length - MAX_AVERTISSEMENTS} autres avertissements`);
  if (bloquantes.length > 0)
    console.error(
      `\n${bloquantes.length} anomalie${bloquantes.length > 1 ? "s" : ""} bloquante${bloquantes.length > 1 ? "s" : ""}. Corriger, puis relancer.`,
    );
}

export const formatDuree = (ms: number): string =>
  ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1).replace(".", ",")} s`;

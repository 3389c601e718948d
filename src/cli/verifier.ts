import { existsSync } from "node:fs";
import { verifierSite } from "../publier/site/verifier.ts";
import { isBloquante } from "../modele/anomalie.ts";
import { ErreurUsage, printAnomalies, SORTIE } from "./sortie.ts";

export async function runVerifier(dossier: string, canaris: readonly string[]): Promise<number> {
  if (!existsSync(dossier)) throw new ErreurUsage(`dossier absent : ${dossier}`);
  const anomalies = await verifierSite(dossier, { canaris });
  printAnomalies(anomalies);
  if (!anomalies.some(isBloquante)) console.log(`✓ ${dossier} : aucun lien rompu, aucun autre hôte, aucune erreur`);
  return anomalies.some(isBloquante) ? SORTIE.bloquant : SORTIE.ok;
}

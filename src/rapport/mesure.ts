import { finishPhrase } from "../constats/accords.ts";
import { withoutCodes } from "../constats/motifs.ts";
import type { Indicateur } from "../modele/indicateur.ts";

/** « Taux de pauvreté à 60 % (en %) » ; l'unité n'est pas répétée quand le libellé la dit déjà. */
export function writeMesure({ libelle, unite }: Indicateur, precision = ""): string {
  const isDite = unite === "" || unite.startsWith("pour ") || libelle.includes(`(${unite}`);
  return `${isDite ? libelle : `${libelle} (en ${unite})`}${precision}`;
}

/** Les pièges de lecture d'un indicateur, sans le code interne qui les précède (« R6 : … »). */
export const piegesOf = ({ pieges = [] }: Indicateur): readonly string[] =>
  pieges.map((p) => finishPhrase(withoutCodes(p)));

import { notesDe } from "../calculer/valeurs.ts";
import { capitalize, finishPhrase } from "../constats/accords.ts";
import { withoutCodes } from "../constats/motifs.ts";
import type { Indicateur } from "../modele/indicateur.ts";

/**
 * Le nom d'un indicateur tel qu'on le lit : « Taux de chômage des 15-64 ans au sens du recensement ». Le libellé du
 * catalogue, abrégé (« 15-64 (sens RP) »), reste celui des fichiers et de la page Méthode.
 */
export const nomOf = ({ sujet }: Indicateur): string => capitalize(sujet.replace(/^(?:les? |la |l')/, ""));

/** « Taux de recours local, pour 100 ménages pauvres » : ce à quoi un nombre sans unité se rapporte, si le nom ne le dit pas. */
export function nomAvecRapport(indicateur: Indicateur): string {
  const nom = nomOf(indicateur);
  return indicateur.unite.startsWith("pour ") && !/ pour 1/.test(nom) ? `${nom}, ${indicateur.unite}` : nom;
}

/** « Taux de pauvreté (en %) » ; l'unité n'est pas répétée quand le nom la dit déjà. */
export function writeMesure(indicateur: Indicateur, precision = ""): string {
  const { unite } = indicateur;
  const nom = nomAvecRapport(indicateur);
  const isDite = unite === "" || unite.startsWith("pour ");
  return `${isDite ? nom : `${nom} (en ${unite})`}${precision}`;
}

/** Les pièges de lecture d'un indicateur et les ruptures à noter, sans le code interne qui les précède (« R6 : … »). */
export const piegesOf = (indicateur: Indicateur): readonly string[] =>
  [...(indicateur.pieges ?? []), ...notesDe(indicateur)].map((p) => finishPhrase(withoutCodes(p)));

import type { CalculActivite } from "../modele/activite.ts";
import type { Attente, Indicateur, Suivi } from "../modele/indicateur.ts";
import { ATTENDUES, type SourceAttendue } from "./attendues.ts";

type SansForme = Omit<Indicateur, "unite" | "decimales" | "nature" | "attente">;

/** Une proportion en %, à une décimale, avec l'intervalle de son genre. */
export const proportion = (i: SansForme): Indicateur => ({ ...i, unite: "%", decimales: 1, nature: "part" });

/** Un indicateur défini, dont aucune source n'est encore déclarée. */
export const enAttente = (
  source: SourceAttendue,
  numerateur: string,
  denominateur: string | null,
  reste: Omit<Indicateur, "definitions" | "attente">,
): Indicateur => {
  const attente: Attente = { source, titre: ATTENDUES[source], numerateur, denominateur };
  return { ...reste, definitions: [], attente };
};

/** Un indicateur tiré des agrégats du coffre. */
export const duCoffre = (
  source: SourceAttendue,
  [numerateur, denominateur]: readonly [string, string | null],
  calcul: CalculActivite,
  reste: Omit<Indicateur, "definitions" | "attente" | "activite">,
): Indicateur => ({
  ...reste,
  definitions: [],
  activite: { source, titre: ATTENDUES[source], numerateur, denominateur, calcul },
});

/** Un indicateur que le suivi du plan d'action ou des conventions nourrit. */
export const duPilotage = (
  source: SourceAttendue,
  [numerateur, denominateur]: readonly [string, string | null],
  compte: Suivi["compte"],
  reste: Omit<Indicateur, "definitions" | "attente" | "activite" | "pilotage">,
): Indicateur => ({
  ...reste,
  definitions: [],
  pilotage: { source, titre: ATTENDUES[source], numerateur, denominateur, compte },
});

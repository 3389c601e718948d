import type { CalculActivite } from "../modele/activite.ts";
import type { Indicateur, Suivi } from "../modele/indicateur.ts";
import { INTERNES, type SourceInterne } from "./internes.ts";

type SansForme = Omit<Indicateur, "unite" | "decimales" | "nature">;

/** Une proportion en %, à une décimale, avec l'intervalle de son genre. */
export const proportion = (i: SansForme): Indicateur => ({ ...i, unite: "%", decimales: 1, nature: "part" });

/** Un indicateur tiré des agrégats du coffre. */
export const duCoffre = (
  source: SourceInterne,
  [numerateur, denominateur]: readonly [string, string | null],
  calcul: CalculActivite,
  reste: Omit<Indicateur, "definitions" | "activite">,
): Indicateur => ({
  ...reste,
  definitions: [],
  activite: { source, titre: INTERNES[source], numerateur, denominateur, calcul },
});

/** Un indicateur que le suivi du plan d'action ou des conventions nourrit. */
export const duPilotage = (
  source: SourceInterne,
  [numerateur, denominateur]: readonly [string, string | null],
  compte: Suivi["compte"],
  reste: Omit<Indicateur, "definitions" | "activite" | "pilotage">,
): Indicateur => ({
  ...reste,
  definitions: [],
  pilotage: { source, titre: INTERNES[source], numerateur, denominateur, compte },
});

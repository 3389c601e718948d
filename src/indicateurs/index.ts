import type { Indicateur } from "../modele/indicateur.ts";
import { DEMOGRAPHIE } from "./demographie.ts";
import { EMPLOI } from "./emploi.ts";
import { FAMILLES_INDICATEURS } from "./familles.ts";
import { ISOLEMENT } from "./isolement.ts";
import { JEUNESSE } from "./jeunesse.ts";
import { LOGEMENT } from "./logement.ts";
import { REVENUS } from "./revenus.ts";
import { VIEILLISSEMENT } from "./vieillissement.ts";

/** Le catalogue : les indicateurs que l'observatoire sait calculer, dans l'ordre du rapport. */
export const INDICATEURS: readonly Indicateur[] = [
  ...DEMOGRAPHIE,
  ...FAMILLES_INDICATEURS,
  ...VIEILLISSEMENT,
  ...JEUNESSE,
  ...LOGEMENT,
  ...REVENUS,
  ...EMPLOI,
  ...ISOLEMENT,
];

const PAR_CODE = new Map(INDICATEURS.map((i) => [i.code, i]));

export const getIndicateur = (code: string): Indicateur | undefined => PAR_CODE.get(code);

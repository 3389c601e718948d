import type { Indicateur } from "../modele/indicateur.ts";
import { CCAS_DEMANDES } from "./ccas/demandes.ts";
import { CCAS_FOYERS } from "./ccas/foyers.ts";
import { CCAS_MOYENS } from "./ccas/moyens.ts";
import { CCAS_SERVICES } from "./ccas/services.ts";

/** L'activité du CCAS, par code, comme au catalogue. */
export const CCAS: readonly Indicateur[] = [
  ...CCAS_FOYERS,
  ...CCAS_DEMANDES,
  ...CCAS_SERVICES,
  ...CCAS_MOYENS,
].toSorted((a, b) => (a.code < b.code ? -1 : 1));

import { hasValeur, writeValeur } from "../../constats/valeurs.ts";
import type { Action } from "../../pilotage/actions.ts";
import type { Lecture } from "../lecture.ts";
import { nomAvecRapport } from "../mesure.ts";

/**
 * « Part des demandes… : 66,3 % en 2024, cible 80 % en 2026 ». Le départ n'est dit que si l'édition sert cette valeur : écrit à
 * la main, il n'est pas passé par le secret.
 */
export function cibleOf(action: Action, lecture: Lecture): string {
  const indicateur = action.indicateur === null ? undefined : lecture.indicateur(action.indicateur);
  if (!indicateur) return "à préciser";
  const { niveau, code } = lecture.perimetre.commune;
  const dire = (valeur: number): string => writeValeur({ valeur, statut: "valeur", motif: null }, indicateur);
  const servi = lecture.serie(indicateur.code, niveau, code).find((p) => p.annee === action.depart_millesime);
  const depart =
    action.depart !== null && servi && hasValeur(servi) ? `${dire(action.depart)} en ${action.depart_millesime}, ` : "";
  const cible =
    action.cible === null
      ? "cible à fixer"
      : `cible ${dire(action.cible)}${action.horizon === null ? "" : ` en ${action.horizon}`}`;
  return `${nomAvecRapport(indicateur)} : ${depart}${cible}`;
}

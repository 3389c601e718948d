import { createAlea } from "../alea.ts";
import { formatJour } from "./calendrier.ts";
import type { Foyer } from "./foyers.ts";
import { between } from "./tirage.ts";

/** Années des évaluations : la première sert d'avant à la seconde. */
export const ANNEES_ACCOMPAGNEMENT = [2024, 2025] as const;

const ENTETE = [
  "N° foyer accompagné", "Date évaluation", "Grille logement", "Grille ressources", "Grille droits", "Grille santé",
  "Grille lien social", "Référent", "Notes libres",
]; // prettier-ignore
const ACCOMPAGNES = 120;
/** Ce que gagne un domaine d'une évaluation à l'autre : les droits s'ouvrent plus vite que les ressources ne montent. */
const GAINS = [0.2, 0.1, 0.6, 0, 0.3] as const;

const note = (valeur: number): number => Math.min(5, Math.max(1, Math.round(valeur)));

/** Le suivi des accompagnements d'une année : une évaluation par foyer, sur cinq domaines, de 1 (le plus précaire) à 5. */
export function generateAccompagnement(graine: number, annee: number, foyers: readonly Foyer[]): string {
  const rang = annee - ANNEES_ACCOMPAGNEMENT[0];
  const alea = createAlea(graine, `ccas-accompagnement-${annee}`);
  const depart = createAlea(graine, "ccas-accompagnement");
  const lignes = foyers.slice(0, ACCOMPAGNES).flatMap(({ numero }) => {
    const niveaux = GAINS.map((gain) => depart.normal(2.4, 0.8) + rang * gain + alea.normal(0, 0.5));
    const date = new Date(Date.UTC(annee, between(alea, 1, 10), between(alea, 1, 28)));
    // Un foyer sur six s'en va avant d'être revu.
    if (rang > 0 && alea.uniform() < 1 / 6) return [];
    return [[numero, formatJour(date), ...niveaux.map((n) => String(note(n))), `R${between(alea, 1, 4)}`, "note fictive"].join(";")]; // prettier-ignore
  });
  return [ENTETE.join(";"), ...lignes, ""].join("\r\n");
}

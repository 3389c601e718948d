import { finishPhrase } from "../../constats/accords.ts";
import { isRetenue } from "../../pilotage/etats.ts";
import type { Bloc } from "../directives/bloc.ts";
import { readEntier } from "../parametres.ts";
import { writeDecision } from "./plan.ts";
import { puces, withPilotage } from "./textes.ts";

/** L'essentiel en porte trois (plan type, domaine §2.2) ; les autres sont au plan d'action. */
const MAX = 3;

/**
 * `::retenues{max=3}` : les préconisations de l'année qu'une instance a retenues, dans l'ordre de `pilotage/`, et sa décision. Elle
 * n'est pas une donnée : une page qui n'a qu'elle n'a rien montré.
 */
export const retenues: Bloc = {
  parametres: ["max", "si-disponible"],
  isDonnee: false,
  resolve(parametres, contexte, noeud) {
    const max = readEntier(parametres, "max", MAX, noeud, contexte);
    return withPilotage(contexte, ({ preconisations }) => {
      const siennes = preconisations.filter((p) => p.edition === contexte.lecture.annee && isRetenue(p.etat));
      if (siennes.length === 0) return [];
      return [puces(siennes.slice(0, max).map((p) => [p.texte, finishPhrase(writeDecision(p))] as const))];
    });
  },
};

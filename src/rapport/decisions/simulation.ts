import type { RootContent } from "mdast";
import { simulerPlafond, type Essai } from "../../calculer/simuler-plafond.ts";
import { baremeDe } from "../../modele/journal.ts";
import type { Action } from "../../pilotage/actions.ts";
import type { Bloc, Reponse } from "../directives/bloc.ts";
import type { Lecture } from "../lecture.ts";
import { createParagraphe } from "../tableau.ts";
import { phrasesSimulation } from "./phrases-simulation.ts";
import { puces, RIEN } from "./textes.ts";

/** Ce que dit une édition d'un autre plafond ; une phrase seule quand rien ne se calcule. */
function writeSimulation(lecture: Lecture, essai: Omit<Essai, "plafond">): readonly string[] | { readonly raison: string } {
  const agregats = (variable: string) => lecture.agregats(variable);
  // Trop fin pour être protégé : ces comptes ne sortent que dans l'édition de la direction.
  if (lecture.edition !== "direction") return { raison: "le calcul par quotient familial est réservé à la direction" };
  const annee = essai.annee ?? Math.max(0, ...agregats("foyers_par_qf").map((a) => a.millesime));
  const plafond = baremeDe(lecture.journal, essai.aide, annee)?.plafond ?? null;
  if (plafond === null)
    return { raison: `le journal des barèmes ne dit pas le plafond de l'aide « ${essai.aide} » (pilotage/baremes.yaml)` };
  if (plafond === essai.nouveau) return { raison: `le plafond de l'aide « ${essai.aide} » est déjà celui-là` };
  const simulation = simulerPlafond(agregats, { ...essai, plafond });
  if ("raison" in simulation) return { raison: simulation.raison };
  const { resultat, limites } = phrasesSimulation(simulation);
  return [...resultat, ...limites];
} // prettier-ignore

/** Ce que changerait l'action, si elle porte sur un plafond ; rien sinon. */
export function effetPlafond({ aide, plafond_qf: nouveau }: Action, lecture: Lecture): readonly (readonly [string, string])[] {
  if (aide === null || nouveau === null) return [];
  const dit = writeSimulation(lecture, { aide, nouveau });
  return "raison" in dit ? [["Autre plafond", `non calculé : ${dit.raison}.`]] : dit.map((phrase, i) => [i === 0 ? "Autre plafond" : "À savoir", phrase]); // prettier-ignore
} // prettier-ignore

/** `::simulation{aide=alimentaire nouveau=800}` : ce qu'un autre plafond changerait parmi les demandes de l'année. */
export const simulation: Bloc = {
  parametres: ["aide", "nouveau", "annee", "si-disponible"],
  isDonnee: true,
  resolve({ aide = "", nouveau = "", annee }, { lecture, signale }, noeud): Reponse {
    const montant = Number(nouveau.replace(",", "."));
    if (aide === "" || nouveau === "" || !(montant >= 0) || (annee !== undefined && !/^\d{4}$/.test(annee))) {
      const action = "Écrire ::simulation{aide=alimentaire nouveau=800}, des euros ; annee=2025 au besoin.";
      signale({ noeud, gravite: "bloquante", code: "parametre", valeur: nouveau, message: "simulation mal écrite", action });
      return RIEN;
    }
    const dit = writeSimulation(lecture, { aide, nouveau: montant, ...(annee === undefined ? {} : { annee: Number(annee) }) });
    if ("raison" in dit) return { manque: { libelle: `Simulation d'un plafond (${aide})`, raison: dit.raison } };
    const [premiere = "", ...suite] = dit;
    const contenu: RootContent[] = [createParagraphe(premiere), puces(suite)];
    return { contenu };
  },
}; // prettier-ignore

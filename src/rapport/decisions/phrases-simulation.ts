import { finishPhrase } from "../../constats/accords.ts";
import type { Fourchette, Simulation } from "../../calculer/simuler-plafond.ts";
import { formatNombre } from "../../modele/nombre.ts";
import { nomTranche } from "../../modele/tranche-qf.ts";
import { euros } from "./textes.ts";

/** « 12 foyers », « de 12 à 15 foyers », « au plus 3 foyers ». */
function writeFourchette([min, max]: Fourchette, un: string): string {
  const mots = `${un}${max > 1 ? "s" : ""}`;
  if (min === max) return `${max === 0 ? "aucun" : formatNombre(max)} ${mots}`;
  return min === 0 ? `au plus ${formatNombre(max)} ${mots}` : `de ${formatNombre(min)} à ${formatNombre(max)} ${mots}`;
}

/** « 3 foyers passeraient », « 1 foyer passerait », « aucun foyer ne passerait ». */
const accord = (compte: Fourchette, pluriel: string, singulier: string, aucun = singulier): string =>
  `${writeFourchette(compte, "foyer")} ${compte[1] > 1 ? pluriel : compte[1] === 0 ? aucun : singulier}`;

/** Ce que la simulation dit, puis ce qu'elle ne peut pas savoir : chaque phrase se lit seule. */
export function phrasesSimulation(s: Simulation): { readonly resultat: readonly string[]; readonly limites: readonly string[] } {
  const monte = s.sens === "entrent";
  const zone = `entre ${euros(Math.min(s.plafond, s.nouveau))} et ${euros(Math.max(s.plafond, s.nouveau))}`;
  // « Demandes » est féminin : la fourchette s'accorde par son propre nom.
  const demandes = writeFourchette(s.demandes, "demande").replace(/^aucun /, "aucune ");
  const tete = `Plafond de l'aide « ${s.aide} » ${s.nouveau > s.plafond ? "porté" : "ramené"} de ${euros(s.plafond)} à ${euros(s.nouveau)}, d'après les demandes de ${s.annee}`;
  const effet = monte
    ? `${accord(s.foyers, "restés sans aide passeraient", "resté sans aide passerait", "resté sans aide ne passerait")} sous le plafond ; ${demandes} sans accord dans cette zone`
    : `${accord(s.foyers, "aidés cette année-là seraient", "aidé cette année-là serait", "aidé cette année-là ne serait")} au-dessus du plafond ; ${demandes} accordée${s.demandes[1] > 1 ? "s" : ""} dans cette zone`;
  const parTranche = s.tranches.map(
    ({ tranche, foyers, isEntiere }) => `${nomTranche(tranche)} : ${formatNombre(foyers)}${isEntiere ? "" : ", dont une partie seulement"}`,
  );
  return {
    resultat: [
      `${tete} : ${effet}`,
      ...(parTranche.length === 0 ? [] : [`Par quotient familial (foyers) : ${parTranche.join(" ; ")}`]),
      ...(s.autres[1] === 0
        ? []
        : [
            monte
              ? `Dans cette zone, ${accord(s.autres, "ont déjà été aidés", "a déjà été aidé")} malgré le plafond d'aujourd'hui`
              : `Dans cette zone, ${accord(s.autres, "n'avaient", "n'avait")} déjà rien reçu`,
          ]),
    ].map(finishPhrase),
    limites: [
      ...(s.inconnus === 0
        ? []
        : [`${accord([s.inconnus, s.inconnus], "n'ont pas de quotient familial dans l'export : comptés", "n'a pas de quotient familial dans l'export : compté")} seulement dans le haut de la fourchette`]),
      ...(s.tranches.some((t) => !t.isEntiere)
        ? ["Le coffre ne garde que des tranches de cent euros : un plafond qui tombe au milieu d'une tranche donne une fourchette"]
        : []),
      `Le calcul ne voit que ceux qui ont demandé : il ne sait rien de ceux qui, ${zone}, ont besoin de cette aide et n'ont rien demandé`,
      "Un autre plafond change aussi les comportements : qui demande, quand, et ce que d'autres organismes donnent. Rien de cela n'est compté",
      ...(monte ? ["Un refus a pu avoir un autre motif que les ressources : le coffre ne garde pas les motifs de refus"] : []),
    ].map(finishPhrase),
  };
} // prettier-ignore

import type { Projet } from "../charger/projet.ts";
import { enumerer } from "../constats/accords.ts";
import { nomJour } from "../constats/periodes.ts";
import { formatValeur } from "../modele/nombre.ts";
import { echeanceLegale } from "../pilotage/echeances.ts";
import { isRetenue } from "../pilotage/etats.ts";
import type { Controle, Vue } from "./pilotage.ts";

const BLANC = "…………";

/**
 * De quoi écrire la délibération : les visas, ce que le conseil prend en acte, les actions retenues. Un projet à relire, où ce
 * que le projet ne sait pas reste en blanc ; ce n'est pas un acte.
 */
export function writeDeliberation({ pilotage }: Controle, { observatoire }: Projet): Vue {
  const { mandat, actions, contributions, presentation } = pilotage;
  const retenues = actions.filter((a) => a.edition === observatoire.annee && isRetenue(a.etat));
  const partenaires = (contributions?.partenaires ?? []).map((p) => p.nom);
  const donnee = {
    organisme: observatoire.nom,
    annee: observatoire.annee,
    rapport: mandat?.rapport ?? null,
    echeanceLegale: mandat ? echeanceLegale(mandat.elections) : null,
    presentation,
    partenaires,
    actions: retenues.map(({ id, action, pilote, fin, budget, indicateur, cible }) => ({ id, action, pilote, fin, budget, indicateur, cible })), // prettier-ignore
  };
  const jour = presentation === null ? BLANC : (nomJour(presentation) ?? presentation);
  const quoi = mandat?.rapport === "socle" ? "le rapport d'analyse des besoins sociaux du mandat" : `l'analyse complémentaire des besoins sociaux de ${observatoire.annee}`; // prettier-ignore
  const texte = [
    `PROJET DE DÉLIBÉRATION (à relire et à compléter)`,
    `${observatoire.nom}, conseil d'administration du ${jour}`,
    "",
    "Vu le code de l'action sociale et des familles, notamment ses articles L. 123-5, R. 123-1 et R. 123-2 ;",
    ...(partenaires.length > 0
      ? [`Considérant que l'analyse a été établie avec les partenaires suivants : ${enumerer(partenaires)} ;`]
      : []),
    "",
    "Le conseil d'administration, après en avoir délibéré,",
    `- prend acte de la présentation de ${quoi} ;`,
    ...(retenues.length > 0 ? ["- approuve les actions suivantes :"] : []),
    ...retenues.map(
      (a) =>
        `  · ${a.action} (pilote : ${a.pilote ?? BLANC} ; échéance : ${a.fin === null ? BLANC : nomJour(a.fin)} ; budget : ${a.budget === null ? BLANC : formatValeur(a.budget, "€")}) ;`,
    ),
    `- autorise ${BLANC} à signer les actes nécessaires.`,
    "",
    `Votants : ${BLANC}  Pour : ${BLANC}  Contre : ${BLANC}  Abstentions : ${BLANC}`,
  ].join("\n");
  return { donnee, texte };
}

import type { Projet } from "../charger/projet.ts";
import { enumerer } from "../constats/accords.ts";
import { nomJour } from "../constats/periodes.ts";
import { formatValeur } from "../modele/nombre.ts";
import { echeanceLegale, etatConvention } from "../pilotage/echeances.ts";
import { isRetenue } from "../pilotage/etats.ts";
import type { Controle, Vue } from "./pilotage.ts";

const BLANC = "…………";

/**
 * De quoi écrire la délibération : les visas, ce que le conseil prend en acte, les actions retenues. Un projet à relire, où ce
 * que le projet ne sait pas reste en blanc ; ce n'est pas un acte.
 */
export function writeDeliberation({ pilotage }: Controle, { observatoire }: Projet): Vue {
  const { mandat, commande, actions, contributions, conventions, presentation, reference } = pilotage;
  const retenues = actions.filter((a) => a.edition === observatoire.annee && isRetenue(a.etat));
  const partenaires = (contributions?.partenaires ?? []).map((p) => p.nom);
  const menees = actions.filter((a) => a.edition < observatoire.annee && isRetenue(a.etat));
  const reunions = (contributions?.comite?.reunions ?? []).map((r) => r.le).toSorted();
  const finissent = conventions.filter((c) => ["à échéance", "échue"].includes(etatConvention(c, reference)));
  const isCias = mandat?.organisme === "CIAS";
  const donnee = {
    organisme: observatoire.nom,
    annee: observatoire.annee,
    rapport: mandat?.rapport ?? null,
    echeanceLegale: mandat ? echeanceLegale(mandat.elections) : null,
    presentation,
    partenaires,
    reunions,
    bilan: menees.map(({ id, action, etat, suite }) => ({ id, action, etat, suite })),
    conventions: finissent.map(({ id, objet, echeance }) => ({ id, objet, echeance })),
    actions: retenues.map(({ id, action, pilote, fin, budget, indicateur, cible }) => ({ id, action, pilote, fin, budget, indicateur, cible })), // prettier-ignore
  };
  const jour = presentation === null ? BLANC : (nomJour(presentation) ?? presentation);
  const quoi = mandat?.rapport === "socle" ? "le rapport d'analyse des besoins sociaux du mandat" : `l'analyse complémentaire des besoins sociaux de ${observatoire.annee}`; // prettier-ignore
  const texte = [
    `PROJET DE DÉLIBÉRATION (à relire et à compléter)`,
    `${observatoire.nom}, conseil d'administration du ${jour}`,
    "",
    `Vu le code de l'action sociale et des familles, notamment ses articles ${isCias ? "L. 123-4-1" : "L. 123-4"}, L. 123-5, R. 123-1 et R. 123-2 ;`,
    ...(commande?.validee_le && commande.instance
      ? [`Vu la commande arrêtée par ${commande.instance} le ${nomJour(commande.validee_le)} ;`]
      : []),
    ...(partenaires.length > 0
      ? [`Considérant que l'analyse a été établie avec les partenaires suivants : ${enumerer(partenaires)} ;`]
      : []),
    ...(reunions.length > 0
      ? [
          `Considérant ${reunions.length > 1 ? "les réunions du comité de pilotage des" : "la réunion du comité de pilotage du"} ${enumerer(reunions.map((le) => nomJour(le) ?? le))} ;`,
        ]
      : []),
    "",
    "Le conseil d'administration, après en avoir délibéré,",
    `- prend acte de la présentation de ${quoi} ;`,
    ...(menees.length > 0
      ? [
          `- prend acte du bilan des actions décidées en ${enumerer([...new Set(menees.map((a) => String(a.edition)))].sort())} ;`,
        ]
      : []),
    ...(retenues.length > 0 ? ["- approuve les actions suivantes :"] : []),
    ...retenues.map(
      (a) =>
        `  · ${a.action} (pilote : ${a.pilote ?? BLANC} ; échéance : ${a.fin === null ? BLANC : nomJour(a.fin)} ; budget : ${a.budget === null ? BLANC : formatValeur(a.budget, "€")}) ;`,
    ),
    ...finissent.map((c) => `- décide, pour la convention « ${c.objet} », dont le terme est le ${nomJour(c.echeance)}, de ${BLANC} ;`), // prettier-ignore
    `- autorise ${BLANC} à signer les actes nécessaires.`,
    "",
    `Votants : ${BLANC}  Pour : ${BLANC}  Contre : ${BLANC}  Abstentions : ${BLANC}`,
  ].join("\n");
  return { donnee, texte };
}

import type { Projet } from "../charger/projet.ts";
import { echeanceLegale, etatConvention } from "../pilotage/echeances.ts";
import { isClose, isRetenue } from "../pilotage/etats.ts";
import type { Controle, Vue } from "./pilotage.ts";

interface Rappel {
  readonly le: string;
  readonly quoi: string;
}

/** Tout ce qui a une date et n'est pas fait : étapes, échéance légale, fins d'action, termes de convention. */
export function writeCalendrier({ pilotage }: Controle, _projet: Projet): Vue {
  const { mandat, actions, conventions, reference } = pilotage;
  const rappels: Rappel[] = [
    ...(mandat?.calendrier ?? []).filter((e) => e.fait_le === null).map((e) => ({ le: e.le, quoi: e.quoi })),
    ...(mandat
      ? [{ le: echeanceLegale(mandat.elections), quoi: "échéance légale du rapport de base (R. 123-1)" }]
      : []),
    ...actions
      .filter((a) => isRetenue(a.etat) && !isClose(a.etat) && a.fin !== null)
      .map((a) => ({ le: a.fin ?? "", quoi: `action ${a.id} : ${a.action}` })),
    ...conventions
      .filter((c) => etatConvention(c, reference) !== "projet")
      .map((c) => ({ le: c.echeance, quoi: `terme de la convention ${c.id} : ${c.objet}` })),
  ].toSorted((a, b) => (a.le < b.le ? -1 : a.le > b.le ? 1 : 0));
  const texte = rappels.length === 0 ? "Rien n'est prévu dans pilotage/." : rappels.map((r) => `${r.le}  ${r.quoi}${r.le < reference ? "  (passé)" : ""}`).join("\n"); // prettier-ignore
  return { donnee: { reference, rappels }, texte };
}

import type { Projet } from "../charger/projet.ts";
import { writeAgenda } from "../pilotage/agenda.ts";
import { rappelsDe } from "../pilotage/rappels.ts";
import type { Controle, Vue } from "./pilotage.ts";

/** Tout ce qui a une date et n'est pas fait ; en agenda, ce qui est encore à venir. */
export function writeCalendrier({ pilotage }: Controle, { observatoire }: Projet): Vue {
  const { reference } = pilotage;
  const rappels = rappelsDe(pilotage);
  const texte = rappels.length === 0 ? "Rien n'est prévu dans pilotage/." : rappels.map((r) => `${r.le}  ${r.quoi}${r.le < reference ? "  (passé)" : ""}`).join("\n"); // prettier-ignore
  const aVenir = rappels.filter((r) => r.le >= reference);
  return {
    donnee: { reference, rappels },
    texte,
    agenda: writeAgenda(aVenir, observatoire.territoire.code, reference),
  };
}

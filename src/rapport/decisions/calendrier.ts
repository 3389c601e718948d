import type { Bloc } from "../directives/bloc.ts";
import { createTableauTextes } from "../tableau.ts";
import { dire, withPilotage } from "./textes.ts";

/** `::calendrier` : les étapes de la démarche, faites et à venir. */
export const calendrier: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ mandat }) => {
      const etapes = (mandat?.calendrier ?? []).toSorted((a, b) => (a.le < b.le ? -1 : 1));
      if (etapes.length === 0) return [];
      return [
        createTableauTextes(
          ["Date", "Étape", "Qui", "Fait"],
          etapes.map((e) => [dire(e.le), e.quoi, e.qui ?? "—", e.fait_le === null ? "à venir" : `le ${dire(e.fait_le)}`]), // prettier-ignore
        ),
      ];
    }),
};

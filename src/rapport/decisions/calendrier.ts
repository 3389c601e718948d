import type { Etape } from "../../pilotage/mandat.ts";
import type { Bloc } from "../directives/bloc.ts";
import { createTableauTextes } from "../tableau.ts";
import { dire, withPilotage } from "./textes.ts";

/** Une étape dont le jour est passé et que rien ne dit faite n'est pas « à venir ». */
function avancementOf({ le, fait_le }: Etape, reference: string): string {
  if (fait_le === null) return le < reference ? "pas encore" : "à venir";
  return fait_le === le ? "fait" : `le ${dire(fait_le)}`;
}

/** `::calendrier` : les étapes de la démarche, faites et à venir. */
export const calendrier: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ mandat, reference }) => {
      const etapes = (mandat?.calendrier ?? []).toSorted((a, b) => (a.le < b.le ? -1 : 1));
      if (etapes.length === 0) return [];
      return [
        createTableauTextes(
          ["Date", "Étape", "Qui", "Fait"],
          etapes.map((e) => [dire(e.le), e.quoi, e.qui ?? "—", avancementOf(e, reference)]),
        ),
      ];
    }),
};

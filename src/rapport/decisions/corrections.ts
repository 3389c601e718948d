import type { Bloc } from "../directives/bloc.ts";
import { createTableauTextes } from "../tableau.ts";
import { dire, withPilotage } from "./textes.ts";

/** `::corrections` : ce qui a été publié puis corrigé. */
export const corrections: Bloc = {
  parametres: ["si-disponible"],
  isDonnee: true,
  resolve: (_, contexte) =>
    withPilotage(contexte, ({ corrections: toutes }) =>
      toutes.length === 0
        ? []
        : [
            createTableauTextes(
              ["Date", "Édition", "Ce qui est corrigé", "Avant", "Après", "Cause"],
              toutes
                .toSorted((a, b) => (a.le < b.le ? 1 : -1))
                .map((c) => [dire(c.le), String(c.edition), c.quoi, c.avant ?? "—", c.apres ?? "—", c.cause]),
            ),
          ],
    ),
};

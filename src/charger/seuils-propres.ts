import { STRUCTURE_CCAS } from "../indicateurs/structure-ccas.ts";
import type { Public } from "../modele/public.ts";
import type { SeuilPropre } from "../secret/politique.ts";

/** Un total, et les cases dont il se tire quand c'est une moyenne ou une part : publiées, elles le redonneraient. */
const racinesOf = (variable: string): readonly string[] => [
  variable,
  ...(STRUCTURE_CCAS.derivees.find((d) => d.variable === variable)?.parts ?? []).flatMap((p) =>
    typeof p === "string" ? [p] : [p.de],
  ),
];

/** Les totaux d'un public qui a son seuil ne se publient nulle part en dessous, sa fiche comme les autres pages. */
export const seuilsPropres = (publics: readonly Public[]): readonly SeuilPropre[] =>
  publics.flatMap(({ activite, seuil }) =>
    seuil === null
      ? []
      : activite.flatMap(({ variable, modalite }) =>
          [...new Set(racinesOf(variable))].map((table) => ({ table, modalite, seuil })),
        ),
  );

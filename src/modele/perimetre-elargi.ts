import type { Resultat } from "./resultat.ts";

/** Ce que dit une valeur qui compte aussi le territoire d'à côté : elle ne se compare pas à une qui ne le compte pas (R11). */
export const PERIMETRE_ELARGI = "R11 : la valeur comprend aussi une autre commune";

export const isPerimetreElargi = ({ motif }: Pick<Resultat, "motif">): boolean =>
  motif?.includes(PERIMETRE_ELARGI) === true;

import type { Rupture } from "../../modele/figure.ts";

/** Une coupure déclarée : rien ne se compare de part et d'autre de sa première année. */
export interface Coupure {
  readonly depuis: number | null;
  readonly raison: string;
}

/** Les coupures qui tombent entre deux points d'une série, chacune à mi-chemin des deux. */
export const placerRuptures = (coupures: readonly Coupure[], annees: readonly number[]): readonly Rupture[] =>
  coupures.flatMap(({ depuis, raison }) => {
    const apres = annees.findIndex((annee) => annee >= (depuis ?? 0));
    const [a, b] = [annees[apres - 1], annees[apres]];
    return a !== undefined && b !== undefined ? [{ temps: (a + b) / 2, libelle: raison }] : [];
  });

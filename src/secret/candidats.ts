import type { Cellule } from "./cellule.ts";
import type { Systeme } from "./systeme.ts";

/** La manière de choisir les cases à céder ; aucune n'est toujours la meilleure. */
export type Strategie = "grandes-d-abord" | "petites-d-abord" | "programmes";

/** Ce que coûte une case de plus sous le masque : son prix, et un peu plus si elle porte beaucoup de monde. */
export const coutDe = ({ valeur, cout = 1 }: Cellule): number => cout * (1 + Math.log1p(valeur ?? 0));

/**
 * De la case qu'on tient le plus à publier à celle qu'on cède d'abord : les plus chères, les totaux, celles que l'an dernier
 * montrait, puis les grandes valeurs (ou les petites, ce qui masque moins de cases quand les intervalles doivent être larges).
 */
export function orderCandidats(systeme: Systeme, precedentes: ReadonlySet<number>, strategie: Strategie): number[] {
  const { cellules, niveau } = systeme;
  const cede = (c: number): number => (precedentes.has(c) ? 1 : 0);
  const signe = strategie === "petites-d-abord" ? -1 : 1;
  // Un zéro ne protège presque rien : il se publie d'abord.
  const valeur = (c: number): number => (cellules[c]!.valeur ? signe * cellules[c]!.valeur : Infinity);
  return [...cellules.keys()].sort(
    (a, b) =>
      (cellules[b]!.cout ?? 1) - (cellules[a]!.cout ?? 1) ||
      niveau[b]! - niveau[a]! ||
      cede(a) - cede(b) ||
      (valeur(b) === valeur(a) ? a - b : valeur(b) - valeur(a)),
  );
}

import type { Etiquette } from "./toile.ts";
import { boxOf } from "./toile.ts";
import { measureText } from "./texte.ts";

/** Un millésime de l'axe des temps ; `mention` s'écrit dessous (« secret »). */
export interface Millesime {
  readonly x: number;
  readonly libelle: string;
  readonly mention: string | null;
}

/**
 * Les étiquettes des millésimes, chacune à sa vraie place dans le temps. Quand deux se touchent, la dernière et la
 * première l'emportent, puis celles qui portent une mention, puis les plus récentes : le trait de graduation reste.
 */
export function placeMillesimes(
  millesimes: readonly Millesime[],
  y: number,
  taille: number,
  largeur: number,
): Etiquette[] {
  const rangs = millesimes.map((_, i) => i);
  const poids = (i: number): number =>
    i === rangs.length - 1 ? -2 : i === 0 ? -1 : (millesimes[i]!.mention ? 0 : 1000) + rangs.length - i;
  const placees: Etiquette[] = [];
  for (const i of rangs.toSorted((a, b) => poids(a) - poids(b))) {
    const { x, libelle, mention } = millesimes[i]!;
    const lignes = mention === null ? [libelle] : [libelle, mention];
    const demi = Math.max(...lignes.map((l) => measureText(l, taille))) / 2;
    const centre = Math.max(demi + 2, Math.min(largeur - demi - 2, x));
    const candidates = lignes.map((texte, n): Etiquette => ({
      texte,
      x: centre,
      y: y + n * taille * 1.25,
      ancre: "middle",
      taille,
      couleur: n === 0 ? "ink" : "muted",
    }));
    if (!candidates.some((c) => placees.some((p) => isProche(c, p)))) placees.push(...candidates);
  }
  return placees;
}

// Deux étiquettes plus proches que 6 px se lisent comme une seule.
function isProche(a: Etiquette, b: Etiquette): boolean {
  const [p, q] = [boxOf(a), boxOf(b)];
  return Math.abs(a.y - b.y) < 4 && p.x < q.x + q.largeur + 6 && q.x < p.x + p.largeur + 6;
}

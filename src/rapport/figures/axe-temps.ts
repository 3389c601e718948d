import type { Etiquette } from "./toile.ts";
import { boxOf } from "./toile.ts";
import { measureText } from "./texte.ts";

/** Un millésime de l'axe des temps ; `mention` s'écrit dessous (« secret »). */
export interface Millesime {
  readonly x: number;
  readonly libelle: string;
  readonly mention: string | null;
}

// Au-delà, choisir un à un donnerait des intervalles irréguliers : mieux vaut un mois sur trois, sur six, sur douze.
const BEAUCOUP = 8;
const PAS = [1, 2, 3, 4, 5, 6, 10, 12, 24, 36, 60, 120];

/**
 * Les étiquettes des millésimes, chacune à sa vraie place dans le temps. Quand deux se touchent, la dernière et la
 * première l'emportent, puis celles qui portent une mention, puis les plus récentes ; une longue suite est écrite à pas
 * régulier depuis la dernière. Le trait de graduation reste.
 */
export function placeMillesimes(
  millesimes: readonly Millesime[],
  y: number,
  taille: number,
  largeur: number,
): Etiquette[] {
  const dernier = millesimes.length - 1;
  const blocs = millesimes.map((m) => blocOf(m, y, taille, largeur));
  if (millesimes.length > BEAUCOUP) {
    for (const pas of PAS) {
      const gardes = blocs.filter((_, i) => (dernier - i) % pas === 0);
      if (gardes.some((b, i) => i > 0 && touches(b, gardes[i - 1] ?? []))) continue;
      return gardes.flat();
    }
  }
  const poids = (i: number): number =>
    i === dernier ? -2 : i === 0 ? -1 : (millesimes[i]?.mention ? 0 : 1000) + dernier - i;
  const rangs = millesimes.map((_, i) => i).sort((a, b) => poids(a) - poids(b));
  const placees: Etiquette[] = [];
  for (const i of rangs) {
    const bloc = blocs[i] ?? [];
    if (!touches(bloc, placees)) placees.push(...bloc);
  }
  return placees;
}

function blocOf({ x, libelle, mention }: Millesime, y: number, taille: number, largeur: number): Etiquette[] {
  const lignes = mention === null ? [libelle] : [libelle, mention];
  const demi = Math.max(...lignes.map((l) => measureText(l, taille))) / 2;
  const centre = Math.max(demi + 2, Math.min(largeur - demi - 2, x));
  return lignes.map((texte, n) => ({
    texte,
    x: centre,
    y: y + n * taille * 1.25,
    ancre: "middle",
    taille,
    couleur: n === 0 ? "ink" : "muted",
  }));
}

const touches = (bloc: readonly Etiquette[], autres: readonly Etiquette[]): boolean =>
  bloc.some((e) => autres.some((a) => isProche(e, a)));

// Deux étiquettes plus proches que 6 px se lisent comme une seule.
function isProche(a: Etiquette, b: Etiquette): boolean {
  const [p, q] = [boxOf(a), boxOf(b)];
  return Math.abs(a.y - b.y) < 4 && p.x < q.x + q.largeur + 6 && q.x < p.x + p.largeur + 6;
}

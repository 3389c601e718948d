/** Une ligne d'un tableau, avec la vérité. */
export interface LigneVraie {
  readonly nom: string;
  readonly valeur: number;
  readonly isTue: boolean;
}

/** Sous cinq lignes, un ordre quelconque suit trop souvent les valeurs par hasard (2 chances sur n!). */
const LIGNES_MIN = 5;

const comparer = new Intl.Collator("fr", { numeric: true }).compare;
const isTrie = <T>(liste: readonly T[], compare: (a: T, b: T) => number): boolean =>
  liste.every((x, i) => i === 0 || compare(liste[i - 1] as T, x) <= 0);

/**
 * L'ordre de ces lignes dit-il le rang d'une valeur tue ? Oui s'il suit toutes les valeurs, tues comprises, sans être ni
 * l'ordre des noms, ni celui des valeurs publiées suivi des cases tues rangées par nom.
 */
export function isOrdreTu(lignes: readonly LigneVraie[]): boolean {
  if (lignes.length < LIGNES_MIN || !lignes.some((l) => l.isTue)) return false;
  const parNom = (a: LigneVraie, b: LigneVraie): number => comparer(a.nom, b.nom);
  if (isTrie(lignes, parNom)) return false;
  const premiere = lignes.findIndex((l) => l.isTue);
  const queue = lignes.slice(premiere);
  if (queue.every((l) => l.isTue) && isTrie(queue, parNom)) return false;
  if (new Set(lignes.map((l) => l.valeur)).size < 3) return false;
  return isTrie(lignes, (a, b) => a.valeur - b.valeur) || isTrie(lignes, (a, b) => b.valeur - a.valeur);
}

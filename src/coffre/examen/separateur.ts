import { SEPARATEURS } from "../correspondance.ts";

/** Lignes regardées : assez pour passer des titres. */
const LIGNES = 200;

/** Le nombre de cases de chaque ligne, les séparateurs entre guillemets ne comptant pas. */
function countCases(texte: string, separateur: string): number[] {
  const comptes: number[] = [];
  let [cases, isCite] = [1, false];
  for (const c of texte) {
    if (c === '"') isCite = !isCite;
    else if (isCite) continue;
    else if (c === separateur) cases++;
    else if (c === "\n") {
      comptes.push(cases);
      cases = 1;
      if (comptes.length === LIGNES) return comptes;
    }
  }
  if (cases > 1 || comptes.length === 0) comptes.push(cases);
  return comptes;
}

/** La largeur la plus répandue au-delà d'une case, et la part des lignes qui l'ont. */
function score(comptes: readonly number[]): number {
  const parLargeur = new Map<number, number>();
  for (const largeur of comptes) if (largeur > 1) parLargeur.set(largeur, (parLargeur.get(largeur) ?? 0) + 1);
  let meilleur = 0;
  for (const [largeur, lignes] of parLargeur)
    meilleur = Math.max(meilleur, (lignes / comptes.length) * Math.min(largeur, 6) + largeur / 1000);
  return meilleur;
}

/** Le séparateur (tel qu'on l'écrit dans une correspondance) qui range le plus de lignes à la même largeur ; null : aucun. */
export function detectSeparateur(texte: string): string | null {
  let [choisi, meilleur]: [string | null, number] = [null, 0];
  for (const [nom, signe] of Object.entries(SEPARATEURS)) {
    const note = score(countCases(texte, signe));
    if (note > meilleur) [choisi, meilleur] = [nom, note];
  }
  return choisi;
}

import { CARACTERES, CHASSES_400, CHASSES_700 } from "./largeurs.ts";

export type Graisse = 400 | 700;

// La police de repli est plus large que la nôtre : 5 % de marge évitent qu'une étiquette juste entrée ne sorte.
const MARGE = 1.05;
// Caractère hors table (alphabet étranger) : la chasse d'un « m » moyen, par excès.
const CHASSE_INCONNUE = 750;

const rang = new Map([...CARACTERES].map((c, i) => [c, i]));

/**
 * Le texte tel que dessiné. L'espace fine de notre police (0,14 cadratin) disparaît à 14 px : « 1 166 » s'y lit
 * « 1166 ». Dans un SVG, une insécable ordinaire la remplace ; les tableaux et la prose gardent la fine.
 */
export const drawnText = (texte: string): string => texte.replaceAll("\u202f", "\u00a0");

/** Largeur d'un texte en pixels, à la taille donnée, marge de sécurité comprise. */
export function measureText(texte: string, taille: number, graisse: Graisse = 400): number {
  const chasses = graisse === 700 ? CHASSES_700 : CHASSES_400;
  let somme = 0;
  for (const c of drawnText(texte)) somme += chasses[rang.get(c) ?? -1] ?? CHASSE_INCONNUE;
  return (somme / 1000) * taille * MARGE;
}

/**
 * Coupe un texte aux espaces et après les traits d'union, en lignes d'au plus `largeur` pixels ; un mot plus long
 * que la ligne y reste seul, et la dernière ligne permise se termine par « … » s'il reste du texte.
 */
export function wrapText(
  texte: string,
  largeur: number,
  taille: number,
  graisse: Graisse = 400,
  lignesMax = Infinity,
): string[] {
  const mots = texte.split(/(?<=[-–\u2010/])(?=\p{L})| +/u).filter((m) => m !== "");
  const lignes: string[] = [];
  let ligne = "";
  for (const mot of mots) {
    const colle = ligne === "" || /[-–\u2010/]$/.test(ligne) ? ligne + mot : `${ligne} ${mot}`;
    if (ligne === "" || measureText(colle, taille, graisse) <= largeur) ligne = colle;
    else {
      lignes.push(ligne);
      ligne = mot;
    }
  }
  if (ligne !== "") lignes.push(ligne);
  if (lignes.length > lignesMax) {
    const reste = lignes.slice(lignesMax - 1).join(" ");
    lignes.splice(lignesMax - 1, Infinity, clipText(reste, largeur, taille, graisse));
  }
  return lignes.map((l) => clipText(l, largeur, taille, graisse));
}

/** Le texte s'il tient, sinon son début suivi de « … ». */
export function clipText(texte: string, largeur: number, taille: number, graisse: Graisse = 400): string {
  if (measureText(texte, taille, graisse) <= largeur) return texte;
  const lettres = [...texte];
  while (lettres.length > 1 && measureText(`${lettres.join("")}…`, taille, graisse) > largeur) lettres.pop();
  return `${lettres.join("").trimEnd()}…`;
}

/** Ajoute une suite insécable (une valeur) au bout d'un texte coupé, sur une ligne de plus si elle n'y tient pas. */
export function appendText(
  lignes: readonly string[],
  suite: string,
  largeur: number,
  taille: number,
  graisse: Graisse = 400,
): string[] {
  const derniere = `${lignes.at(-1) ?? ""}${suite}`;
  if (measureText(derniere, taille, graisse) <= largeur) return [...lignes.slice(0, -1), derniere];
  return [...lignes, suite.replace(/^[, ]+/, "")];
}

import { retenir } from "./retenir.ts";

/**
 * Forme de comparaison d'un libellé : `ACC.`, `Acc` et `acc` sont le même mot pour qui les saisit. Un libellé sans
 * lettre ni chiffre (`-`, `?`) reste lui-même.
 */
export const normalizeLibelle = retenir((texte: string): string => {
  const mots = texte
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/œ/g, "oe")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return mots === "" ? texte.trim() : mots;
});

/** Forme de comparaison d'un en-tête : plus stricte, car un en-tête proche peut être celui d'une autre colonne. */
export const normalizeEntete = (texte: string): string =>
  texte.normalize("NFC").replace(/\s+/gu, " ").trim().toLocaleLowerCase("fr");

function levenshtein(a: string, b: string): number {
  let avant = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const ligne = [i];
    for (let j = 1; j <= b.length; j++) {
      const remplacer = avant[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      ligne.push(Math.min(remplacer, avant[j]! + 1, ligne[j - 1]! + 1));
    }
    avant = ligne;
  }
  return avant[b.length]!;
}

/** L'indice du candidat le plus proche, s'il ne diffère que de quelques lettres (un tiers au plus) ; -1 sinon. */
export function findProche(mot: string, candidats: readonly string[]): number {
  let [meilleur, indice] = [Math.floor(mot.length / 3) + 1, -1];
  candidats.forEach((candidat, i) => {
    const distance = levenshtein(normalizeLibelle(mot), normalizeLibelle(candidat));
    if (distance < meilleur) [meilleur, indice] = [distance, i];
  });
  return indice;
}

/** Au-delà, une liste entière ne se lit plus : les plus proches suffisent. */
const LISTE_LISIBLE = 20;
const PLUS_PROCHES = 6;

/** `Écrire « decision ».` quand un candidat est proche, la liste des possibles sinon, ou les plus proches s'il y en a trop. */
export function suggest(mot: string, candidats: readonly string[]): string {
  const proche = candidats[findProche(mot, candidats)];
  if (proche !== undefined) return `Écrire sans doute « ${proche} ».`;
  if (candidats.length <= LISTE_LISIBLE) return `Choisir parmi : ${candidats.join(", ")}.`;
  const distance = (c: string): number => levenshtein(normalizeLibelle(mot), normalizeLibelle(c));
  const proches = candidats.toSorted((a, b) => distance(a) - distance(b)).slice(0, PLUS_PROCHES);
  return `Choisir l'un des ${candidats.length} possibles ; les plus proches : ${proches.join(", ")}.`;
}

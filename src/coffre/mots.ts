import type { Valeur } from "./convertir.ts";
import { toJours } from "./dates.ts";
import type { Champ } from "./formulaire.ts";

/** Le rang d'un texte parmi ceux du coffre : pseudonymes, valeurs de listes, codes. Une ligne qui attend n'en porte que le rang. */
export type Mot = (texte: string) => number;

/** Sépare les valeurs d'une liste multiple, réunies en un mot. */
export const ENTRE_VALEURS = "\u001f";

/** Une valeur en nombre : les jours d'une date depuis 1970, le rang d'un texte, un nombre tel quel. */
export function coder(valeur: Valeur, type: Champ["type"], mot: Mot): number | null {
  if (valeur === null || typeof valeur === "number") return valeur;
  if (typeof valeur === "string") return type === "date" ? toJours(valeur) : mot(valeur);
  return mot(valeur.join(ENTRE_VALEURS));
}

/** Numérote les textes dans l'ordre où ils viennent. @param noter reçoit chacun une fois. */
export function createMots(noter: (rang: number, texte: string) => void): Mot {
  const rangs = new Map<string, number>();
  return (texte) => {
    const connu = rangs.get(texte);
    if (connu !== undefined) return connu;
    const rang = rangs.size;
    rangs.set(texte, rang);
    noter(rang, texte);
    return rang;
  };
}

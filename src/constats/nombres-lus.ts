/** Un nombre relu dans une phrase : sa valeur, ses décimales, et le signe qu'il porte. */
export interface NombreLu {
  readonly valeur: number;
  readonly decimales: number;
  readonly isSigne: boolean;
}

// Milliers en espaces fines ou insécables (jamais l'espace ordinaire, qui sépare deux mots), virgule décimale.
const NOMBRE = /(?<![\p{L}\d])([+−]?)(\d{1,3}(?:[\u00a0\u202f]\d{3})+|\d+)(?:,(\d+))?(?![\p{L}\d])/gu;

/**
 * Les nombres d'une phrase française, dans l'ordre. Lit ce que `formatNombre` écrit, sans rien en partager : une erreur de
 * l'un se voit dans l'autre.
 * @example readNombres("passe de 16 100 € à 16 620 € (+3,2 %)").map((n) => n.valeur) // [16100, 16620, 3.2]
 */
export function readNombres(phrase: string): readonly NombreLu[] {
  return [...phrase.matchAll(NOMBRE)].map(([, signe = "", entier = "", fraction = ""]) => ({
    valeur: Number(`${signe === "−" ? "-" : ""}${entier.replace(/\D/g, "")}.${fraction}0`),
    decimales: fraction.length,
    isSigne: signe !== "",
  }));
}

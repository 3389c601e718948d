/** Un nombre écrit dans un texte français, avec ce qui dit comment le lire. */
export interface NombreEcrit {
  readonly valeur: number;
  readonly decimales: number;
  readonly isPourcent: boolean;
  /** Un signe, ou un mot d'écart, le précède ou le suit. */
  readonly isEcart: boolean;
  /** Un âge, ou la borne d'une tranche d'âges : « 75 ans », « 15-24 ans », « de 20 à 64 ans ». */
  readonly isAge: boolean;
}

const NOMBRE = /(?<![\p{L}\d.,])([+\-−]?)\s?(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d+)(?:[.,](\d+))?(?![\d\p{L}])\s?(%?)/gu;
const AGE = /^\s*(?:(?:[-–−]|à|et)\s*\d+\s*)?ans(?!\p{L})/u;
const ECART = /de plus|de moins|hausse|baisse|écart|évolution|augment|diminu|recul|contre/i;

/** Tous les nombres d'un texte : « 1 234,5 », « −3 », « 12 % ». */
export function nombresDe(texte: string): NombreEcrit[] {
  const isEcartDit = ECART.test(texte);
  return [...texte.matchAll(NOMBRE)].map(
    ({ 0: lu, index, 1: signe = "", 2: entier = "", 3: decimales = "", 4: pourcent = "" }) => ({
      valeur: Number(`${entier.replace(/\D/g, "")}.${decimales || "0"}`) * (/[-−]/.test(signe) ? -1 : 1),
      decimales: decimales.length,
      isPourcent: pourcent === "%",
      isEcart: signe !== "" || isEcartDit,
      isAge: AGE.test(texte.slice(index + lu.length)),
    }),
  );
}

/** Ce nombre est-il `cible`, arrondie comme il est écrit ? */
export const isEcrit = ({ valeur, decimales }: NombreEcrit, cible: number): boolean =>
  Math.abs(valeur - cible) <= 0.5 * 10 ** -decimales + 1e-9;

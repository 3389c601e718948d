import type { Figure } from "../modele/figure.ts";

/** Bien plus que les figures d'un rapport ; au-delà, la mémoire est vidée plutôt que de grossir. */
const MAXIMUM = 500;

// JSON écrirait NaN comme null : une demande fautive prendrait la figure d'une absence.
const exact = (_: string, valeur: unknown): unknown =>
  typeof valeur === "number" && !Number.isFinite(valeur) ? String(valeur) : valeur;

/**
 * Une figure est une fonction pure de ses points et de ses options : la redemander rend celle déjà dessinée. Les trois
 * éditions ont en commun presque toutes les leurs. La demande entière est la clé, valeurs masquées comprises : ce qu'une
 * édition tait ne peut venir d'une autre.
 */
export function memoizeFigure<Demande extends readonly unknown[]>(
  draw: (...demande: Demande) => Figure,
): (...demande: Demande) => Figure {
  const faites = new Map<string, Figure>();
  return (...demande) => {
    const cle = JSON.stringify(demande, exact);
    const deja = faites.get(cle);
    if (deja) return deja;
    const figure = draw(...demande);
    if (faites.size >= MAXIMUM) faites.clear();
    faites.set(cle, figure);
    return figure;
  };
}

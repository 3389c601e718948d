import type { Cellule, Equation } from "./cellule.ts";
import type { Exigence } from "./exigence.ts";
import { seuilOf, type Politique } from "./politique.ts";

/** Pourquoi une case est à masquer. Ne se publie jamais : dire « moins de 11 » livre de 12 à 65 % des cases au seuil de 5. */
export type Motif = "frequence" | "dominance" | "p-pourcent" | "tous-ou-aucun" | "zero" | "manquante" | "demande";

export interface Primaire {
  readonly id: string;
  readonly motif: Motif;
  readonly exigence: Exigence;
}

/**
 * Les cases à protéger pour elles-mêmes : petit nombre d'unités, montant dominé par un contributeur (part du premier ; règle
 * p % : total − x1 − x2 < p % de x1), groupe entier ou vide dans une ventilation sensible, zéro si la politique le veut, et
 * valeur que la source nous a tue. Les cases jamais publiées (écart entre deux livraisons, morceau de zone) comme les autres.
 *
 * Sources : manuel de protection des tableaux (Insee) ; sdcTable, primarySuppression.
 */
export function findPrimaires(
  cellules: readonly Cellule[],
  equations: readonly Equation[],
  politique: Politique,
): Primaire[] {
  const extremes = politique.extremesSensibles ? findExtremes(cellules, equations) : new Set<string>();
  return cellules.flatMap((cellule) => {
    const motif = cellule.zeroStructurel ? null : motifOf(cellule, politique, extremes);
    return motif === null ? [] : [{ id: cellule.id, motif, exigence: exigenceOf(cellule, politique) }];
  });
}

/** La modalité d'une case est dans ses dimensions ; l'ensemble n'en a pas. */
const seuilDe = ({ table, dims }: Cellule, politique: Politique): number =>
  seuilOf(politique, table, dims?.modalite === undefined || dims.modalite === "ensemble" ? null : dims.modalite);

function motifOf(cellule: Cellule, politique: Politique, extremes: ReadonlySet<string>): Motif | null {
  const { valeur, contributions, nature } = cellule;
  if (valeur === null) return "manquante";
  const effectif = cellule.effectif ?? (nature === "montant" ? null : valeur);
  if (effectif !== null && effectif > 0 && effectif < seuilDe(cellule, politique)) return "frequence";
  if (contributions && valeur > 0) {
    const [premiere, deuxieme] = contributions;
    if (premiere > politique.dominance * valeur) return "dominance";
    if (valeur - premiere - deuxieme < (politique.pPourcent / 100) * premiere) return "p-pourcent";
  }
  if (extremes.has(cellule.id)) return "tous-ou-aucun";
  return politique.zerosProteges && effectif === 0 ? "zero" : null;
}

/** Les parties vides ou entières d'un total non nul, dans les ventilations sensibles. */
function findExtremes(cellules: readonly Cellule[], equations: readonly Equation[]): Set<string> {
  const valeurs = new Map(cellules.map(({ id, valeur }) => [id, valeur]));
  const extremes = new Set<string>();
  for (const { total, parts, sensible } of equations) {
    const entier = valeurs.get(total);
    if (!sensible || !entier) continue;
    for (const part of parts) if (valeurs.get(part) === 0 || valeurs.get(part) === entier) extremes.add(part);
  }
  return extremes;
}

/**
 * Ce que l'intervalle d'une case doit laisser ignorer. Un effectif : la largeur de la politique. Un montant : de quoi
 * respecter la règle qui l'a fait masquer, p % de x1 − (total − x1 − x2) ou x1 / dominance − total, et au moins la marge de
 * la politique quand ses contributions ne sont pas connues. Une valeur manquante : ce que sa source en laissait ignorer.
 */
export function exigenceOf(cellule: Cellule, politique: Politique): Exigence {
  const { valeur, bornes, contributions } = cellule;
  if (cellule.nature !== "montant") {
    const permise = bornes ? bornes[1] - bornes[0] : Infinity;
    const largeur = Math.max(politique.largeur, seuilDe(cellule, politique));
    return { largeur: Math.max(1, Math.min(largeur, permise)), bas: 0, haut: 0 };
  }
  if (valeur === null) return { largeur: 0, bas: 0, haut: 0 };
  const regles = contributions
    ? [
        (politique.pPourcent / 100) * contributions[0] - (valeur - contributions[0] - contributions[1]),
        contributions[0] / politique.dominance - valeur,
      ]
    : [];
  const ecart = Math.max(0, ...regles) || politique.margeMontant * valeur;
  return { largeur: 0, bas: ecart, haut: ecart };
}

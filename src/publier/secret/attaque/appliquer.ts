import type { Contrainte, Equation } from "../../../secret/cellule.ts";
import { listParts, type CasePlacee, type Feuille } from "./feuilles.ts";
import type { Sommes } from "./sommes.ts";

/** Les sommes trouvées, appliquées à une année d'un tableau, masquée ou non. */
export function applySommes(feuille: Feuille, { schemas }: Pick<Sommes, "schemas">): Equation[] {
  return schemas.flatMap(({ total, parts }): Equation[] => {
    const entier = feuille.places.get(total);
    const siennes = Array.isArray(parts)
      ? parts.flatMap((p: string) => feuille.places.get(p) ?? [])
      : listParts(feuille, (parts as { modalitesDe: string }).modalitesDe);
    const isEntiere = Array.isArray(parts) ? siennes.length === parts.length : siennes.length > 0;
    if (!entier || !isEntiere || siennes.some(({ id }) => id === entier.id)) return [];
    return [{ total: entier.id, parts: siennes.map(({ id }) => id) }];
  });
}

/** Ce qu'un découpage à double compte laisse savoir : chaque partie tient dans le total, leur somme l'atteint. */
export function applyRecouvrements(feuille: Feuille, { recouvrements }: Pick<Sommes, "recouvrements">): Contrainte[] {
  return recouvrements.flatMap(({ total, modalitesDe }) => {
    const [entier, parts] = [feuille.places.get(total), listParts(feuille, modalitesDe)];
    if (!entier || parts.length === 0) return [];
    const moins = (a: readonly CasePlacee[], b: readonly CasePlacee[]): Contrainte => ({
      termes: [...a.map(({ id }) => ({ id, coef: 1 })), ...b.map(({ id }) => ({ id, coef: -1 }))],
      min: 0,
      max: Infinity,
    });
    return [...parts.map((p) => moins([entier], [p])), moins(parts, [entier])];
  });
}

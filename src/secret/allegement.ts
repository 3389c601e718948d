import { createInconnue } from "./attaque.ts";
import { computeCoordonnees, directionOf } from "./coordonnees.ts";
import { PREMIER } from "./modulo.ts";
import { attackMasque, isLibre, type Chantier } from "./recherche.ts";
import { coutDe } from "./candidats.ts";

/** Au-delà, retirer une case d'un bloc pour voir coûte plus que ce qu'on y gagne. */
const GRAND_BLOC = 200;

/**
 * Rend au public les cases masquées qui ne servent plus : l'élargissement en ajoute qui en dispensent d'autres. Chaque case
 * d'un petit bloc est publiée à l'essai, la plus chère d'abord ; si l'attaque ne trouve rien, elle le reste.
 */
export function lighten(chantier: Chantier, masque: ReadonlySet<number>): Set<number> {
  const { systeme, exigences } = chantier;
  const masquees = new Set(masque);
  const essais = attackMasque(chantier, masquees)
    .blocs.filter(({ bloc }) => bloc.colonnes.length <= GRAND_BLOC)
    .flatMap(({ bloc }) => bloc.colonnes)
    .filter((c) => masquees.has(c) && isLibre(chantier, c))
    .sort((a, b) => coutDe(systeme.cellules[b]!) - coutDe(systeme.cellules[a]!));
  for (const c of essais) {
    if (isNecessaire(chantier, masquees, c)) continue;
    masquees.delete(c);
    const { blocs, indiscretions } = attackMasque(chantier, masquees);
    const faible = blocs.some(({ bloc, etendue }) => etendue.etroites.some((k) => exigences.has(bloc.colonnes[k]!)));
    if (faible || indiscretions.length > 0) masquees.add(c);
  }
  return masquees;
}

/** Publier la case donnerait-il une primaire par simple soustraction ? Le savoir dispense du solveur. */
function isNecessaire({ systeme, exigences }: Chantier, masquees: ReadonlySet<number>, c: number): boolean {
  const { vecteurs } = computeCoordonnees(systeme.lignes, createInconnue(systeme, masquees), systeme.niveau, PREMIER);
  if (vecteurs[c]!.indices.length === 0) return false;
  const direction = directionOf(vecteurs[c]!, PREMIER);
  return [...exigences.keys()].some(
    (q) => vecteurs[q]!.indices.length > 0 && directionOf(vecteurs[q]!, PREMIER) === direction,
  );
}

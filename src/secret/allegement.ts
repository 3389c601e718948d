import { createInconnue } from "./attaque.ts";
import type { Bloc } from "./blocs.ts";
import { coutDe } from "./candidats.ts";
import { computeCoordonnees, directionOf } from "./coordonnees.ts";
import { PREMIER } from "./modulo.ts";
import { attackMasque, isLibre, type Chantier } from "./recherche.ts";

/** Au-delà, retirer une case d'un bloc pour voir coûte plus que ce qu'on y gagne : de 1 à 2 % des cases masquées. */
const GRAND_BLOC = { petitSysteme: 200, grandSysteme: 60 } as const;
const GRAND_SYSTEME = 2000;

/**
 * Rend au public les cases masquées qui ne servent plus : l'élargissement en ajoute qui en dispensent d'autres. Chaque case
 * d'un petit bloc est publiée à l'essai, la plus chère d'abord ; si l'attaque ne trouve rien, elle le reste.
 */
export function lighten(chantier: Chantier, masque: ReadonlySet<number>): Set<number> {
  const masquees = new Set(masque);
  const limite = GRAND_BLOC[chantier.systeme.cellules.length > GRAND_SYSTEME ? "grandSysteme" : "petitSysteme"];
  for (const { bloc } of attackMasque(chantier, masquees).blocs)
    if (bloc.colonnes.length <= limite) lightenBloc(chantier, masquees, bloc);
  return masquees;
}

function lightenBloc(chantier: Chantier, masquees: Set<number>, bloc: Bloc): void {
  const { cellules } = chantier.systeme;
  const essais = bloc.colonnes
    .filter((c) => masquees.has(c) && isLibre(chantier, c))
    .sort((a, b) => coutDe(cellules[b]!) - coutDe(cellules[a]!));
  let necessaires = findNecessaires(chantier, masquees, bloc);
  for (const c of essais) {
    if (necessaires.has(c)) continue;
    masquees.delete(c);
    const { blocs, indiscretions } = attackMasque(chantier, masquees, bloc);
    const isFaible = blocs.some((b) => b.etendue.etroites.some((k) => chantier.exigences.has(b.bloc.colonnes[k]!)));
    if (isFaible || indiscretions.length > 0) masquees.add(c);
    else necessaires = findNecessaires(chantier, masquees, bloc);
  }
}

/** Les cases dont la publication donnerait une primaire par simple soustraction : le solveur n'a pas à le dire. */
function findNecessaires({ systeme, exigences }: Chantier, masquees: ReadonlySet<number>, bloc: Bloc): Set<number> {
  const { vecteurs } = computeCoordonnees(systeme, createInconnue(systeme, masquees), PREMIER, bloc.lignes);
  const directions = new Map(
    bloc.colonnes.flatMap((c) => (vecteurs[c]?.indices.length ? [[c, directionOf(vecteurs[c], PREMIER)]] : [])),
  );
  const interdites = new Set([...directions].filter(([c]) => exigences.has(c)).map(([, direction]) => direction));
  return new Set([...directions].filter(([, direction]) => interdites.has(direction)).map(([c]) => c));
}

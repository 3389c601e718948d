import { splitBlocs, type Bloc } from "./blocs.ts";
import type { Contrainte } from "./cellule.ts";
import { computeCoordonnees } from "./coordonnees.ts";
import { SECONDAIRE, type Exigence } from "./exigence.ts";
import { attackInities, type Indiscretion } from "./inities.ts";
import { probeBloc, type Etendue } from "./intervalles.ts";
import { PREMIER } from "./modulo.ts";
import { createSimplexe } from "./simplexe.ts";
import type { Rigueur } from "./sonde.ts";
import type { Programme, Solveur } from "./solveur.ts";
import type { Systeme } from "./systeme.ts";
import type { Temoins } from "./temoins.ts";

/** Un lecteur ignore les cases masquées, celles qu'on n'a jamais publiées et celles que la source nous a tues. */
export function createInconnue({ cellules }: Systeme, masquees: ReadonlySet<number>): (c: number) => boolean {
  return (c) => {
    const { publiee, valeur, zeroStructurel } = cellules[c]!;
    return !zeroStructurel && (masquees.has(c) || publiee === false || valeur === null);
  };
}

export interface DemandeAttaque {
  readonly systeme: Systeme;
  readonly isInconnue: (c: number) => boolean;
  readonly masquees: ReadonlySet<number>;
  readonly exigences: ReadonlyMap<number, Exigence>;
  readonly contraintes: readonly Contrainte[];
  readonly rigueur: Rigueur;
  /** Les blocs déjà attaqués : le même bloc donne la même attaque. */
  readonly memoire: Map<string, BlocAttaque>;
  /** Les tableaux possibles que les attaques d'avant ont trouvés. */
  readonly temoins?: Temoins;
  /** N'attaquer qu'un bloc : ses cases, et les sommes qui les lient. */
  readonly perimetre?: Pick<Bloc, "colonnes" | "lignes">;
}

export interface BlocAttaque {
  readonly bloc: Bloc;
  readonly etendue: Etendue;
  readonly indiscretions: readonly Indiscretion[];
}

export interface Attaque {
  readonly blocs: readonly BlocAttaque[];
  readonly indiscretions: readonly Indiscretion[];
}

/** L'attaque bloc par bloc, par le lecteur puis par chaque personne seule. */
export function attack(demande: DemandeAttaque, initie: Int32Array, solveur: Solveur): Attaque {
  const { systeme, isInconnue, contraintes, memoire, perimetre } = demande;
  const { independantes } = computeCoordonnees(systeme, isInconnue, PREMIER, perimetre?.lignes);
  const colonnes = perimetre?.colonnes;
  const blocs = splitBlocs({ systeme, inconnue: isInconnue, independantes, contraintes, colonnes }).map((bloc) => {
    const cle = bloc.colonnes.join();
    const attaque = memoire.get(cle) ?? attackBloc(bloc, demande, initie, solveur);
    memoire.set(cle, attaque);
    return attaque;
  });
  return { blocs, indiscretions: blocs.flatMap(({ indiscretions }) => indiscretions) };
}

function attackBloc(bloc: Bloc, demande: DemandeAttaque, initie: Int32Array, solveur: Solveur): BlocAttaque {
  const { systeme, isInconnue, masquees, exigences, rigueur, temoins } = demande;
  const exigenceDe = (c: number): Exigence | null => exigences.get(c) ?? (masquees.has(c) ? SECONDAIRE : null);
  const connus = temoins?.recall(bloc, isInconnue) ?? [];
  const vraies = Float64Array.from(bloc.colonnes, (c) => (systeme.cellules[c]!.valeur ?? NaN) / bloc.echelle);
  const isConnu = !vraies.some(Number.isNaN);
  const depart = isConnu ? vraies : findPossible(bloc.programme, solveur);
  const simplexe = depart && createSimplexe(bloc.programme, depart);
  const etendue = probeBloc(bloc, systeme.cellules, exigenceDe, { solveur, simplexe, rigueur, connus });
  // Le vrai tableau est le premier témoin ; ceux d'avant le suivent.
  for (const temoin of etendue.sonde.temoins.slice(1 + connus.length)) temoins?.keep(bloc.colonnes, (k) => temoin[k]!);
  const contexte = {
    sonde: etendue.sonde,
    rigueur,
    simplexe: isConnu ? simplexe : null,
    initie,
    isPrimaire: (c: number) => exigences.has(c),
  };
  return { bloc, etendue, indiscretions: attackInities(bloc, systeme, contexte, solveur) };
}

/** Un tableau possible, quand la source nous a tu une case. */
function findPossible(programme: Programme, solveur: Solveur): Float64Array | null {
  const modele = solveur.createModele(programme);
  try {
    const solution = modele.minimize();
    return typeof solution === "string" ? null : solution;
  } finally {
    modele.dispose();
  }
}

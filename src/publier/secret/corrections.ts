import type { Agregat } from "../../modele/agregat.ts";
import type { Impasse } from "../../secret/refus.ts";
import { idOf } from "./cles.ts";
import type { CasePubliee } from "./registre.ts";

/**
 * Un export d'une année. Masquer les seules cases qu'un dossier en retard a changées dirait lesquelles, donc le mois et la
 * nature de ce dossier : l'export entier garde les chiffres et le masque de la publication passée, jusqu'à ce que ce qui a
 * changé se publie sous ce même masque.
 */
export type Arrete = `${string}|${number}`;

export const arreteOf = ({ source, millesime }: Pick<Agregat, "source" | "millesime">): Arrete =>
  `${source}|${millesime}`;

/** Les variables de chaque source : un registre ne nomme que des variables. */
const sourcesOf = (agregats: readonly Agregat[]): ReadonlyMap<string, Agregat> =>
  new Map(agregats.map((a) => [a.variable, a]));

type Etat = ReadonlyMap<string, CasePubliee>;

/** Les exports dont une case montrée hier serait masquée aujourd'hui : le masque dirait ce qui a changé. */
export function findBavards(tableau: readonly Agregat[], tues: ReadonlySet<string>, etat: Etat): Arrete[] {
  const cachees = tableau.filter((a) => tues.has(idOf(a)) && (etat.get(idOf(a))?.valeur ?? null) !== null);
  return [...new Set(cachees.map(arreteOf))];
}

/** L'écart entre deux livraisons de la même case, que rien ne peut masquer. */
export const isCorrection = ({ table }: Impasse): boolean => table === "révisions";

/** Les exports dont une correction ne se masque même pas. */
export function findImpossibles(impasses: readonly Impasse[], agregats: readonly Agregat[]): Arrete[] {
  const parId = new Map(agregats.map((a) => [idOf(a), a]));
  const touches = impasses
    .filter(isCorrection)
    .flatMap(({ id }) => parId.get(id.split(" − ")[0]!.split("@")[0]!) ?? []);
  return [...new Set(touches.map(arreteOf))];
}

/** Des cases arrêtées : ce que la dernière publication montrait, et taisait. */
export interface Arretees {
  readonly cases: readonly Agregat[];
  readonly tues: ReadonlySet<string>;
}

/**
 * Ce que la dernière publication disait de ces exports. Une case masquée alors le reste ; sa vraie valeur d'aujourd'hui ne sert
 * qu'à vérifier que personne ne l'imprime.
 */
export function readArretees(arretes: ReadonlySet<Arrete>, agregats: readonly Agregat[], etat: Etat): Arretees {
  const parId = new Map(agregats.map((a) => [idOf(a), a]));
  const sources = sourcesOf(agregats);
  const gardees = [...etat].flatMap(([id, c]) => {
    const modele = parId.get(id) ?? sources.get(c.variable);
    if (!modele || !arretes.has(arreteOf({ ...modele, millesime: c.millesime }))) return [];
    const valeur = c.valeur ?? parId.get(id)?.valeur ?? 0;
    return [{ ...modele, modalite: c.modalite, millesime: c.millesime, valeur }];
  });
  return { cases: gardees, tues: new Set(gardees.map(idOf).filter((id) => etat.get(id)!.valeur === null)) };
}

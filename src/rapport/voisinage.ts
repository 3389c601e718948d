import type { Indicateur } from "../modele/indicateur.ts";
import { contiguityWeights } from "../stats/contiguity-weights.ts";
import { localMoran, type Quadrant } from "../stats/local-moran.ts";
import { moran } from "../stats/moran.ts";
import { sansContours } from "./figure-carte.ts";
import { irisLisibles } from "./iris-complets.ts";
import type { Lecture, ResultatSuivi } from "./lecture.ts";

/** En dessous, presque toute répartition au hasard paraît regroupée, ou aucune. */
const IRIS_MINIMAUX = 8;
/** Assez pour qu'une centaine d'IRIS survive au contrôle des fausses découvertes (`localMoran`). */
const PERMUTATIONS = 9_999;

/** Si les IRIS voisins se ressemblent, et où. */
export interface Voisinage {
  readonly points: readonly ResultatSuivi[];
  /** I de Moran, et sa probabilité si les valeurs étaient réparties au hasard. */
  readonly indice: number;
  readonly p: number;
  /** Les IRIS dont le voisinage ne s'explique pas par le hasard, par genre. */
  readonly regroupes: ReadonlyMap<Quadrant, readonly string[]>;
}

/**
 * Autocorrélation spatiale d'un indicateur sur les IRIS d'une commune (Moran, et LISA sous contrôle des fausses découvertes) : deux IRIS
 * sont voisins si leurs contours ont un côté commun.
 * @returns le voisinage, ou pourquoi il ne se juge pas
 */
export function voisinageOf(lecture: Lecture, indicateur: Indicateur): Voisinage | string {
  const fond = lecture.fonds?.find((f) => f.niveau === "iris");
  if (!fond?.voisins) return sansContours(lecture.edition, { nom: "IRIS", territoires: [] });
  const { voisins } = fond;
  const rang = new Map(
    irisLisibles(lecture, indicateur)
      .filter((p) => voisins[p.territoire] !== undefined)
      .map((point, i) => [point.territoire, { point, i }]),
  );
  const points = [...rang.values()].map((r) => r.point);
  if (points.length < IRIS_MINIMAUX) return `moins de ${IRIS_MINIMAUX} IRIS ont une valeur et un contour`;
  const poids = contiguityWeights(points.map((p) => (voisins[p.territoire] ?? []).flatMap((v) => rang.get(v)?.i ?? [])));
  const valeurs = points.map((p) => p.valeur);
  const ensemble = moran(valeurs, poids, { permutations: PERMUTATIONS });
  const zones = localMoran(valeurs, poids, { permutations: PERMUTATIONS });
  if ("motif" in ensemble || "motif" in zones) return "motif" in ensemble ? ensemble.motif : "aucun voisinage";
  const regroupes = new Map<Quadrant, string[]>();
  for (const [i, z] of zones.entries()) {
    const nom = points[i]?.nom;
    if (z.significatif && z.quadrant && nom !== undefined)
      regroupes.set(z.quadrant, [...(regroupes.get(z.quadrant) ?? []), nom]);
  }
  return { points, indice: ensemble.valeur, p: ensemble.permutation?.p ?? 1, regroupes };
} // prettier-ignore

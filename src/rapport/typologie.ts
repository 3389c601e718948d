import type { Indicateur } from "../modele/indicateur.ts";
import { cutTree } from "../stats/cut-tree.ts";
import { describeClasses } from "../stats/describe-classes.ts";
import { meanSilhouette } from "../stats/mean-silhouette.ts";
import { standardise } from "../stats/standardise.ts";
import { ward } from "../stats/ward.ts";
import { irisLisibles } from "./iris-complets.ts";
import type { Lecture } from "./lecture.ts";
import { nomOf } from "./mesure.ts";

/** Sous dix quartiers, une classe n'en réunirait que deux ou trois : autant les lire un à un [décision de l'outil]. */
export const IRIS_TYPOLOGIE = 10;
const CLASSES_MAXIMALES = 5;
/** Trois quartiers par classe en moyenne : au-dessous, la typologie ne résume plus rien. */
const TAILLE_MOYENNE = 3;
/** Kaufman et Rousseeuw : sous un quart, les classes ne se séparent pas ; il n'y en a pas. */
export const SILHOUETTE_MINIMALE = 0.25;

export interface Classe {
  /** Les quartiers, par ordre de nom. */
  readonly quartiers: readonly string[];
  /** Ce qui la distingue de l'ensemble, en français. */
  readonly phrase: string;
}

export interface Typologie {
  readonly classes: readonly Classe[];
  readonly silhouette: number;
  readonly quartiers: number;
  /** Quartiers laissés de côté : il leur manque une valeur. */
  readonly absents: number;
  readonly millesimes: readonly string[];
}

/**
 * Range les quartiers en classes qui se ressemblent : variables centrées et réduites, arbre de Ward, coupé où la silhouette
 * moyenne est la plus haute, de deux à cinq classes d'au moins trois quartiers en moyenne. Rien n'est imputé : un quartier à qui manque une valeur n'est pas rangé.
 * @returns la typologie, ou pourquoi il n'y en a pas
 */
export function typologieOf(lecture: Lecture, indicateurs: readonly Indicateur[]): Typologie | string {
  const parVariable = indicateurs.map((i) => new Map(irisLisibles(lecture, i).map((p) => [p.territoire, p])));
  const { iris } = lecture.perimetre;
  const complets = iris.filter((t) => parVariable.every((v) => v.has(t.code)));
  if (complets.length < IRIS_TYPOLOGIE)
    return `il faut au moins ${IRIS_TYPOLOGIE} IRIS qui aient toutes ces valeurs, il y en a ${complets.length}`;
  const valeurs = parVariable.map((v) => complets.map((t) => v.get(t.code)?.valeur ?? NaN));
  if (valeurs.some((v) => new Set(v).size === 1)) return "une des valeurs est la même dans tous les IRIS";
  const reduites = valeurs.map((v) => standardise(v).valeurs);
  const points = complets.map((_, i) => reduites.map((v) => v[i] ?? NaN));
  const arbre = ward(points);
  const maximum = Math.min(CLASSES_MAXIMALES, Math.floor(complets.length / TAILLE_MOYENNE));
  const coupes = Array.from({ length: maximum - 1 }, (_, i) => cutTree(arbre, i + 2)).map((classes) => ({
    classes,
    silhouette: meanSilhouette(points, classes).moyenne,
  }));
  // À silhouettes égales, le moins de classes.
  const meilleure = coupes.reduce((a, b) => (b.silhouette > a.silhouette ? b : a));
  if (meilleure.silhouette < SILHOUETTE_MINIMALE) return "les IRIS ne se séparent pas en classes distinctes";
  const variables = indicateurs.map((i, k) => ({ libelle: minuscule(nomOf(i)), valeurs: valeurs[k] ?? [] }));
  const decrites = describeClasses(variables, meilleure.classes, { territoire: ["IRIS", "IRIS"] });
  return {
    classes: decrites.map(({ classe, phrase }) => ({
      phrase,
      quartiers: complets
        .filter((_, i) => meilleure.classes[i] === classe)
        .map((t) => t.nom)
        .toSorted((a, b) => a.localeCompare(b, "fr")),
    })),
    silhouette: meilleure.silhouette,
    quartiers: complets.length,
    absents: iris.length - complets.length,
    millesimes: [...new Set(parVariable.flatMap((v) => [...v.values()].map((p) => p.millesime)))].toSorted(),
  };
}

const minuscule = (texte: string): string => texte.charAt(0).toLowerCase() + texte.slice(1);

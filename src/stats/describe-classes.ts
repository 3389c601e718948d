import { checkInteger, checkPositive, checkSameLength } from "./check.ts";
import { standardise } from "./standardise.ts";

/** Une variable à décrire : son nom tel qu'il s'imprime, et une valeur par territoire. */
export interface VariableDecrite {
  /** Groupe nominal sans article, « part des ménages d'une personne ». */
  readonly libelle: string;
  readonly valeurs: readonly number[];
}

export interface Trait {
  readonly libelle: string;
  readonly sens: "plus haut" | "plus bas";
  readonly force: "nettement" | "un peu";
  /** Écart de la moyenne de la classe à celle de l'ensemble, en écarts-types. */
  readonly ecart: number;
  /** Moyenne de la classe, dans l'unité de la variable. */
  readonly moyenne: number;
}

export interface ClasseDecrite {
  readonly classe: number;
  readonly effectif: number;
  /** Les variables qui distinguent la classe, de la plus à la moins marquée ; vide si elle est proche de l'ensemble. */
  readonly traits: readonly Trait[];
  /** Les mêmes traits en une phrase, faits seuls : ni cause, ni jugement. */
  readonly phrase: string;
}

export interface OptionsDescription {
  /** Population de chaque territoire, pour les moyennes et écarts-types ; absent : tous égaux. */
  readonly poids?: readonly number[];
  /** Écart, en écarts-types, à partir duquel une variable est citée ; 0,5 par défaut. */
  readonly seuil?: number;
  /** Écart à partir duquel elle l'est « nettement » ; 1 par défaut. */
  readonly seuilNet?: number;
  /** Nom d'un territoire et son pluriel ; `["quartier", "quartiers"]` par défaut. */
  readonly territoire?: readonly [singulier: string, pluriel: string];
}

/**
 * Décrit chaque classe d'une typologie en français : ce en quoi sa moyenne s'écarte de celle de l'ensemble.
 *
 * Les écarts sont en écarts-types entre territoires. Les mots restent des constats : une classe n'est ni « difficile »
 * ni « à problèmes », elle a telle part plus haute ou plus basse que l'ensemble. La description vaut pour la classe,
 * jamais pour chacun de ses territoires, encore moins pour ses habitants.
 *
 * Source : L. Lebart, A. Morineau, M. Piron, Statistique exploratoire multidimensionnelle, 3e éd., 2000
 * (écart d'une classe à l'ensemble, sans le test) ; les mots sont de l'outil.
 *
 * @param variables celles de la typologie, ou d'autres à titre d'illustration
 * @param classes classe de chaque territoire, entiers à partir de 0
 * @returns une description par classe, dans l'ordre des numéros
 * @throws RangeError si les longueurs diffèrent, si une variable est constante, si les seuils ne sont pas positifs et
 *   croissants
 * @example
 * const libelle = "part des locataires";
 * const [a] = describeClasses([{ libelle, valeurs: [0.2, 0.3, 0.8, 0.9] }], [0, 0, 1, 1]);
 * a.phrase // => "2\u00a0quartiers. Plus bas que l'ensemble\u00a0: part des locataires (un peu)."
 */
export function describeClasses(
  variables: readonly VariableDecrite[],
  classes: readonly number[],
  { poids, seuil = 0.5, seuilNet = 1, territoire = ["quartier", "quartiers"] }: OptionsDescription = {},
): ClasseDecrite[] {
  checkPositive("number of variables", variables.length);
  checkPositive("threshold", seuil);
  if (!(seuilNet >= seuil)) throw new RangeError(`strong threshold must be at least ${seuil}, got ${seuilNet}`);
  for (const c of classes) {
    checkInteger("class", c, 0);
  }
  const columns = variables.map(({ libelle, valeurs }) => {
    checkSameLength("variable", valeurs, classes.length);
    return { libelle, ...standardise(valeurs, { poids }) };
  });
  return [...new Set(classes)]
    .toSorted((a, b) => a - b)
    .map((classe) => {
      const members = [...classes.keys()].filter((i) => classes[i] === classe);
      const total = members.reduce((sum, i) => sum + (poids?.[i] ?? 1), 0);
      const traits = columns.flatMap(({ libelle, valeurs, moyenne, ecartType }): Trait[] => {
        if (total === 0) return []; // classe sans habitant : rien à moyenner
        const ecart = members.reduce((sum, i) => sum + (poids?.[i] ?? 1) * (valeurs[i] ?? NaN), 0) / total;
        if (Math.abs(ecart) < seuil) return [];
        const force = Math.abs(ecart) >= seuilNet ? "nettement" : "un peu";
        return [
          { libelle, sens: ecart > 0 ? "plus haut" : "plus bas", force, ecart, moyenne: moyenne + ecart * ecartType },
        ];
      });
      traits.sort((a, b) => Math.abs(b.ecart) - Math.abs(a.ecart));
      const effectif = members.length;
      return { classe, effectif, traits, phrase: writePhrase(effectif, traits, territoire) };
    });
}

function writePhrase(
  effectif: number,
  traits: readonly Trait[],
  [singulier, pluriel]: readonly [string, string],
): string {
  const parts = [`${effectif}\u00a0${effectif < 2 ? singulier : pluriel}.`];
  for (const sens of ["plus haut", "plus bas"] as const) {
    const listed = traits.filter((t) => t.sens === sens).map((t) => `${t.libelle} (${t.force})`);
    const verb = sens === "plus haut" ? "Plus haut" : "Plus bas";
    if (listed.length > 0) parts.push(`${verb} que l'ensemble\u00a0: ${listed.join(", ")}.`);
  }
  if (traits.length === 0) parts.push("Proche de l'ensemble sur toutes les variables.");
  return parts.join(" ");
}

import { ckmeans } from "simple-statistics";
import { TEINTES } from "./couleurs.ts";
import { formatCourt } from "./nombres.ts";

/** Une classe d'une carte : de `bas` compris à `haut` non compris ; une borne nulle est ouverte. */
export interface Classe {
  readonly bas: number | null;
  readonly haut: number | null;
  /** Tel qu'imprimé dans la légende et le tableau : « 12 à moins de 18 % ». */
  readonly nom: string;
}

/** Moins il y a de territoires, moins il y a de classes : jamais une classe par territoire. */
const classCount = (n: number): number => (n < 4 ? 2 : n < 8 ? 3 : n < 16 ? 4 : 5);

/**
 * Classe des valeurs en cinq groupes au plus, les plus homogènes possible (Ckmeans.1d.dp, Wang et Song 2011), puis place
 * chaque borne au nombre le plus rond entre deux groupes : une borne se retient, et aucune valeur ne change de groupe.
 * @throws RangeError si `valeurs` est vide.
 */
export function classesOf(valeurs: readonly number[], unite: string, decimales: number): readonly Classe[] {
  if (valeurs.length === 0) throw new RangeError("classes must have at least one value, got 0");
  const distinctes = new Set(valeurs).size;
  const groupes = ckmeans([...valeurs], Math.min(classCount(valeurs.length), distinctes));
  const bornes = groupes
    .slice(1)
    .map((groupe, i) => roundBetween(Math.max(...(groupes[i] ?? [])), Math.min(...groupe)));
  const ecrire = (v: number): string => formatCourt(v, unite, digitsOf(v, decimales));
  return [null, ...bornes].map((bas, i) => {
    const haut = bornes[i] ?? null;
    const nom =
      bas === null
        ? haut === null
          ? ecrire(valeurs[0] ?? 0)
          : `moins de ${ecrire(haut)}`
        : haut === null
          ? `${ecrire(bas)} ou plus`
          : `de ${ecrire(bas)} à moins de ${ecrire(haut)}`;
    return { bas, haut, nom };
  });
}

/** Le rang de la classe d'une valeur. */
export const classIndex = (valeur: number, classes: readonly Classe[]): number =>
  classes.findIndex(({ bas, haut }) => (bas === null || valeur >= bas) && (haut === null || valeur < haut));

/** De la plus claire (valeurs basses) à la plus foncée ; deux classes prennent les teintes les plus éloignées. */
export function tintOf(rang: number, classes: readonly Classe[]): (typeof TEINTES)[number] {
  const dernier = TEINTES.length - 1;
  const pas = classes.length === 1 ? 0 : dernier / (classes.length - 1);
  return TEINTES[dernier - Math.round(rang * pas)] ?? TEINTES[0];
}

/** Le nombre le plus rond dans ]bas ; haut] : un multiple de 1000, sinon de 500, de 200, de 100… */
function roundBetween(bas: number, haut: number): number {
  for (let puissance = 6; puissance >= -6; puissance--)
    for (const chiffre of [5, 2, 1]) {
      // Diviser plutôt que multiplier par 0,1 : 0,1 n'est pas exact en binaire, 10 l'est.
      const rond = puissance >= 0 ? chiffre * 10 ** puissance : chiffre / 10 ** -puissance;
      const candidat = Math.floor(haut / rond) * rond;
      if (candidat > bas && candidat <= haut) return Number(candidat.toPrecision(12));
    }
  return haut;
}

/** Une borne s'écrit avec ses décimales, au moins aucune : 12, 12,5. */
const digitsOf = (valeur: number, decimales: number): number => {
  for (let d = 0; d < 6; d++) if (Math.abs(valeur - Number(valeur.toFixed(d))) < 1e-9) return d;
  return decimales;
};

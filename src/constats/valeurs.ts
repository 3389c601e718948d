import type { Indicateur } from "../modele/indicateur.ts";
import { formatNombre, formatValeur } from "../modele/nombre.ts";
import type { Niveau } from "../modele/territoire.ts";
import { isServi } from "../modele/statut.ts";
import type { Resultat } from "../modele/resultat.ts";

type Format = Pick<Indicateur, "unite" | "decimales" | "bornes">;
type Lu = Pick<Resultat, "valeur" | "statut">;
/** `niveau` : les taux publiés à l'unité pour une commune le sont au dixième ailleurs. */
type Dit = Lu & Pick<Resultat, "motif"> & { readonly niveau?: Niveau };

type Place = Pick<Resultat, "valeur"> & { readonly niveau?: Niveau };

/** Vrai si le résultat porte un nombre, restreint au type. */
export const hasValeur = <R extends Lu>(r: R): r is R & { readonly valeur: number } =>
  r.valeur !== null && isServi(r.statut);

/** Le producteur n'a pas donné le nombre, seulement de quel côté de la borne il est (Filosofi : 5 et 95). */
export const isBorne = ({ valeur }: Lu, { bornes }: Format): boolean =>
  valeur !== null && bornes !== undefined && (valeur <= bornes[0] || valeur >= bornes[1]);

/**
 * Décimales d'un nombre : celles de l'indicateur ; une de plus quand le producteur en a livré une qu'elles tairaient
 * (Filosofi arrondit les taux à l'unité à la commune, au dixième ailleurs : `33 %` face à `14,5 %`).
 */
export const decimalesOf = (x: number, { unite, decimales }: Format, niveau: Niveau = "commune"): number =>
  decimales === 0 && unite === "%" && (niveau !== "commune" || !Number.isInteger(x)) ? 1 : decimales;

// « pour 100 ménages » est déjà dans le sujet et le libellé : le répéter après le nombre alourdit.
const uniteLue = (unite: string): string => (unite.startsWith("pour ") ? "" : unite);

/** Un nombre de l'indicateur et son unité : `33 %`, `16 100 €`, `108 942 habitants`. */
export const writeNombre = (x: number, format: Format, niveau?: Niveau): string =>
  formatValeur(x, uniteLue(format.unite), decimalesOf(x, format, niveau));

/** Le nombre sans son unité quand elle est un mot, pour « de 31 204 à 30 113 habitants » ; avec elle sinon. */
export function writeValeurDe(r: Dit, indicateur: Format): string {
  const isMot = /^\p{L}/u.test(indicateur.unite);
  return writeValeur(r, isMot ? { ...indicateur, unite: "" } : indicateur);
}

/** La valeur telle qu'une phrase la dit, bornes comprises ; le mot du statut s'il n'y a pas de nombre. */
export function writeValeur(r: Dit, indicateur: Format): string {
  if (!hasValeur(r)) return writeStatut(r);
  const { bornes } = indicateur;
  if (bornes && r.valeur <= bornes[0]) return `${formatValeur(bornes[0], indicateur.unite)} ou moins`;
  if (bornes && r.valeur >= bornes[1]) return `${formatValeur(bornes[1], indicateur.unite)} ou plus`;
  return writeNombre(r.valeur, indicateur, r.niveau);
}

/** Pourquoi il n'y a pas de nombre, en mots. */
export function writeStatut({ statut }: Pick<Resultat, "statut">): string {
  if (statut === "secret") return "non diffusé (secret statistique)";
  if (statut === "refus") return "non comparable";
  if (statut === "non_calculable") return "non calculable";
  return "non disponible";
}

const isPoints = (unite: string): boolean => /^points?$/.test(unite);

/** « mois » et « repas » ont le même pluriel. */
const INVARIABLES = ["mois", "repas"];

/** Une unité d'un mot au singulier en deçà de deux : « 1 jour », « 1,5 jour ». */
const accorderUnite = (unite: string, a: number): string =>
  a < 2 && /^\p{Ll}+s$/u.test(unite) && !INVARIABLES.includes(unite) ? unite.slice(0, -1) : unite;

/**
 * Un écart sans signe, suivi de son unité accordée : `0,7 point`, `3,2 points`, `1 540 €`.
 * @param decimales celles de l'indicateur
 */
export function writeAmplitude(x: number, unite: string, decimales: number): string {
  const a = Math.abs(x);
  if (!isPoints(unite)) return formatValeur(a, accorderUnite(uniteLue(unite), Number(a.toFixed(decimales))), decimales);
  // Le pluriel commence à deux (règle typographique), sur le nombre tel qu'il est imprimé.
  return `${formatNombre(a, decimales)}\u00a0point${Number(a.toFixed(decimales)) >= 2 ? "s" : ""}`;
}

/** Un écart signé : `+0,7 point`, `−3,2 %` ; nul à l'impression, sans signe. */
export function writeEcart(x: number, unite: string, decimales: number): string {
  const isNul = Number(Math.abs(x).toFixed(decimales)) === 0;
  return `${isNul ? "" : x > 0 ? "+" : "−"}${writeAmplitude(x, unite, decimales)}`;
}

/**
 * L'écart de deux nombres tel qu'il s'imprime : la différence des deux **nombres imprimés**, et non celle des valeurs exactes
 * arrondie ensuite. « De 27,2 % à 32,9 % » s'écrit toujours « +5,7 points » : le lecteur refait la soustraction. La preuve, elle,
 * se juge sur les valeurs exactes. C'est la seule règle des écarts de l'outil (docs/regles.md) ; un écart relatif, en pour cent,
 * n'est pas une soustraction et garde les valeurs exactes.
 */
export function ecartImprime(indicateur: Format, a: Place, b: Place): number {
  const [va, vb] = [a.valeur ?? 0, b.valeur ?? 0];
  const [da, db] = [decimalesOf(va, indicateur, a.niveau), decimalesOf(vb, indicateur, b.niveau)];
  return Number((Number(vb.toFixed(db)) - Number(va.toFixed(da))).toFixed(Math.max(da, db)));
}

/** L'unité d'un écart : deux parts, deux taux de variation diffèrent de points, jamais de %. */
export const uniteEcart = ({ unite }: Format): string => (unite.startsWith("%") ? "points" : unite);

/** Décimales d'une évolution : une quand elle est relative (en %) ; sinon ce que les deux valeurs en montrent. */
export function decimalesEvolution(evolution: Pick<Resultat, "unite" | "valeur">, format: Format): number {
  if (evolution.unite.startsWith("%") && !format.unite.startsWith("%")) return 1;
  // Deux taux à l'unité diffèrent d'un nombre entier de points, aux erreurs de virgule flottante près.
  const exact = Number((evolution.valeur ?? 0).toFixed(6));
  return decimalesOf(exact, format);
}

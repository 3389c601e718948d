import { capitalize, enumerer, finishPhrase, verbe } from "../constats/accords.ts";
import type { Couple } from "../constats/couples.ts";
import { evolutionImprimee, writeEvolution } from "../constats/evolution.ts";
import { forceEvolution } from "../constats/force.ts";
import { DANS_LA_MARGE } from "../constats/phrases/ecart.ts";
import { writeEcart, writeValeur, writeValeurDe } from "../constats/valeurs.ts";
import type { Facteurs } from "../indicateurs/facteurs.ts";
import type { Apport, Decomposition } from "../modele/decomposition.ts";
import type { Indicateur } from "../modele/indicateur.ts";
import { nomOf } from "./mesure.ts";

/** Un apport nommé avec son article : « l'âge des actifs », « le nombre des 75 ans ou plus », « le solde naturel ». */
const nomApport = ({ libelle }: Apport): string => {
  const composition = /^Composition : (.+)$/.exec(libelle)?.[1];
  return composition ?? `le ${libelle.charAt(0).toLowerCase()}${libelle.slice(1)}`;
};

const aNomApport = (a: Apport): string => {
  const nom = nomApport(a);
  return nom.startsWith("le ") ? `au ${nom.slice(3)}` : `à ${nom}`;
};

const parForce = (a: Apport, b: Apport): number => Math.abs(b.valeur) - Math.abs(a.valeur);

/** Les apports qui vont dans le sens de l'écart, le plus fort d'abord ; ceux qui vont à rebours. */
const trier = (apports: readonly Apport[]): readonly [meme: readonly Apport[], contraire: readonly Apport[]] => {
  const sens = Math.sign(apports.reduce((s, a) => s + a.valeur, 0));
  const forts = apports.toSorted(parForce);
  return [
    forts.filter((a) => Math.sign(a.valeur) === sens && sens !== 0),
    forts.filter((a) => Math.sign(a.valeur) === -sens && sens !== 0),
  ];
};

/** L'apport que le titre nomme : le plus fort de ceux qui vont dans le sens de l'écart. */
export const premierApport = (apports: readonly Apport[]): Apport | undefined => trier(apports)[0][0];

/** « tient d'abord au solde naturel ». */
export const tientDAbord = (apport: Apport): string => `tient d'abord ${aNomApport(apport)}`;

/**
 * « Cette baisse tient pour −7 645 habitants au solde migratoire apparent ; en sens contraire, le solde naturel compte pour +3 570
 * habitants. » Rien si aucun apport ne s'imprime.
 * @param tient le verbe, et la réserve qui va avec s'il y en a une
 * @param dire un apport signé, avec son unité
 */
export function phraseApports(
  mot: "hausse" | "baisse",
  apports: readonly Apport[],
  dire: (x: number) => string,
  tient = " tient",
): string {
  const [meme, contraire] = trier(apports);
  if (meme.length === 0) return "";
  const parts = enumerer(meme.map((a) => `pour ${dire(a.valeur)} ${aNomApport(a)}`));
  const rebours = contraire.map((a, i) => `${nomApport(a)} ${i === 0 ? "compte " : ""}pour ${dire(a.valeur)}`);
  const suite = rebours.length === 0 ? "" : ` ; en sens contraire, ${enumerer(rebours)}`;
  return finishPhrase(`cette ${mot}${tient} ${parts}${suite}`);
}

/** L'unité d'un apport est celle de l'écart imprimé ; celle des valeurs quand l'écart se dit en pour cent. */
export function uniteApport(indicateur: Indicateur, couple: Couple): string {
  const { unite } = evolutionImprimee(couple, indicateur);
  return unite.startsWith("%") ? indicateur.unite : unite;
}

const motOf = ({ evolution }: Couple): "hausse" | "baisse" => ((evolution.valeur ?? 0) > 0 ? "hausse" : "baisse");

/**
 * « Entre 2016 et 2022, la part des 75 ans ou plus passe de 8,1 % à 9,4 % (+1,3 point). Cette hausse tient pour +1,0 point au
 * nombre des 75 ans ou plus, et pour +0,3 point au nombre de tous les autres. » Seul endroit, avec celle d'une activité, où un verbe de cause s'écrit : les
 * apports s'additionnent à l'écart.
 */
export function phraseDecomposition(indicateur: Indicateur, couple: Couple, apports: readonly Apport[]): string {
  const { debut, fin, evolution } = couple;
  const isPrudent = forceEvolution(evolution) !== "nette" && evolution.intervalle !== null;
  const tient = isPrudent ? `, si elle est réelle (elle ${DANS_LA_MARGE}), tient` : " tient";
  const dire = (x: number): string => writeEcart(x, uniteApport(indicateur, couple), indicateur.decimales);
  const niveau = finishPhrase(
    `entre ${debut.millesime} et ${fin.millesime}, ${indicateur.sujet} ${verbe(indicateur, "passer")} de ${writeValeurDe(debut, indicateur)} à ${writeValeur(fin, indicateur)} (${writeEvolution(couple, indicateur)})`,
  );
  return [niveau, phraseApports(motOf(couple), apports, dire, tient)].filter((p) => p !== "").join(" ");
}

/** Le titre : ce à quoi l'écart tient d'abord. */
export function titreDecomposition(indicateur: Indicateur, couple: Couple, apports: readonly Apport[]): string {
  const { debut, fin } = couple;
  const premier = premierApport(apports);
  if (!premier) return `${capitalize(indicateur.sujet)} : ${writeValeur(fin, indicateur)} en ${fin.millesime}`;
  return `${nomOf(indicateur)} : la ${motOf(couple)} entre ${debut.millesime} et ${fin.millesime} ${tientDAbord(premier)}`;
}

/** Comment lire le plus fort des apports. */
export function lectureDecomposition(
  { debut, apports }: Decomposition,
  indicateur: Indicateur,
  { unite, facteurs }: { readonly unite: string; readonly facteurs: Facteurs | undefined },
): string {
  const premier = premierApport(apports);
  const { decimales } = indicateur;
  if (!premier) return `Aucun terme ne compte pour ${writeEcart(10 ** -decimales, unite, decimales)}.`;
  if (facteurs?.forme === "soldes") {
    const seul = { valeur: debut + premier.valeur, statut: "valeur", motif: null } as const;
    return finishPhrase(`avec ${nomApport(premier)} seul, on serait arrivé à ${writeValeur(seul, indicateur)}`);
  }
  return finishPhrase(
    `si seul ${nomApport(premier)} avait changé, l'écart aurait été de ${writeEcart(premier.valeur, unite, decimales)}, les autres termes à leur moyenne des deux dates`,
  );
}

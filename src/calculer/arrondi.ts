import { ARRONDIS } from "../indicateurs/arrondis.ts";
import { parseFormule } from "../modele/formule.ts";
import type { Definition, Indicateur } from "../modele/indicateur.ts";
import type { Niveau } from "../modele/territoire.ts";
import { convient } from "../modele/portee.ts";
import { sourceDe } from "./regles.ts";

export const METHODE_ARRONDI =
  "bornes de l'arrondi : effectifs publiés au multiple de 5 le plus proche, donc connus à 2,5 près";

/** De combien un effectif de cette source peut s'écarter de sa valeur publiée ; 0 s'il n'est pas arrondi. */
export const demiPas = (source: string, niveau: Niveau): number =>
  (ARRONDIS.find((a) => convient(a.source, source) && a.niveaux.includes(niveau))?.pas ?? 0) / 2;

/** Les bornes d'un effectif arrondi : 120 vaut de 117,5 à 122,5 ; jamais moins de zéro. */
export const bornesEffectif = (valeur: number, marge: number): readonly [number, number] => [
  Math.max(0, valeur - marge),
  valeur + marge,
];

const marge = (source: string, formule: string, niveau: Niveau): number =>
  demiPas(source, niveau) * parseFormule(formule).length;

/** La définition qui a servi : la première dont la mesure vient de cette source. */
const definitionDe = (indicateur: Indicateur, source: string): Definition | undefined =>
  indicateur.definitions.find((d) => sourceDe(d) === source);

/**
 * Les bornes d'un indicateur fait d'effectifs arrondis : chaque terme y est pris à ses deux extrêmes. Null quand rien n'est
 * arrondi, ou pour une somme de communes, dont les arrondis se compensent sans qu'on sache de combien.
 */
export function encadrerArrondi(
  indicateur: Indicateur,
  source: string,
  niveau: Niveau,
  { num, den, valeur }: { num: number | null; den: number | null; valeur: number | null },
): readonly [number, number] | null {
  const d = definitionDe(indicateur, source);
  if (valeur === null || num === null || d === undefined || d.forme === "variation") return null;
  if (d.forme === "niveau") {
    const m = marge(d.valeur.source, d.valeur.formule, niveau);
    return m === 0 || indicateur.nature !== "effectif" ? null : bornesEffectif(valeur, m);
  }
  const [mn, md] = [
    marge(d.numerateur.source, d.numerateur.formule, niveau),
    marge(d.denominateur.source, d.denominateur.formule, niveau),
  ];
  if ((mn === 0 && md === 0) || den === null || den - md <= 0) return null;
  const [bas, haut] = bornesEffectif(num, mn);
  return [(d.echelle * bas) / (den + md), (d.echelle * haut) / (den - md)];
}

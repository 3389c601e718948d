import type { TermeCalcul } from "./inventaire.ts";

/** Au-delà, une colonne par terme coûte plus que la somme entière (mesuré sur 202 âges : 10 s de calcul contre 1 s). */
const LONGUE = 20;

/** Une somme de tant de termes qu'elle se fait en un seul agrégat : cent âges de deux sexes. */
export const isLongue = (termes: readonly TermeCalcul[]): boolean =>
  termes.length > LONGUE &&
  termes.every((t) => t.coefficient === 1 && t.zeroSi === undefined && t.millesime === termes[0]?.millesime);

/** `variable between 3 and 17 or variable between 104 and 118` : des identifiants qui se suivent presque tous. */
function plages(ids: readonly number[]): string {
  const bornes: [number, number][] = [];
  for (const id of [...ids].sort((a, b) => a - b)) {
    const derniere = bornes.at(-1);
    if (derniere && id === derniere[1] + 1) derniere[1] = id;
    else bornes.push([id, id]);
  }
  return bornes.map(([a, b]) => `variable between ${a} and ${b}`).join(" or ");
}

/** Les colonnes `s<nom>` et `t<nom>` du fichier remis à plat : la somme, nulle si un terme manque, et sa marque. */
export function colonnesLongues(nom: string, termes: readonly TermeCalcul[]): string {
  const ici = `(${plages(termes.map((t) => t.variable))}) and millesime = ${termes[0]?.millesime}`;
  // En DECIMAL : exacte, donc la même quel que soit l'ordre des lignes.
  return `case when count(valeur) filter (${ici}) = ${termes.length} then (sum(valeur::decimal(38, 12)) filter (${ici}))::double end as s${nom},
    min(absente) filter (${ici}) as t${nom}`;
}

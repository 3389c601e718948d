import { lifeTable } from "./life-table.ts";
import type { EsperanceDeVie, MotifMortalite, OptionsTableMortalite } from "./life-table.ts";
import type { TrancheMortalite } from "./mortality-step.ts";

export interface OptionsEsperance extends OptionsTableMortalite {
  /** Âge auquel l'espérance est prise ; par défaut celui de la première tranche (la naissance, si elle part de 0). */
  readonly age?: number;
}

/**
 * Espérance de vie à un âge : la ligne de `lifeTable` qui le porte, où sont la définition et les sources.
 *
 * Sources : celles de `lifeTable`.
 *
 * @param tranches par âge croissant ; `options.age` doit être le début de l'une d'elles
 * @returns l'espérance en années, encadrée ; ou le motif pour lequel elle est tue
 * @throws RangeError si aucune tranche ne part de cet âge ; et les refus de `lifeTable`
 * @example
 * const tranches = [{ age: 60, population: 8000, deces: 80 }, { age: 80, population: 3000, deces: 300 }];
 * lifeExpectancy(tranches).valeur.toFixed(4) // => "26.3636"
 * lifeExpectancy(tranches, { age: 80 }).valeur // => 10
 */
export function lifeExpectancy(
  tranches: readonly TrancheMortalite[],
  { age = tranches[0]?.age, ...options }: OptionsEsperance = {},
): EsperanceDeVie | { readonly motif: MotifMortalite } {
  const table = lifeTable(tranches, options);
  if (!tranches.some((tranche) => tranche.age === age)) {
    throw new RangeError(`age must be the start of a band, got ${age}`);
  }
  if ("motif" in table) return table;
  const ligne = table.lignes.find((l) => l.age === age);
  return ligne!.esperance;
}

import type { Agregat } from "../../modele/agregat.ts";
import { EXPORTS } from "../fichiers-lus.ts";

/** Un tableau tel qu'un lecteur le voit : une variable et ses modalités, ou les chiffres d'ensemble d'un export. */
export interface Table {
  readonly nom: string;
  readonly libelle: string;
  readonly isVentilee: boolean;
  readonly cases: readonly Agregat[];
}

/**
 * Les tables d'une édition, toutes années réunies.
 * @param agregats toutes les cases connues : elles disent ce qui est ventilé, même donné sans détail
 * @param tableau celles que l'édition donne
 */
export function groupTables(agregats: readonly Agregat[], tableau: readonly Agregat[]): Table[] {
  const ventilees = new Set(agregats.filter((a) => a.modalite !== null).map((a) => a.variable));
  const groupes = new Map<string, Agregat[]>();
  for (const a of tableau) {
    const nom = ventilees.has(a.variable) ? a.variable : a.source;
    groupes.set(nom, [...(groupes.get(nom) ?? []), a]);
  }
  return [...groupes].map(([nom, cases]): Table => {
    const isVentilee = ventilees.has(nom);
    const libelle = isVentilee ? cases[0]!.libelle : `${EXPORTS[nom] ?? nom} : chiffres d'ensemble`;
    return { nom, libelle, isVentilee, cases };
  });
}

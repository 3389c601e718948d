import type { Feuille } from "./classeur.ts";
import { joinEntetes } from "./entetes.ts";
import { type ParcourirLignes, parcourirFeuille } from "./lignes.ts";
import { normalizeEntete } from "./texte.ts";

/** Première et dernière lignes d'en-tête (première ligne de la feuille = 1). */
interface Entete {
  readonly debut: number;
  readonly fin: number;
}

/** Un onglet par mois : les feuilles visibles qui ont les mêmes noms de colonnes, à la même place, font un seul tableau. */
export const TOUTES_FEUILLES = "(toutes)";

/** Les noms de colonnes d'une feuille, pour les comparer ; vide si elle n'en a pas là. */
function nomsDe(feuille: Feuille, { debut, fin }: Entete): string {
  const enTete: (readonly string[])[] = [];
  let numero = 0;
  for (const cases of feuille.lignes()) {
    if (++numero > fin) break;
    if (numero >= debut) enTete.push(cases);
  }
  const noms = joinEntetes(enTete).map(({ nom }) => normalizeEntete(nom));
  return noms.join("\n").trim();
}

/**
 * Les feuilles visibles qui portent les noms de colonnes les plus répandus du classeur, dans leur ordre, et celles qui en portent
 * d'autres, ou aucun.
 */
export function reunirFeuilles(
  feuilles: readonly Feuille[],
  entete: Entete,
): { readonly lues: readonly Feuille[]; readonly autres: readonly Feuille[] } {
  const visibles = feuilles.filter(({ isCachee }) => !isCachee);
  const groupes = new Map<string, Feuille[]>();
  for (const feuille of visibles) {
    const noms = nomsDe(feuille, entete);
    if (noms !== "") groupes.set(noms, [...(groupes.get(noms) ?? []), feuille]);
  }
  const lues = [...groupes.values()].reduce<readonly Feuille[]>((a, b) => (b.length > a.length ? b : a), []);
  return { lues, autres: visibles.filter((feuille) => !lues.includes(feuille)) };
}

/** Les lignes de plusieurs feuilles à la suite, l'en-tête de la première seulement. @param onFeuille à l'entrée de chacune. */
export const parcourirFeuilles =
  (feuilles: readonly Feuille[], debut: number, fin: number, onFeuille: (feuille: Feuille) => void): ParcourirLignes =>
  async (onLigne) => {
    for (const [i, feuille] of feuilles.entries()) {
      onFeuille(feuille);
      await parcourirFeuille(feuille, i === 0 ? debut : fin + 1)(onLigne);
    }
  };

import type { Bloc } from "./blocs.ts";
import { EPSILON, isProtegee, SECONDAIRE } from "./exigence.ts";
import { optimize, type Etendue } from "./intervalles.ts";
import type { Solveur } from "./solveur.ts";
import type { Systeme } from "./systeme.ts";

/** Une personne seule dans des cases masquées, et la case d'autrui que sa propre connaissance lui livre. */
export interface Indiscretion {
  readonly initie: number;
  /** Les cases où elle est seule : elle en connaît la valeur. */
  readonly sues: readonly number[];
  readonly victime: number;
}

/**
 * Par case, la personne qui y est seule (−1 : aucune). C'est la même si la case le dit (`contributeur`), si les deux cases
 * comptent les mêmes dossiers, ou si l'une contient l'autre.
 */
export function findInities({ cellules, lignes }: Systeme): Int32Array {
  const seule = cellules.map((c) => (c.effectif ?? (c.nature === "montant" ? null : c.valeur)) === 1);
  const parent = Int32Array.from(cellules.keys());
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!;
    return i;
  };
  const nommee = new Map<string, number>();
  for (const [i, { contributeur }] of cellules.entries()) {
    if (!seule[i] || contributeur === undefined) continue;
    const premiere = nommee.get(contributeur);
    if (premiere === undefined) nommee.set(contributeur, i);
    else parent[find(i)] = find(premiere);
  }
  for (const { colonnes } of lignes) {
    const [total, ...parts] = colonnes;
    if (!seule[total!]) continue;
    for (const part of parts) if (seule[part]) parent[find(part)] = find(total!);
  }
  return Int32Array.from(cellules.keys(), (i) => (seule[i] ? find(i) : -1));
}

/**
 * L'attaque de chaque personne seule : une fois ses cases connues, quelle case protégée d'autrui devient exacte ? Les tableaux
 * possibles déjà trouvés innocentent presque toutes les paires ; le solveur tranche les autres.
 *
 * @param proteges les cases du bloc que nul ne doit retrouver
 */
export function attackInities(
  bloc: Bloc,
  systeme: Systeme,
  { etendue, initie, isPrimaire }: ContexteInities,
  solveur: Solveur,
): Indiscretion[] {
  const { colonnes, programme, echelle } = bloc;
  const { cellules } = systeme;
  const groupes = new Map<number, number[]>();
  colonnes.forEach((c, k) => {
    if (initie[c]! >= 0) groupes.set(initie[c]!, [...(groupes.get(initie[c]!) ?? []), k]);
  });
  const trouvees: Indiscretion[] = [];
  for (const [personne, sues] of groupes) {
    const vraies = sues.map((k) => cellules[colonnes[k]!]!.valeur);
    if (vraies.includes(null)) continue;
    const cibles = [...colonnes.keys()].filter((k) => isPrimaire(colonnes[k]!) && initie[colonnes[k]!] !== personne);
    const restantes = excludeProuvees(bloc, systeme, etendue.temoins, sues, cibles);
    if (restantes.length === 0) continue;
    const bornes = (liste: readonly number[]): number[] =>
      liste.map((b, k) => (sues.includes(k) ? vraies[sues.indexOf(k)]! / echelle : b));
    const modele = solveur.createModele({ ...programme, bas: bornes(programme.bas), haut: bornes(programme.haut) });
    for (const k of restantes) {
      const [bas, haut] = (["minimize", "maximize"] as const).map((sens) => {
        const solution = optimize(modele, k, sens);
        return typeof solution === "string" ? (sens === "minimize" ? -Infinity : Infinity) : solution[k]! * echelle;
      });
      if (!isProtegee({ ...cellules[colonnes[k]!]!, valeur: null }, SECONDAIRE, bas!, haut!))
        trouvees.push({ initie: personne, sues: sues.map((s) => colonnes[s]!), victime: colonnes[k]! });
    }
    modele.dispose();
  }
  return trouvees;
}

interface ContexteInities {
  readonly etendue: Etendue;
  readonly initie: Int32Array;
  readonly isPrimaire: (colonne: number) => boolean;
}

/** Ôte les cibles dont deux tableaux possibles, conformes à ce que sait la personne, donnent des valeurs différentes. */
function excludeProuvees(
  { colonnes }: Bloc,
  { cellules }: Systeme,
  temoins: readonly Float64Array[],
  sues: readonly number[],
  cibles: readonly number[],
): number[] {
  if (sues.length !== 1) return [...cibles];
  const s = sues[0]!;
  const vraie = cellules[colonnes[s]!]!.valeur!;
  const sous = temoins.filter((t) => t[s]! < vraie - EPSILON);
  const sur = temoins.filter((t) => t[s]! > vraie + EPSILON);
  const melanges: { a: Float64Array; b: Float64Array; part: number }[] = temoins
    .filter((t) => Math.abs(t[s]! - vraie) <= EPSILON)
    .map((t) => ({ a: t, b: t, part: 0 }));
  for (let i = 0; i < Math.max(sous.length, sur.length) && sous.length > 0 && sur.length > 0; i++) {
    const [a, b] = [sous[i % sous.length]!, sur[i % sur.length]!];
    melanges.push({ a, b, part: (vraie - a[s]!) / (b[s]! - a[s]!) });
  }
  return cibles.filter((k) => {
    let [min, max] = [Infinity, -Infinity];
    const cellule = { ...cellules[colonnes[k]!]!, valeur: null };
    for (const { a, b, part } of melanges) {
      const x = a[k]! + part * (b[k]! - a[k]!);
      min = Math.min(min, x);
      max = Math.max(max, x);
      if (max > min && isProtegee(cellule, SECONDAIRE, min, max)) return false;
    }
    return true;
  });
}

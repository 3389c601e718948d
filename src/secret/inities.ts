import type { Bloc } from "./blocs.ts";
import { EPSILON, measureLargeur, minimumLargeur } from "./exigence.ts";
import { addTemoin, createSonde, explore, type Rigueur, type Sonde } from "./sonde.ts";
import type { Simplexe } from "./simplexe.ts";
import { openModele, type Solveur } from "./solveur.ts";
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
 * Les cases vides qu'une personne déduit de ce qu'elle est seule : seule dans un quartier, elle sait que les autres âges n'y ont
 * personne. Il n'y a là personne à reconnaître, et rien à masquer n'y changerait quoi que ce soit.
 */
function findVides({ cellules, lignes, lignesDe }: Systeme, sues: readonly number[]): Set<number> {
  const vides = new Set<number>();
  const visit = (total: number): void => {
    for (const l of lignesDe[total]!) {
      const [tete, ...parts] = lignes[l]!.colonnes;
      if (tete !== total) continue;
      for (const part of parts) {
        if (cellules[part]!.valeur !== 0 || vides.has(part)) continue;
        vides.add(part);
        visit(part);
      }
    }
  };
  sues.forEach(visit);
  return vides;
}

export interface ContexteInities {
  /** Les tableaux possibles que l'attaque du lecteur a trouvés. */
  readonly sonde: Sonde;
  readonly rigueur: Rigueur;
  /** Une promenade qui part du vrai tableau. */
  readonly simplexe: Simplexe | null;
  readonly initie: Int32Array;
  readonly isPrimaire: (colonne: number) => boolean;
}

/**
 * L'attaque de chaque personne seule : une fois ses cases connues, quelle primaire d'autrui n'a plus qu'une valeur possible ?
 * Les tableaux déjà trouvés, mêlés pour s'accorder à ce qu'elle sait, innocentent presque toutes les paires ; le solveur
 * tranche les autres.
 */
export function attackInities(
  bloc: Bloc,
  systeme: Systeme,
  contexte: ContexteInities,
  solveur: Solveur,
): Indiscretion[] {
  const { cellules } = systeme;
  const { colonnes, programme, echelle } = bloc;
  const { initie, isPrimaire, sonde, simplexe, rigueur } = contexte;
  const groupes = new Map<number, number[]>();
  colonnes.forEach((c, k) => {
    if (initie[c]! >= 0) groupes.set(initie[c]!, [...(groupes.get(initie[c]!) ?? []), k]);
  });
  const cibles = [...colonnes.keys()].filter((k) => isPrimaire(colonnes[k]!));
  const isSauve = (k: number, min: number, max: number): boolean =>
    max > min && measureLargeur(cellules[colonnes[k]!]!, min, max) >= minimumLargeur(cellules[colonnes[k]!]!) - EPSILON;
  return [...groupes].flatMap(([personne, sues]) => {
    const vraies = sues.map((k) => cellules[colonnes[k]!]!.valeur);
    if (vraies.includes(null)) return [];
    const vides = findVides(systeme, sues.map((k) => colonnes[k]!)); // prettier-ignore
    const autres = cibles.filter((k) => initie[colonnes[k]!] !== personne && !vides.has(colonnes[k]!));
    const restantes = autres.filter((k) => !isSauve(k, ...mixTemoins(sonde, k, sues, vraies as number[])));
    if (restantes.length === 0) return [];
    const savoir = new Map(sues.map((k, i) => [k, vraies[i]! / echelle]));
    const fix = (bornes: readonly number[]): number[] => bornes.map((b, k) => savoir.get(k) ?? b);
    const modele = openModele(solveur, { ...programme, bas: fix(programme.bas), haut: fix(programme.haut) });
    const propre = createSonde(colonnes.length);
    const compatible = (t: Float64Array): boolean => sues.every((k, i) => Math.abs(t[k]! - vraies[i]!) < EPSILON);
    for (const temoin of sonde.temoins) if (compatible(temoin)) addTemoin(propre, temoin);
    try {
      const promenade = simplexe?.stop(sues) ?? null;
      const exploration = { bloc, sonde: propre, rigueur, simplexe: promenade, modele: modele.get };
      const victimes = explore(exploration, restantes, isSauve);
      return victimes.map((k) => ({ initie: personne, sues: sues.map((s) => colonnes[s]!), victime: colonnes[k]! }));
    } finally {
      modele.dispose();
    }
  });
}

/**
 * Valeurs possibles de la case `k` pour qui connaît les cases `sues` : les témoins qui s'accordent à ce savoir ; et, quand elle
 * n'en connaît qu'une, chaque témoin ramené à la bonne valeur en le mêlant au témoin extrême de l'autre côté. Tout mélange
 * de tableaux possibles est possible.
 */
function mixTemoins(sonde: Sonde, k: number, sues: readonly number[], vraies: readonly number[]): [number, number] {
  const { temoins, temoinMin, temoinMax } = sonde;
  const [s, vraie] = [sues[0]!, vraies[0]!];
  const [bas, haut] = [temoins[temoinMin[s]!], temoins[temoinMax[s]!]];
  let [min, max] = [Infinity, -Infinity];
  const add = (t: Float64Array | undefined): void => {
    if (!t) return;
    let x = t[k]!;
    if (sues.length > 1) {
      if (sues.some((autre, i) => Math.abs(t[autre]! - vraies[i]!) > EPSILON)) return;
    } else if (Math.abs(t[s]! - vraie) > EPSILON) {
      const autre = t[s]! < vraie ? haut : bas;
      const part = autre ? (vraie - t[s]!) / (autre[s]! - t[s]!) : NaN;
      if (!(part >= 0 && part <= 1)) return;
      x += part * (autre![k]! - x);
    }
    min = Math.min(min, x);
    max = Math.max(max, x);
  };
  for (const rang of [0, temoinMin[k]!, temoinMax[k]!]) add(temoins[rang]);
  for (let rang = 0; rang < temoins.length && !(max - min >= 2); rang++) add(temoins[rang]);
  return [min, max];
}

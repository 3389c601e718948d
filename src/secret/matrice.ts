import type { Programme } from "./solveur.ts";

/** Un système éliminé : chaque variable de la base s'écrit avec celles qui n'y sont pas. */
export interface Matrice {
  /** Par variable hors base : de combien baisse chaque variable de la base quand elle monte de un. */
  readonly colonnes: Float64Array[];
  /** La variable de chaque ligne. */
  readonly base: Int32Array;
  readonly horsBase: Int32Array;
  /** Par variable : sa ligne, ou −1 − sa colonne si elle est hors base. */
  readonly place: Int32Array;
  /** Les lignes du programme qui sont des inégalités : leur somme est une variable de plus, après les autres. */
  readonly inegalites: readonly number[];
  /** Échange une variable de la base et une variable hors base. */
  readonly pivot: (ligne: number, colonne: number) => void;
  /** Revient à l'élimination du départ, où presque tous les coefficients sont nuls. */
  readonly restore: () => void;
}

/** Au-delà, la matrice pleine prendrait plus de 50 Mo. */
const TAILLE = 6e6;
/** Un coefficient plus petit est l'erreur du calcul : tous sont de petits entiers, ou des quotients de petits entiers. */
const BRUIT = 1e-11;
/** Un pivot plus petit ferait perdre la précision. */
const PIVOT = 1e-7;

/**
 * Élimination de Gauss-Jordan, sur des colonnes pleines : chaque ligne prend pour base sa variable la moins employée ailleurs.
 * @returns `null` si le programme est trop grand
 */
export function createMatrice({ bas, lignes }: Programme): Matrice | null {
  const inegalites = [...lignes.keys()].filter((l) => lignes[l]!.bas !== lignes[l]!.haut);
  const [n, m] = [bas.length + inegalites.length, lignes.length];
  if (n * m > TAILLE) return null;
  const colonnes = Array.from({ length: n }, () => new Float64Array(m));
  lignes.forEach(({ colonnes: ks, coefs }, l) => ks.forEach((k, i) => (colonnes[k]![l]! += coefs[i]!)));
  inegalites.forEach((l, i) => (colonnes[bas.length + i]![l] = -1));
  const lignesDe = new Int32Array(n).fill(-1);
  const gardees: number[] = [];
  const emplois = (k: number): number => {
    const colonne = colonnes[k]!;
    let n = 0;
    for (let l = 0; l < m; l++) if (colonne[l] !== 0) n++;
    return n;
  };
  for (let l = 0; l < m; l++) {
    let [choisie, moindre] = [-1, Infinity];
    for (let k = 0; k < n; k++) {
      if (lignesDe[k]! >= 0 || Math.abs(colonnes[k]![l]!) < PIVOT) continue;
      const usage = emplois(k);
      if (usage < moindre) [choisie, moindre] = [k, usage];
    }
    if (choisie < 0) continue; // une ligne qui se déduit des autres
    lignesDe[choisie] = l;
    gardees.push(l);
    clearLigne(colonnes, colonnes[choisie]!, l, (k) => lignesDe[k]! < 0);
  }
  const horsBase = Int32Array.from(lignesDe.keys()).filter((k) => lignesDe[k]! < 0);
  const rang = new Map(gardees.map((l, i) => [l, i]));
  const base = new Int32Array(gardees.length);
  const place = new Int32Array(n);
  lignesDe.forEach((l, k) => {
    if (l < 0) return;
    place[k] = rang.get(l)!;
    base[rang.get(l)!] = k;
  });
  horsBase.forEach((k, j) => (place[k] = -1 - j));
  const restantes = Array.from(horsBase, (k) => Float64Array.from(gardees, (l) => colonnes[k]![l]!));
  return openMatrice({ colonnes: restantes, base, horsBase, place }, inegalites);
}

type Etat = Pick<Matrice, "colonnes" | "base" | "horsBase" | "place">;

function openMatrice(depart: Etat, inegalites: readonly number[]): Matrice {
  const colonnes = depart.colonnes.map((c) => c.slice());
  const [base, horsBase, place] = [depart.base.slice(), depart.horsBase.slice(), depart.place.slice()];
  return {
    colonnes,
    base,
    horsBase,
    place,
    inegalites,
    pivot: (ligne, j) => {
      const entrante = colonnes[j]!;
      const pivot = entrante[ligne]!;
      clearLigne(colonnes, entrante, ligne, (k) => k !== j);
      // La colonne de la sortante : celle de l'entrante, au signe et au pivot près.
      for (let i = 0; i < entrante.length; i++) entrante[i] = i === ligne ? 1 / pivot : -entrante[i]! / pivot;
      const [e, s] = [horsBase[j]!, base[ligne]!];
      [horsBase[j], base[ligne], place[e], place[s]] = [s, e, ligne, -1 - j];
    },
    restore: () => {
      colonnes.forEach((c, j) => c.set(depart.colonnes[j]!));
      base.set(depart.base);
      horsBase.set(depart.horsBase);
      place.set(depart.place);
    },
  };
}

/** Ôte des autres lignes ce que dit la ligne `l`, dont `entrante` est la colonne du pivot. */
function clearLigne(
  colonnes: readonly Float64Array[],
  entrante: Float64Array,
  l: number,
  isConcernee: (k: number) => boolean,
): void {
  const autres: number[] = [];
  for (let i = 0; i < entrante.length; i++) if (entrante[i] !== 0 && i !== l) autres.push(i);
  for (let k = 0; k < colonnes.length; k++) {
    const colonne = colonnes[k]!;
    if (colonne[l] === 0 || !isConcernee(k)) continue;
    const part = colonne[l]! / entrante[l]!;
    colonne[l] = part;
    for (const i of autres) {
      const reste = colonne[i]! - entrante[i]! * part;
      colonne[i] = reste < BRUIT && reste > -BRUIT ? 0 : reste;
    }
  }
}

import { directionOf, type Coordonnees } from "./coordonnees.ts";
import { popTas, pushTas } from "./tas.ts";
import { createAccumulateur, invert, multiply, type Accumulateur, type Vecteur } from "./modulo.ts";

export interface DemandeMasque {
  readonly coordonnees: Coordonnees;
  /** Les cases qu'aucune combinaison de cases publiées ne doit redonner. */
  readonly primaires: readonly number[];
  /** Les cases qu'on peut publier, de la plus à la moins souhaitée. */
  readonly candidats: readonly number[];
  /** Par case, la personne qui y est seule (−1 : aucune) : sa propre valeur, elle la connaît. */
  readonly initie: Int32Array;
  readonly p: number;
}

/**
 * Masquage secondaire par élimination de Gauss : chaque case est publiée sauf si elle rendrait une primaire combinaison des
 * cases publiées, ou donnerait une primaire à la personne seule dans une autre. Le choix est fait pour toutes les tables à
 * la fois ; rien de ce qui est publié ensuite ne peut le défaire.
 *
 * Source : Langsrud, « Secondary cell suppression by Gaussian elimination » (PSD 2024) ; paquet GaussSuppression (SSB, MIT).
 *
 * @returns les cases à masquer en plus des primaires
 */
export function chooseMasque({ coordonnees, primaires, candidats, initie, p }: DemandeMasque): Set<number> {
  const acc = createAccumulateur(coordonnees.vecteurs.length, p);
  const base = createBase(acc, p);
  const restes = createRestes(coordonnees, primaires, initie, acc, p);
  const masquees = new Set<number>();
  for (const c of candidats) {
    const vecteur = coordonnees.vecteurs[c];
    if (!vecteur || vecteur.indices.length === 0) continue; // connue, ou déjà calculable : la publier n'apprend rien
    const reste = base.reduce(vecteur);
    if (reste.indices.length === 0) continue;
    if (restes.accept(reste)) base.push(reste, restes.pivotOf(reste));
    else masquees.add(c);
  }
  return masquees;
}

/** Les cases publiées, en vecteurs échelonnés : `reduce` ôte d'un vecteur ce qu'elles en disent déjà. */
function createBase(acc: Accumulateur, p: number) {
  const rangs = new Int32Array(acc.dense.length).fill(-1); // coordonnée → rang du vecteur dont elle est le pivot
  const pivots: number[] = [];
  const vecteurs: Vecteur[] = []; // coefficient du pivot ramené à 1
  const attente = new Uint8Array(acc.dense.length);
  return {
    push: (v: Vecteur, pivot: number): void => {
      const scale = invert(v.coefs[v.indices.indexOf(pivot)]!, p);
      rangs[pivot] = vecteurs.length;
      pivots.push(pivot);
      vecteurs.push({ indices: v.indices, coefs: v.coefs.map((x) => multiply(x, scale, p)) });
    },
    reduce: (v: Vecteur): Vecteur => {
      if (!v.indices.some((i) => rangs[i]! >= 0)) return v;
      const tas: number[] = [];
      const note = (i: number): void => {
        const rang = rangs[i]!;
        if (rang < 0 || attente[rang] === 1) return;
        attente[rang] = 1;
        pushTas(tas, rang);
      };
      acc.add(v, 1);
      v.indices.forEach(note);
      while (tas.length > 0) {
        const rang = popTas(tas);
        attente[rang] = 0;
        const coef = acc.dense[pivots[rang]!]!;
        if (coef === 0) continue;
        acc.add(vecteurs[rang]!, p - coef);
        vecteurs[rang]!.indices.forEach(note);
      }
      return acc.take();
    },
  };
}

/** Ce qu'il reste à apprendre de chaque primaire une fois les cases publiées connues ; jamais nul. */
function createRestes(
  { vecteurs }: Coordonnees,
  primaires: readonly number[],
  initie: Int32Array,
  acc: Accumulateur,
  p: number,
) {
  const reste = new Map<number, Vecteur>();
  const direction = new Map<number, string>();
  const memes = new Map<string, Set<number>>(); // direction → primaires qui se déduisent l'une de l'autre
  const emplois = new Map<number, Set<number>>(); // coordonnée → primaires qui en dépendent
  const link = <K>(map: Map<K, Set<number>>, key: K, q: number): void => {
    const set = map.get(key);
    if (set) set.add(q);
    else map.set(key, new Set([q]));
  };
  const put = (q: number, v: Vecteur, sens: string): void => {
    const avant = reste.get(q);
    if (avant) for (const i of avant.indices) emplois.get(i)!.delete(q);
    if (avant) memes.get(direction.get(q)!)!.delete(q);
    reste.set(q, v);
    direction.set(q, sens);
    link(memes, sens, q);
    for (const i of v.indices) link(emplois, i, q);
  };
  for (const q of primaires) {
    const v = vecteurs[q];
    if (v && v.indices.length > 0) put(q, v, directionOf(v, p));
  }
  const betray = (a: number, b: number): boolean =>
    initie[a] !== initie[b] && (initie[a]! >= 0 || initie[b]! >= 0) && direction.get(a) !== direction.get(b);
  const usage = (i: number): number => emplois.get(i)?.size ?? 0;
  const pivotOf = (v: Vecteur): number => v.indices.reduce((best, i) => (usage(i) < usage(best) ? i : best));
  return {
    pivotOf,
    /** Publier cette direction est-il sans danger ? Si oui, les restes sont mis à jour. */
    accept: (v: Vecteur): boolean => {
      if ((memes.get(directionOf(v, p))?.size ?? 0) > 0) return false;
      const pivot = pivotOf(v);
      const scale = p - invert(v.coefs[v.indices.indexOf(pivot)]!, p);
      const nouveaux = [...(emplois.get(pivot) ?? [])].map((q) => {
        const ancien = reste.get(q)!;
        acc.add(ancien, 1);
        acc.add(v, multiply(ancien.coefs[ancien.indices.indexOf(pivot)]!, scale, p));
        const vecteur = acc.take();
        return { q, vecteur, sens: directionOf(vecteur, p) };
      });
      const arrivees = new Map<string, number[]>();
      for (const { q, sens } of nouveaux) {
        const voisines = [...(memes.get(sens) ?? []), ...(arrivees.get(sens) ?? [])];
        if (voisines.some((autre) => betray(q, autre))) return false;
        arrivees.set(sens, [...(arrivees.get(sens) ?? []), q]);
      }
      for (const { q, vecteur, sens } of nouveaux) put(q, vecteur, sens);
      return true;
    },
  };
}

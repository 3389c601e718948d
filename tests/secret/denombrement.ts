import type { Cellule, Contrainte, Equation } from "../../src/secret/cellule.ts";

// Une troisième attaque, qui ne partage rien avec les deux autres : ni élimination, ni programme linéaire. Elle essaie les
// tableaux d'entiers un à un, en écartant tôt ceux qui ne peuvent pas aboutir. Lente, donc pour de petits mondes.

interface Ligne {
  readonly rangs: readonly number[];
  readonly coefs: readonly number[];
  readonly min: number;
  readonly max: number;
}

/** Ce que sait qui attaque : les inconnues, ce qui les lie, et des valeurs que lui seul connaît. */
export interface Enigme {
  readonly cellules: readonly Cellule[];
  readonly equations: readonly Equation[];
  readonly contraintes?: readonly Contrainte[];
  readonly inconnues: readonly string[];
}

/** Au-delà, la recherche d'un tableau est abandonnée : un monde aussi grand n'est pas de ce fichier. */
const ESSAIS = 200_000;
const MARGE = 1e-9;

/** Les tableaux d'entiers possibles, sans les écrire tous. */
export function createDenombrement({ cellules, equations, contraintes = [], inconnues }: Enigme) {
  const rang = new Map(inconnues.map((id, i) => [id, i]));
  const valeurs = new Map(cellules.map(({ id, valeur }) => [id, valeur]));
  const vraies = inconnues.map((id) => valeurs.get(id) ?? 0);
  // Plus haut que tout total : une inconnue sans limite en a une assez lointaine pour ne rien prouver.
  const plafond = 2 * Math.max(60, ...cellules.map(({ valeur }) => valeur ?? 0));
  const reduce = (termes: readonly { id: string; coef: number }[], min: number, max: number): Ligne => {
    const coefs = new Map<number, number>();
    let connu = 0;
    for (const { id, coef } of termes) {
      const r = rang.get(id);
      if (r === undefined) connu += coef * (valeurs.get(id) ?? NaN);
      else coefs.set(r, (coefs.get(r) ?? 0) + coef);
    }
    return { rangs: [...coefs.keys()], coefs: [...coefs.values()], min: min - connu, max: max - connu };
  };
  const lignes = [
    ...equations.map(({ total, parts }) =>
      reduce([{ id: total, coef: -1 }, ...parts.map((id) => ({ id, coef: 1 }))], 0, 0),
    ),
    ...contraintes.map(({ termes, min, max }) => reduce(termes, min, max)),
  ].filter(({ rangs }) => rangs.length > 0);
  const lignesDe = inconnues.map((_, r) => [...lignes.keys()].filter((l) => lignes[l]!.rangs.includes(r)));
  const bornes = new Map(cellules.map((c) => [c.id, c.bornes]));
  const bas0 = Int32Array.from(inconnues, (id) => bornes.get(id)?.[0] ?? 0);
  const haut0 = Int32Array.from(inconnues, (id) => bornes.get(id)?.[1] ?? plafond);

  /** Resserre les bornes tant que les sommes le permettent ; faux si l'une d'elles ne peut plus être juste. */
  function resserrer(bas: Int32Array, haut: Int32Array, depart: readonly number[]): boolean {
    const attente = new Set(depart);
    for (const l of attente) {
      attente.delete(l);
      const { rangs, coefs, min, max } = lignes[l]!;
      let [petit, grand] = [0, 0];
      rangs.forEach((r, k) => {
        const c = coefs[k]!;
        petit += c > 0 ? c * bas[r]! : c * haut[r]!;
        grand += c > 0 ? c * haut[r]! : c * bas[r]!;
      });
      if (petit > max + MARGE || grand < min - MARGE) return false;
      for (const [k, r] of rangs.entries()) {
        const c = coefs[k]!;
        const [siPetit, siGrand] = c > 0 ? [petit - c * bas[r]!, grand - c * haut[r]!] : [petit - c * haut[r]!, grand - c * bas[r]!]; // prettier-ignore
        const [a, b] = [(min - siGrand) / c, (max - siPetit) / c];
        const [plancher, sommet] = c > 0 ? [a, b] : [b, a];
        const [neufBas, neufHaut] = [Math.ceil(plancher - MARGE), Math.floor(sommet + MARGE)];
        if (neufBas <= bas[r]! && neufHaut >= haut[r]!) continue;
        if (neufBas > bas[r]!) bas[r] = neufBas;
        if (neufHaut < haut[r]!) haut[r] = neufHaut;
        if (bas[r]! > haut[r]!) return false;
        for (const autre of lignesDe[r]!) attente.add(autre);
      }
    }
    return true;
  }

  function exists(fixees: ReadonlyMap<string, number>): boolean {
    let essais = 0;
    const search = (bas: Int32Array, haut: Int32Array, depart: readonly number[]): boolean => {
      if (++essais > ESSAIS) throw new RangeError(`world must be small, got more than ${ESSAIS} tries`);
      if (!resserrer(bas, haut, depart)) return false;
      let choix = -1;
      for (let r = 0; r < bas.length; r++)
        if (bas[r]! < haut[r]! && (choix < 0 || haut[r]! - bas[r]! < haut[choix]! - bas[choix]!)) choix = r;
      if (choix < 0) return true;
      // Les valeurs proches de la vraie aboutissent presque toujours.
      const vraie = Math.min(haut[choix]!, Math.max(bas[choix]!, vraies[choix]!));
      for (let d = 0; d <= haut[choix]! - bas[choix]!; d++)
        for (const v of d === 0 ? [vraie] : [vraie - d, vraie + d]) {
          if (v < bas[choix]! || v > haut[choix]!) continue;
          const [b, h] = [bas.slice(), haut.slice()];
          b[choix] = h[choix] = v;
          if (search(b, h, lignesDe[choix]!)) return true;
        }
      return false;
    };
    const [bas, haut] = [bas0.slice(), haut0.slice()];
    for (const [id, v] of fixees) bas[rang.get(id)!] = haut[rang.get(id)!] = v;
    return search(bas, haut, [...lignes.keys()]);
  }

  return {
    /** Une autre valeur que la vraie est-elle possible, à `loin` unités au plus ? */
    hasAutre: (id: string, vraie: number, loin: number): boolean =>
      Array.from({ length: 2 * loin }, (_, k) => vraie + (k % 2 === 0 ? 1 : -1) * (1 + Math.floor(k / 2))).some(
        (v) => v >= 0 && v <= plafond && exists(new Map([[id, v]])),
      ),
    /** La plus petite et la plus grande valeur entière possibles, sans chercher plus loin que `assez` de part et d'autre. */
    bound(id: string, vraie: number, assez: number): [number, number] {
      let [min, max] = [vraie, vraie];
      for (let v = Math.max(0, vraie - assez); v < min; v++) if (exists(new Map([[id, v]]))) min = v;
      for (let v = Math.min(plafond, vraie + assez); v > max; v--) if (exists(new Map([[id, v]]))) max = v;
      return [min, max];
    },
  };
}

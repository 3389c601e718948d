import type { Cellule, Contrainte } from "./cellule.ts";
import type { Ligne, Systeme } from "./systeme.ts";
import type { Modele, Solveur } from "./solveur.ts";

/** Un autre tableau à rendre possible : la case s'écarte de sa vraie valeur, d'autres compensent. */
export interface Souhait {
  readonly colonne: number;
  readonly ecart: number;
  /** Cases qui ne peuvent pas bouger dans ce tableau : celles que connaît l'initié. */
  readonly fixes: readonly number[];
}

/** Un tableau de rechange devenu possible. */
export interface Rechange {
  /** Les cases publiées à masquer pour cela, au moindre coût. */
  readonly support: readonly number[];
  /** Les cases qui s'y écartent de leur vraie valeur. */
  readonly bougees: readonly number[];
  /** De combien une case s'y écarte de sa vraie valeur. */
  readonly ecartOf: (colonne: number) => number;
}

export interface Elargisseur {
  /** Le tableau de rechange le moins coûteux ; `null` si rien n'y suffit. */
  readonly widen: (souhait: Souhait) => Rechange | null;
  /** Ces cases sont désormais masquées : elles bougent gratis. */
  readonly release: (colonnes: readonly number[]) => void;
  readonly dispose: () => void;
}

const SEUIL_SUPPORT = 1e-6;
/** L'écart le plus petit que le solveur distingue bien d'une case qui ne bouge pas ; en demander plus ne masque pas plus. */
const ECART_MINIMAL = 0.01;

/**
 * L'élargissement : le tableau de rechange de moindre coût (Fischetti et Salazar, « Solving the cell suppression problem »,
 * 2001, en relâchement linéaire). Une case déjà masquée bouge gratis, une case publiée au prix de sa masse, une case déjà
 * publique ne bouge pas. Un seul programme, gardé en mémoire ; masquer une case y met son coût à zéro.
 *
 * @param mobiles les cases qui ne sont pas connues de tous à jamais
 * @param lignes les sommes, indépendantes une fois ôtées les cases connues
 * @param contraintes les inégalités que le tableau de rechange respecte aussi
 */
export function createElargisseur(
  { cellules, rang }: Systeme,
  mobiles: readonly number[],
  lignes: readonly Ligne[],
  contraintes: readonly Contrainte[],
  { isMasquee, coutDe }: { isMasquee: (c: number) => boolean; coutDe: (c: number) => number },
  solveur: Solveur,
): Elargisseur {
  const n = mobiles.length;
  const local = new Map(mobiles.map((c, k) => [c, k]));
  const echelle = Math.max(1, mobiles.reduce((max, c) => Math.max(max, cellules[c]!.valeur ?? 0), 0) / 1e5);
  const plancher = (c: Cellule): number => (c.valeur === null ? Infinity : c.valeur - (c.bornes?.[0] ?? 0)) / echelle;
  const plafond = (c: Cellule): number =>
    (c.valeur === null ? Infinity : (c.bornes?.[1] ?? Infinity) - c.valeur) / echelle;
  const [baisse, hausse] = [mobiles.map((c) => plancher(cellules[c]!)), mobiles.map((c) => plafond(cellules[c]!))];
  // Ce que les cases bougent, vers le haut et vers le bas, garde la somme juste, ou l'inégalité vraie.
  const linkMouvements = (colonnes: readonly number[], coefs: readonly number[], bas: number, haut: number) => {
    const garde = [...colonnes.keys()].filter((k) => local.has(colonnes[k]!));
    const places = garde.map((k) => local.get(colonnes[k]!)!);
    return {
      colonnes: [...places, ...places.map((k) => n + k)],
      coefs: [...garde.map((k) => coefs[k]!), ...garde.map((k) => -coefs[k]!)],
      bas: Math.min(0, bas),
      haut: Math.max(0, haut),
    };
  };
  const couts = mobiles.map((c) => (isMasquee(c) ? 0 : coutDe(c)));
  const modele: Modele = solveur.createModele({
    bas: new Array<number>(2 * n).fill(0),
    haut: [...hausse, ...baisse],
    couts: [...couts, ...couts],
    lignes: [
      ...lignes.map(({ colonnes, coefs }) => linkMouvements(colonnes, coefs, 0, 0)),
      ...contraintes.flatMap(({ termes, min, max }) => {
        const colonnes = termes.map(({ id }) => rang.get(id)!);
        const vraie = termes.reduce((s, { coef }, k) => s + coef * (cellules[colonnes[k]!]!.valeur ?? NaN), 0);
        if (Number.isNaN(vraie)) return [];
        const coefs = termes.map(({ coef }) => coef);
        return [linkMouvements(colonnes, coefs, (min - vraie) / echelle, (max - vraie) / echelle)];
      }),
    ],
  });
  return {
    widen: ({ colonne, ecart, fixes }) => {
      const cible = local.get(colonne);
      const arretees = fixes.flatMap((c) => local.get(c) ?? []);
      if (cible === undefined) return null;
      const [aller, retour] = ecart > 0 ? [cible, n + cible] : [n + cible, cible];
      const permis = (ecart > 0 ? hausse : baisse)[cible]!;
      if (Math.abs(ecart) / echelle > permis) return null;
      modele.setBornes(aller, Math.min(permis, Math.max(ECART_MINIMAL, Math.abs(ecart) / echelle)), permis);
      modele.setBornes(retour, 0, 0);
      for (const k of arretees) {
        modele.setBornes(k, 0, 0);
        modele.setBornes(n + k, 0, 0);
      }
      modele.reset();
      const solution = modele.minimize();
      for (const k of [cible, ...arretees]) {
        modele.setBornes(k, 0, hausse[k]!);
        modele.setBornes(n + k, 0, baisse[k]!);
      }
      if (typeof solution === "string") return null;
      const support = mobiles.filter(
        (c, k) => !isMasquee(c) && Math.abs(solution[k]! - solution[n + k]!) > SEUIL_SUPPORT,
      );
      const ecartOf = (c: number): number => {
        const k = local.get(c);
        return k === undefined ? 0 : (solution[k]! - solution[n + k]!) * echelle;
      };
      return { support, bougees: mobiles.filter((c) => ecartOf(c) !== 0), ecartOf };
    },
    release: (colonnes) => {
      for (const c of colonnes) for (const k of [local.get(c)!, n + local.get(c)!]) modele.setCout(k, 0);
    },
    dispose: () => modele.dispose(),
  };
}

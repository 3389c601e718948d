import { createMatrice, type Matrice } from "./matrice.ts";
import type { Programme } from "./solveur.ts";

/**
 * Une promenade parmi les tableaux possibles, à partir d'un tableau possible connu. Les sommes sont éliminées une fois ; chaque
 * case se lit ensuite dans sa ligne, et chaque pas rend un tableau possible de plus, qui innocente souvent d'autres cases. On
 * s'arrête dès que la case s'écarte assez : l'optimum n'est cherché que pour celles que les sommes serrent.
 */
export interface Simplexe {
  /**
   * Pousse une variable vers le haut (1) ou le bas (−1), jusqu'à ce que sa valeur suffise ou ne puisse plus bouger.
   * @returns « perdu » si le calcul n'aboutit pas, ou s'écarte des sommes : rien n'est alors prouvé
   */
  readonly push: (k: number, sens: 1 | -1, suffit: (valeur: number) => boolean) => Issue;
  /** Le tableau possible où l'on est : les variables du programme, dans son ordre. */
  readonly read: () => Float64Array;
  /** La même promenade depuis le départ, des variables arrêtées à leur valeur : ce que sait une personne seule. */
  readonly stop: (fixes: readonly number[]) => Simplexe;
}

export type Issue = "suffit" | "optimum" | "perdu";

/** Un coefficient, ou un pas, plus petit est l'erreur du calcul. */
const NUL = 1e-9;
/** Écart toléré à une somme ou à une borne, dans l'unité du programme : bien moins que ce qui sépare deux valeurs d'une case. */
const FAUX = 1e-7;
/** Parmi combien de directions qui avancent prendre la meilleure. */
const ESSAIS = 12;
/** Au-delà, la case est laissée au solveur. */
const PAS = 1000;
/** Après combien de pas reprendre la matrice du départ. */
const SUITE = 100;
/** Une case que rien ne borne : de combien avancer. */
const LOIN = 1e4;

/**
 * @param depart un tableau possible du programme
 * @returns `null` si le départ n'est pas possible, ou si le programme est trop grand pour une matrice pleine
 */
export function createSimplexe(programme: Programme, depart: Float64Array): Simplexe | null {
  const matrice = createMatrice(programme);
  if (!matrice) return null;
  const { lignes } = programme;
  const n = programme.bas.length;
  const larges = matrice.inegalites.map((l) => lignes[l]!);
  const evaluate = ({ colonnes, coefs }: Programme["lignes"][number], x: Float64Array): number => {
    let somme = 0;
    for (let k = 0; k < colonnes.length; k++) somme += coefs[k]! * x[colonnes[k]!]!;
    return somme;
  };
  const x0 = Float64Array.of(...depart, ...larges.map((ligne) => evaluate(ligne, depart)));
  const bas = Float64Array.of(...programme.bas, ...larges.map((l) => l.bas));
  const haut = Float64Array.of(...programme.haut, ...larges.map((l) => l.haut));
  const isPossible = (x: Float64Array, { bas, haut }: Bornes): boolean =>
    x.every((v, k) => v >= bas[k]! - FAUX && v <= haut[k]! + FAUX) &&
    lignes.every((ligne) => {
      const somme = evaluate(ligne, x);
      return somme >= ligne.bas - FAUX && somme <= ligne.haut + FAUX;
    });
  if (!isPossible(x0, { bas, haut })) return null;
  let tenant: Simplexe | undefined; // la matrice sert une promenade à la fois
  const open = (fixes: readonly number[]): Simplexe => {
    const bornes = { bas: bas.slice(), haut: haut.slice() };
    for (const k of fixes) bornes.bas[k] = bornes.haut[k] = x0[k]!;
    const x = x0.slice();
    const marche = createMarche(matrice, x, bornes);
    let suite = 0;
    const simplexe: Simplexe = {
      push: (k, sens, suffit) => {
        if (tenant !== simplexe || suite > SUITE) {
          // Les pas remplissent la matrice. Un point possible l'est avec n'importe quelle base : on la reprend au départ, à
          // mi-chemin du départ, où moins de cases sont à zéro.
          matrice.restore();
          for (let i = 0; i < x.length; i++) x[i] = (x[i]! + x0[i]!) / 2;
          [tenant, suite] = [simplexe, 0];
        }
        const { issue, pas } = marche(k, sens, suffit);
        suite += pas;
        if (isPossible(x, bornes)) return issue; // ce que sait la personne seule compris
        x.set(x0);
        suite = Infinity;
        return "perdu";
      },
      read: () => x.slice(0, n),
      stop: open,
    };
    return simplexe;
  };
  return open([]);
}

type Bornes = Readonly<Record<"bas" | "haut", Float64Array>>;

/** Les pas du simplexe primal à bornes ; `x` est tenu à jour. */
function createMarche({ colonnes, base, horsBase, place, pivot }: Matrice, x: Float64Array, { bas, haut }: Bornes) {
  const roomOf = (k: number, sens: number): number => (sens > 0 ? haut[k]! - x[k]! : x[k]! - bas[k]!);
  /** Jusqu'où la variable hors base `j` peut aller, et la ligne qui l'arrête (−1 : sa propre borne). */
  const measurePas = (j: number, sens: number): { pas: number; ligne: number } => {
    const colonne = colonnes[j]!;
    let [pas, ligne, force] = [roomOf(horsBase[j]!, sens), -1, 0];
    for (let i = 0; i < colonne.length; i++) {
      const a = colonne[i]! * sens;
      if (a < NUL && a > -NUL) continue;
      const b = base[i]!;
      const t = a > 0 ? (x[b]! - bas[b]!) / a : (x[b]! - haut[b]!) / a;
      const poids = Math.abs(a);
      if (t < pas - NUL || (t < pas + NUL && poids > force && ligne >= 0)) {
        pas = Math.max(0, t);
        ligne = i;
        force = poids;
      }
    }
    return { pas, ligne };
  };
  const move = (j: number, sens: number, pas: number, ligne: number): void => {
    const colonne = colonnes[j]!;
    const entrante = horsBase[j]!;
    x[entrante]! += sens * pas;
    if (pas > 0)
      for (let i = 0; i < colonne.length; i++) if (colonne[i] !== 0) x[base[i]!]! -= colonne[i]! * sens * pas;
    if (ligne < 0) return;
    const sortante = base[ligne]!;
    x[sortante] = Math.abs(x[sortante]! - bas[sortante]!) < Math.abs(x[sortante]! - haut[sortante]!) ? bas[sortante]! : haut[sortante]!; // prettier-ignore
    pivot(ligne, j);
  };
  return (k: number, sens: 1 | -1, suffit: (valeur: number) => boolean): { issue: Issue; pas: number } => {
    for (let essai = 0; essai < PAS; essai++) {
      if (suffit(x[k]!)) return { issue: "suffit", pas: essai };
      const direction = chooseDirection(k, sens, essai);
      if (direction === null) return { issue: "optimum", pas: essai };
      const { j, vers, pas, ligne } = direction;
      move(j, vers, Math.min(pas, LOIN), pas > LOIN ? -1 : ligne);
    }
    return { issue: "perdu", pas: PAS };
  };

  /**
   * Parmi les premières directions qui font avancer la case, celle qui l'avance le plus. La recherche part d'une autre variable
   * à chaque essai : quand aucune n'avance, cela évite de tourner en rond.
   */
  function chooseDirection(k: number, sens: number, essai: number) {
    const [r, q] = [place[k]!, horsBase.length];
    if (r < 0) {
      if (roomOf(k, sens) <= NUL) return null;
      return { j: -1 - r, vers: sens, ...measurePas(-1 - r, sens) };
    }
    let meilleure: { j: number; vers: number; pas: number; ligne: number } | null = null;
    let [gain, essayees] = [-1, 0];
    for (let t = 0, j = (essai * 7919) % q; t < q; t++, j = j + 1 === q ? 0 : j + 1) {
      const pente = -colonnes[j]![r]! * sens;
      if (pente < NUL && pente > -NUL) continue;
      const vers = pente > 0 ? 1 : -1;
      if (roomOf(horsBase[j]!, vers) <= NUL) continue;
      const { pas, ligne } = measurePas(j, vers);
      if (pas * Math.abs(pente) > gain) {
        meilleure = { j, vers, pas, ligne };
        gain = pas * Math.abs(pente);
      }
      if (++essayees >= ESSAIS && gain > NUL) break;
    }
    return meilleure;
  }
}

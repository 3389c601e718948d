import type { Cellule, Contrainte, Equation } from "./cellule.ts";
import type { Defaut } from "./entree.ts";

/** Un chiffre, un mot ou un dessin fait à partir de cases : taux, moyenne, rang, ordre de tri, échelle, phrase. */
export interface Derivee {
  readonly id: string;
  /** Les cases, ou les autres chiffres dérivés, dont il se déduit : numérateur, complément, dénominateur, cases classées. */
  readonly parts: readonly string[];
  readonly table?: string;
}

/**
 * Les chiffres dérivés à retenir : ceux dont une partie est masquée, de proche en proche. Un taux dont le numérateur est
 * masqué le redonne (1,4 % de 212 foyers : trois) ; un ordre de tri où figure une case masquée l'encadre.
 *
 * @returns les identifiants à retenir, ou les défauts si une partie n'est ni une case ni un chiffre dérivé
 */
export function withholdDerivees(
  derivees: readonly Derivee[],
  cellules: readonly Cellule[],
  supprimees: readonly string[],
): { readonly retenues: readonly string[] } | { readonly defauts: readonly Defaut[] } {
  const connues = new Set([...cellules.map(({ id }) => id), ...derivees.map(({ id }) => id)]);
  const defauts = derivees.flatMap(({ id, parts, table }): Defaut[] => {
    const absentes = parts.filter((part) => !connues.has(part));
    if (absentes.length === 0 && parts.length > 0) return [];
    return [
      {
        code: "denominateur-absent",
        table: table ?? null,
        cellules: [id, ...absentes],
        message: `Le chiffre dérivé ${id} se calcule d'une case qui n'est pas dans la demande`,
        remede: "Ajoutez son numérateur et son dénominateur aux cases à protéger.",
      },
    ];
  });
  if (defauts.length > 0) return { defauts };
  const tues = new Set([...supprimees, ...cellules.filter(({ valeur }) => valeur === null).map(({ id }) => id)]);
  const retenues = new Set<string>();
  for (let avant = -1; avant < retenues.size;) {
    avant = retenues.size;
    for (const { id, parts } of derivees)
      if (parts.some((part) => tues.has(part) || retenues.has(part))) retenues.add(id);
  }
  return { retenues: [...retenues] };
}

/** Une part publiée : combien, sur combien. */
export interface Part {
  readonly numerateur: string;
  readonly denominateur: string;
}

/**
 * Le complément de chaque part, à mettre dans le système : 27 accords sur 30 disent les 3 refus, publiés ou non. Une case
 * jamais publiée, que les règles de fréquence désignent comme les autres.
 *
 * @throws RangeError si une case manque, ou si le numérateur dépasse le dénominateur
 */
export function createComplements(
  parts: readonly Part[],
  cellules: readonly Cellule[],
): { readonly cellules: readonly Cellule[]; readonly equations: readonly Equation[] } {
  const parId = new Map(cellules.map((c) => [c.id, c]));
  const couples = parts.map(({ numerateur, denominateur }) => {
    const [n, d] = [parId.get(numerateur), parId.get(denominateur)];
    if (!n || !d) throw new RangeError(`share must name known cells, got ${numerateur} / ${denominateur}`);
    const valeur = n.valeur === null || d.valeur === null ? null : d.valeur - n.valeur;
    if (valeur !== null && valeur < 0)
      throw new RangeError(`share must be at most 1, got ${numerateur} / ${denominateur}`);
    return { n, d, id: `${denominateur} − ${numerateur}`, valeur };
  });
  return {
    cellules: couples.map(({ id, valeur, d }) => ({ id, valeur, publiee: false, nature: d.nature, table: d.table })),
    equations: couples.map(({ id, n, d }) => ({ total: d.id, parts: [n.id, id], table: d.table })),
  };
}

/** Un quotient tel qu'il est imprimé : `facteur × numérateur / dénominateur`, arrondi au `pas`. */
export interface Quotient extends Part {
  readonly valeur: number;
  /** 0,1 pour une décimale. */
  readonly pas: number;
  /** 100 pour un pourcentage ; 1 pour une moyenne. */
  readonly facteur: number;
}

/** Ce qu'un lecteur apprend d'un quotient imprimé : deux inégalités, que l'audit ajoute au système. */
export function contraintesOf({ numerateur, denominateur, valeur, pas, facteur }: Quotient): Contrainte[] {
  const borne = (sens: -1 | 1): Contrainte => ({
    termes: [
      { id: numerateur, coef: 1 },
      { id: denominateur, coef: -(valeur + (sens * pas) / 2) / facteur },
    ],
    min: sens < 0 ? 0 : -Infinity,
    max: sens < 0 ? Infinity : 0,
  });
  return [borne(-1), borne(1)];
}

/** Ce qu'un lecteur apprend d'un effectif imprimé à la base la plus proche : les entiers qui s'y arrondissent. */
export const bornesArrondi = (imprime: number, base: number): readonly [number, number] => [
  Math.max(0, Math.ceil(imprime - base / 2)),
  Math.floor(imprime + base / 2),
];

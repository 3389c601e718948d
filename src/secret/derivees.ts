import type { Cellule, Contrainte } from "./cellule.ts";
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

/** Un quotient tel qu'il est imprimé : `facteur × numérateur / dénominateur`, arrondi au `pas`. */
export interface Quotient {
  readonly numerateur: string;
  readonly denominateur: string;
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

/**
 * Les façons dont un producteur date une ligne. L'entrepôt range à l'année : d'un fichier mensuel ou trimestriel, on garde
 * la période de fin d'année que le producteur met en avant (décembre pour la CAF, quatrième trimestre pour la Dares).
 * `lisible` capture l'année ; `retenue` est la période gardée, toutes si elle est absente.
 */
const FORMES = {
  AAAA: { lisible: "^(\\d{4})$" },
  /** Un exercice, que les exports écrivent `2024` ou `2024-01-01`. */
  "AAAA-…": { lisible: "^(\\d{4})(-\\d{2})*$" },
  /** Toutes les lignes : le producteur n'en donne qu'une par an (`2024-12`, ou `2024-12-01` en parquet). */
  "AAAA-MM": { lisible: "^(\\d{4})-\\d{2}" },
  "AAAA-12": { lisible: "^(\\d{4})-\\d{2}", retenue: "^\\d{4}-12" },
  "AAAA-T4": { lisible: "^(\\d{4})-T[1-4]$", retenue: "-T4$" },
  decembre_AAAA: { lisible: "^[a-zéû]+_(\\d{4})$", retenue: "^d[eé]cembre_" },
  /** Une rentrée scolaire (`2023-2024`), rangée à son automne. */
  "AAAA-AAAA": { lisible: "^(\\d{4})-\\d{4}$" },
  /** Deux chiffres depuis 2000 (bases du SSMSI jusqu'en 2023). */
  AA: { lisible: "^(\\d{2})$" },
} as const satisfies Readonly<Record<string, { readonly lisible: string; readonly retenue?: string }>>;

export type FormePeriode = keyof typeof FORMES;

/** Les deux expressions régulières d'une forme, en texte : elles servent aussi bien en SQL. */
export const regexpPeriode = (forme: FormePeriode): { readonly lisible: string; readonly retenue?: string } =>
  FORMES[forme];

/**
 * L'année d'une période, null si elle n'a pas la forme annoncée.
 * @example readAnneePeriode("AAAA-T4", "2024-T4") // 2024
 */
export function readAnneePeriode(forme: FormePeriode, texte: string): number | null {
  const lue = new RegExp(FORMES[forme].lisible).exec(texte)?.[1];
  if (lue === undefined) return null;
  return lue.length === 2 ? 2000 + Number(lue) : Number(lue);
}

/** Une période lisible, mais d'une autre partie de l'année que celle qu'on garde ; illisible, elle sera dite. */
export const isHorsPeriode = (forme: FormePeriode, texte: string): boolean => {
  const { retenue } = regexpPeriode(forme);
  return retenue !== undefined && readAnneePeriode(forme, texte) !== null && !new RegExp(retenue).test(texte);
};

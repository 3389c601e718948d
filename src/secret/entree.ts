import type { Cellule, Equation, Forcee } from "./cellule.ts";
import { REGLES_SOURCES, type Politique, type RegleSource } from "./politique.ts";

/** Un défaut de ce qu'on demande de protéger : rien n'est calculé tant qu'il en reste. Ni valeur ni effectif dans le texte. */
export interface Defaut {
  readonly code:
    | "case-en-double"
    | "case-inconnue"
    | "valeur-impossible"
    | "hierarchie-fausse"
    | "registre-contredit"
    | "denominateur-absent"
    | "politique-trop-faible";
  readonly table: string | null;
  readonly cellules: readonly string[];
  readonly message: string;
  /** Ce qu'il faut faire, à l'impératif. */
  readonly remede: string;
}

/** Deux montants qui diffèrent de moins que cela sont le même, à l'arrondi près de leur producteur. */
const ARRONDI = 1e-6;

/** Tous les défauts à la fois. */
export function checkEntree(
  cellules: readonly Cellule[],
  equations: readonly Equation[],
  forcees: readonly Forcee[],
  politique: Politique,
  regles: Readonly<Record<string, RegleSource>> = REGLES_SOURCES,
): Defaut[] {
  const parId = new Map(cellules.map((c) => [c.id, c]));
  return [
    ...checkCellules(cellules),
    ...equations.flatMap((equation) => checkEquation(equation, parId)),
    ...checkForcees(forcees, parId),
    ...checkPolitique(cellules, politique, regles),
  ];
}

function checkCellules(cellules: readonly Cellule[]): Defaut[] {
  const vues = new Set<string>();
  return cellules.flatMap(({ id, valeur, nature, effectif, zeroStructurel, table }): Defaut[] => {
    const base = { table: table ?? null, cellules: [id] };
    const defauts: Defaut[] = [];
    if (vues.has(id))
      defauts.push({
        ...base,
        code: "case-en-double",
        message: `La case ${id} est donnée deux fois`,
        remede: "Donnez un identifiant à chaque case, table et année comprises.",
      });
    vues.add(id);
    const nombres = [valeur, effectif ?? 0].filter((x) => x !== null);
    const entier = nature === "montant" || valeur === null || Number.isInteger(valeur);
    if (nombres.some((x) => !(x >= 0) || x === Infinity) || !entier || (zeroStructurel && valeur !== 0))
      defauts.push({
        ...base,
        code: "valeur-impossible",
        message: `La case ${id} n'est ni un compte entier, ni un montant positif, ni une valeur manquante`,
        remede: "Mettez null si la valeur manque, 0 si elle est nulle ; un zéro structurel vaut 0.",
      });
    return defauts;
  });
}

function checkEquation({ total, parts, table: nom }: Equation, parId: ReadonlyMap<string, Cellule>): Defaut[] {
  const table = nom ?? null;
  const ids = [total, ...parts];
  const inconnues = ids.filter((id) => !parId.has(id));
  if (inconnues.length > 0 || parts.length === 0 || new Set(ids).size < ids.length)
    return [
      {
        code: "case-inconnue",
        table,
        cellules: inconnues.length > 0 ? inconnues : ids,
        message: `La somme de ${total} cite une case absente, ou deux fois la même`,
        remede: "Ajoutez la case (valeur null si elle manque) ou retirez-la de la somme.",
      },
    ];
  const membres = ids.map((id) => parId.get(id)!);
  if (membres.some(({ valeur }) => valeur === null)) return [];
  const [entier, ...morceaux] = membres.map(({ valeur }) => valeur!);
  const ecart = Math.abs(morceaux.reduce((s, v) => s + v, 0) - entier!);
  const tolerance = membres.some(({ nature }) => nature === "montant") ? ARRONDI * Math.max(1, entier!) : 0;
  if (ecart <= tolerance) return [];
  return [
    {
      code: "hierarchie-fausse",
      table,
      cellules: ids,
      message: `Les parties de ${total} ne font pas le total`,
      remede: "Corrigez la hiérarchie, ou ajoutez la partie qui manque (non réparti, hors commune).",
    },
  ];
}

const checkForcees = (forcees: readonly Forcee[], parId: ReadonlyMap<string, Cellule>): Defaut[] =>
  forcees.flatMap(({ id, valeur }): Defaut[] => {
    const cellule = parId.get(id);
    if (cellule && cellule.valeur === valeur && cellule.publiee !== false) return [];
    return [
      {
        code: cellule ? "registre-contredit" : "case-inconnue",
        table: cellule?.table ?? null,
        cellules: [id],
        message: cellule
          ? `La case ${id} n'a pas la valeur inscrite au registre des publications`
          : `Le registre porte la case ${id}, absente de la demande`,
        remede: cellule
          ? "Une correction est une nouvelle livraison : gardez l'ancienne case, ajoutez la nouvelle et leur écart."
          : "Redonnez toutes les cases déjà publiques : elles restent dans les mains des lecteurs.",
      },
    ];
  });

/** Une politique moins stricte que la règle propre d'une source est refusée, source par source. */
function checkPolitique(
  cellules: readonly Cellule[],
  politique: Politique,
  regles: Readonly<Record<string, RegleSource>>,
): Defaut[] {
  return [...new Set(cellules.flatMap(({ source }) => source ?? []))].flatMap((source): Defaut[] => {
    const regle = regles[source];
    if (!regle || (politique.seuil >= regle.seuil && politique.dominance <= regle.dominance)) return [];
    const siennes = cellules.filter((c) => c.source === source);
    const tables = [...new Set(siennes.flatMap(({ table }) => table ?? []))];
    return [
      {
        code: "politique-trop-faible",
        table: tables.length > 0 ? tables.join(", ") : null,
        cellules: siennes.map(({ id }) => id),
        message: `La politique est moins stricte que la règle de la source « ${source} » (${regle.reference})`,
        remede: `Portez le seuil à ${Math.max(regle.seuil, politique.seuil)} et la dominance à ${Math.min(regle.dominance, politique.dominance)} au plus, ou retirez cette source de l'édition.`,
      },
    ];
  });
}

import type { Anomalie } from "../../modele/anomalie.ts";
import type { CaseVraie } from "../../modele/cellule.ts";
import { defaut } from "../anomalies.ts";
import { lignesDesignees } from "../controles/cases-tues.ts";
import { anneesDe } from "../controles/designer.ts";
import type { Table } from "../lecture/contenu.ts";
import { livre } from "./derivees.ts";
import type { Tue } from "./livrer.ts";
import { nombresDe } from "./nombres.ts";
import { isOrdreTu, type LigneVraie } from "./ordre.ts";

/** Lignes d'une table de données dans leur ordre, par suite de cases qui ne diffèrent que d'un nom. */
export function comparerTables(fichier: string, tables: readonly Table[], cases: readonly CaseVraie[]): Anomalie[] {
  return tables.flatMap((table) => {
    const suites = new Map<string, LigneVraie[]>();
    for (const { case: c, isMemeTable } of [...lignesDesignees(fichier, table, cases)].sort(
      (a, b) => a.rang - b.rang,
    )) {
      if (!isMemeTable) continue;
      const [variable, ...fixes] = Object.entries(c.cle).sort(
        ([, a], [, b]) => anneesDe(String(a)).length - anneesDe(String(b)).length,
      );
      const suite = JSON.stringify([c.table, variable?.[0], fixes]);
      suites.set(suite, [
        ...(suites.get(suite) ?? []),
        { nom: String(variable?.[1] ?? ""), valeur: c.valeur, isTue: c.statut === "tue" },
      ]);
    }
    return [...suites.values()].some(isOrdreTu) ? [defaut("ordre-tue", fichier, null, null)] : [];
  });
}

/** Dans un fichier de données, une ligne d'une autre table qui porte la clé d'une case tue et de quoi la retrouver. */
export function comparerLignes(
  fichier: string,
  tables: readonly Table[],
  cases: readonly CaseVraie[],
  tues: readonly Tue[],
): Anomalie[] {
  const parCase = new Map(tues.map((t) => [t.case, t]));
  return tables.flatMap((table) => {
    const designees = [...lignesDesignees(fichier, table, cases)];
    // La ligne d'une table connue parle de sa propre case : « Logement, 2025 » y est un autre compte.
    const connues = new Set(designees.filter((d) => d.isMemeTable).map((d) => d.rang));
    return designees.flatMap(({ rang, case: c, cles }) => {
      const tue = parCase.get(c);
      if (tue === undefined || connues.has(rang)) return [];
      const autres = (table.lignes[rang] ?? []).filter((v, i) => !cles.has(i) && v !== null);
      const nombres = autres.flatMap((v) => nombresDe(String(v).replace(/^(-?\d+)\.(\d+)$/, "$1,$2")));
      const isTrouve = nombres.some((n) =>
        [n, { ...n, isPourcent: true }, { ...n, isEcart: true }].some((lu) => livre(lu, c, tue.voisines)),
      );
      return isTrouve ? [defaut("valeur-tue-dite", fichier, rang + 2, null)] : [];
    });
  });
}

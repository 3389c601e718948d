import { quoteText, type Connexion } from "../entrepot/entrepot.ts";
import type { Niveau } from "../modele/territoire.ts";

/** Mouvements qui changent le périmètre d'une commune : créations, suppressions, fusions, rétablissements, transferts. */
const PERIMETRE = [20, 21, 30, 31, 32, 33, 34];

/** Les dates auxquelles le périmètre de chaque commune a changé, d'après les mouvements chargés. */
export interface Perimetres {
  /** Faux quand les mouvements chargés ne vont pas jusqu'à ces géographies : on ne sait rien, on ne certifie rien. */
  couvre(a: number, b: number): boolean;
  /** La date du premier changement entre deux géographies et ce qu'il interdit, ou null. */
  change(t: { readonly niveau: Niveau; readonly code: string }, a: number | null, b: number | null): string | null;
}

/** Lit les mouvements une fois pour toutes les questions, ou pour quelques communes. */
export async function readPerimetres(connexion: Connexion, communes?: readonly string[]): Promise<Perimetres> {
  const codes = communes?.map(quoteText).join(", ");
  const rows = await connexion.rows<{ commune: string; date: string }>(
    `
    with m as (select * from mouvement where (avant <> apres or type_avant <> type_apres)
      and modification in (${PERIMETRE.join(", ")}) and type_apres = 'COM' and type_avant in ('COM', 'COMA', 'COMD'))
    select distinct commune, date from (select avant as commune, date from m union all select apres, date from m)
    ${codes === undefined ? "" : `where commune in (${codes})`} order by commune, date`,
  );
  const { jusqua } = await connexion.one<{ jusqua: string | null }>("select max(date) as jusqua from mouvement");
  const dates = new Map<string, string[]>();
  for (const { commune, date } of rows) dates.set(commune, [...(dates.get(commune) ?? []), date]);
  return {
    couvre: (a, b) => jusqua !== null && `${Math.max(a, b)}-01-01` <= jusqua,
    // Aux mailles supra-communales, on ne le sait que si les deux géographies sont la même.
    change(t, a, b) {
      if (a === null || b === null || a === b || !["commune", "arm", "iris"].includes(t.niveau)) return null;
      const [debut, fin] = [`${Math.min(a, b)}-01-01`, `${Math.max(a, b)}-01-01`];
      const date = dates.get(t.code.slice(0, 5))?.find((d) => d > debut && d <= fin);
      return date === undefined
        ? null
        : `R11 : le périmètre de la commune a changé le ${date} (fusion ou scission) ; rebaser demande une table de passage`;
    },
  };
}

import type { Anomalie } from "../../modele/anomalie.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { Nature, VariableSource } from "../../modele/source.ts";
import { bloquante, limiter } from "../anomalies.ts";
import { lieu, MAX_CITEES, situerFautives, type Fautive, type Verification } from "./coherence.ts";

/** Un effectif se compte, une part est un pour cent ; un montant peut être négatif (indus repris par la CAF). */
const PLAGES: Partial<Record<Nature, readonly [number, number]>> = { effectif: [0, Infinity], part: [0, 100] };

const plageDe = ({ plage, nature }: VariableSource): readonly [number, number] | undefined => plage ?? PLAGES[nature];

const direPlage = ([min, max]: readonly [number, number]): string =>
  max === Infinity ? `négative${min === 0 ? "" : ` ou inférieure à ${min}`}` : `hors de ${formatNombre(min)} à ${formatNombre(max)}`; // prettier-ignore

/** Des valeurs impossibles : effectif négatif, part hors de 0 à 100. Le fichier est refusé. */
export async function controlePlages(v: Verification): Promise<Anomalie[]> {
  const etendues = await v.connexion.rows<{ variable: number; min: number | null; max: number | null }>(
    `select variable::integer as variable, min(valeur) as min, max(valeur) as max from (${v.valeurs}) group by variable order by variable`,
  );
  const anomalies: Anomalie[] = [];
  for (const { variable, min, max } of etendues) {
    const colonne = v.parVariable.get(variable);
    const plage = colonne && plageDe(colonne.variable);
    if (!plage || min === null || max === null || (min >= plage[0] && max <= plage[1])) continue;
    const hors = `(valeur < ${plage[0]} or valeur > ${plage[1] === Infinity ? "'inf'::double" : plage[1]})`;
    const rows = await v.connexion.rows<Fautive & { valeur: number; n: number }>(`
      select niveau::varchar as niveau, territoire, millesime, valeur, (count(*) over ())::integer as n
      from (${v.enLongueur}) where variable = ${variable} and ${hors} order by territoire, millesime limit ${MAX_CITEES}`);
    const n = rows[0]?.n ?? 0;
    const { lignes, colonne: nom } = await situerFautives(v, rows, colonne);
    const cites = rows.map((r, i) => `${lieu(r, lignes[i] ?? null)} : ${formatNombre(r.valeur, Number.isInteger(r.valeur) ? 0 : 1)}`); // prettier-ignore
    const virgule = max > plage[1] ? " La virgule décimale a pu se perdre dans un tableur." : "";
    anomalies.push(
      bloquante(
        v.fichier,
        "valeur-impossible",
        `${formatNombre(n)} ${n > 1 ? "valeurs" : "valeur"} de « ${colonne.variable.libelle} » ${direPlage(plage)} (${cites.join(" ; ")}${n > cites.length ? " ; …" : ""})`,
        `Reprendre le fichier d'origine.${virgule}`,
        { ligne: lignes[0] ?? null, colonne: nom, valeur: String(rows[0]?.valeur ?? "") },
      ),
    );
  }
  return limiter(anomalies);
}

import type { Connexion } from "../../entrepot/entrepot.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { SourceMesures } from "../../modele/source.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { bloquante } from "../anomalies.ts";
import { createDesigner, findLignes, nommerLigne } from "../designer.ts";
import type { Morceau } from "../preparer.ts";
import { lieu, MAX_CITEES, type Fautive } from "./coherence.ts";

/**
 * La commune qu'une ligne répète est-elle celle de son IRIS ? Sinon le code et le reste de la ligne viennent de deux lignes : le fichier
 * est refusé. `garde` : les lignes gardées, colonnes `c{n}`.
 */
export async function controleEnglobant(
  connexion: Connexion,
  source: SourceMesures,
  morceau: Morceau,
  niveau: Niveau,
  fichier: string,
  garde: string,
): Promise<Anomalie[]> {
  const index = source.englobant === undefined ? -1 : morceau.entete.indexOf(source.englobant);
  if (index < 0) return [];
  const fautives = await connexion.rows<Fautive & { lu: string; n: number }>(`
    select niveau::varchar as niveau, territoire, millesime, "c${index}" as lu, (count(*) over ())::integer as n
    from ${garde} where connu and "c${index}" is not null and not starts_with(territoire, "c${index}") order by rang limit ${MAX_CITEES}`);
  if (fautives.length === 0) return [];
  const noms = fautives.map((f) => nommerLigne(source, f, source.cle));
  const trouvees = await findLignes(morceau, createDesigner(source, morceau, niveau), new Set(noms));
  const lignes = noms.map((n) => trouvees.get(n) ?? null);
  const n = fautives[0]?.n ?? 0;
  const colonne = morceau.livre?.[index] ?? source.englobant ?? null;
  return [
    bloquante(
      fichier,
      "ligne-recollee",
      `${formatNombre(n)} ${n > 1 ? "lignes" : "ligne"} où ${colonne} n'est pas le début de ${source.cle} (${fautives.map((f, i) => `${lieu(f, lignes[i] ?? null)} : ${f.lu}`).join(" ; ")}${n > fautives.length ? " ; …" : ""})`,
      `Reprendre le fichier d'origine : ${source.cle} ou ${colonne} y a glissé, ou n'a pas été trié avec le reste.`,
      { ligne: lignes[0] ?? null, colonne, valeur: fautives[0]?.lu ?? null },
    ),
  ];
} // prettier-ignore

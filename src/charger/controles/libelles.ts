import type { Connexion } from "../../entrepot/entrepot.ts";
import type { Anomalie } from "../../modele/anomalie.ts";
import { formatNombre } from "../../modele/nombre.ts";
import type { SourceMesures } from "../../modele/source.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { bloquante } from "../anomalies.ts";
import { createDesigner, findLignes, nommerLigne } from "../designer.ts";
import type { Morceau } from "../preparer.ts";
import type { Fautive } from "./coherence.ts";

/**
 * Les noms sont-ils ceux des codes de leur ligne ? Un nom qui diffère est souvent une graphie, ou une commune renommée ; mais le nom du
 * territoire de la ligne voisine, plus d'une fois sur cent, ne vient que d'une colonne qui a glissé. Le fichier est refusé.
 * @param garde les lignes gardées, colonnes `c{n}`
 */
export async function controleLibelles(
  connexion: Connexion,
  source: SourceMesures,
  morceau: Morceau,
  niveau: Niveau,
  fichier: string,
  garde: string,
): Promise<Anomalie[]> {
  const index = source.libelle === undefined ? -1 : morceau.entete.indexOf(source.libelle);
  if (index < 0) return [];
  const premier = await connexion.one<Fautive & { lu: string; nom: string; n: number; comparables: number }>(`
    with nomme as (select niveau, code, arg_max(nom, cog) as nom from territoire where cog > 0 group by all),
    lue as (
      select g.rang, g.niveau::varchar as niveau, territoire, millesime, "c${index}" as lu, nom
      from ${garde} g join nomme t on t.niveau = g.niveau and t.code = g.territoire
    ),
    voisine as (
      select *, nom <> lu and (lu = lag(nom) over (order by rang) or lu = lead(nom) over (order by rang)) as glisse from lue
    )
    select ${["niveau", "territoire", "millesime", "lu", "nom"].map((c) => `arg_min(${c}, rang) filter (glisse) as ${c}`).join(", ")},
      (count(*) filter (glisse))::integer as n, count(lu)::integer as comparables
    from voisine`);
  if (premier.n < 3 || premier.n * 100 <= premier.comparables) return [];
  const nom = nommerLigne(source, premier, source.cle);
  const ligne = (await findLignes(morceau, createDesigner(source, morceau, niveau), new Set([nom]))).get(nom) ?? null;
  return [
    bloquante(
      fichier,
      "libelles-decales",
      `${formatNombre(premier.n)} lignes portent le nom du territoire de la ligne voisine (${ligne === null ? "" : `ligne ${ligne}, `}${premier.territoire} est ${premier.nom}, le fichier l'appelle ${premier.lu})`,
      `Reprendre le fichier d'origine : ${source.cle} ou ${source.libelle} y a glissé d'une ligne, et on ne sait plus à qui sont les valeurs.`,
      { ligne, colonne: morceau.livre?.[index] ?? source.libelle ?? null, valeur: premier.lu },
    ),
  ];
} // prettier-ignore

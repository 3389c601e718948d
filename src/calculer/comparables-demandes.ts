import type { Connexion } from "../entrepot/entrepot.ts";
import { communeComparee, readComparables, searchComparables, type CommuneComparable } from "./groupes.ts";
import { QuestionInvalide } from "./question.ts";

/** La table où se lisent les groupes d'une commune cherchés le temps d'une question. */
export const TABLE_GROUPE = "resultat_groupe" as const;

async function search(connexion: Connexion, commune: string, suffixe: string): Promise<void> {
  const vues = await connexion.rows("select 1 from information_schema.tables where table_name = 'population'");
  if (vues.length === 0)
    throw new QuestionInvalide(
      "cet entrepôt est d'une version précédente : relancer « abs calculer » avant de demander les comparables d'une commune",
    );
  const connue = await connexion.rows("select 1 from population where commune = $commune", { commune });
  if (connue.length === 0)
    throw new QuestionInvalide(
      `commune « ${commune} » sans population dans la géographie de l'édition : ses comparables ne se cherchent pas. Écrire le code officiel d'une commune chargée (33063)`,
    );
  await searchComparables(connexion, new Map([[commune, suffixe]]));
}

/**
 * Cherche les comparables de la commune qu'un code nomme (`COMPARABLES-revenus@33063`) : la table temporaire `TABLE_GROUPE`
 * prend leurs résultats, `reserve_groupe` les réserves du producteur sur leurs cases. N'écrit rien dans l'entrepôt.
 * @returns faux si le code n'est pas celui d'un tel groupe : rien n'est cherché.
 * @throws {QuestionInvalide} la commune n'a pas de population chargée.
 */
export async function searchGroupeDemande(connexion: Connexion, code: string | undefined): Promise<boolean> {
  const commune = code === undefined ? null : communeComparee(code);
  if (commune === null) return false;
  await search(connexion, commune, `@${commune}`);
  await connexion.run(`
    create or replace temp table reserve_groupe as
    select r.calcul, 'comparables'::niveau as niveau, 'COMPARABLES-' || v.theme || o.suffixe as territoire, false as livre,
      string_agg(distinct r.reserves, '|' order by r.reserves) as reserves
    from reserve_resultat r join voisine v on v.voisine = r.territoire join observee o on o.commune = v.commune
    where r.niveau = 'commune' and not r.livre group by all`);
  return true;
}

/**
 * Les communes comparables de n'importe quelle commune chargée, par thème et par rang.
 * @throws {QuestionInvalide} la commune n'a pas de population chargée.
 */
export async function listComparables(connexion: Connexion, commune: string): Promise<CommuneComparable[]> {
  await search(connexion, commune, "");
  return readComparables(connexion, commune, "voisine");
}

import { deFichier } from "../charger/lieux.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import type { TermeCalcul } from "./inventaire.ts";
import type { Calcul } from "./plan.ts";

/** Un calcul du plan, et son numéro dans `calcul`. */
export interface CalculNumerote {
  readonly c: Calcul;
  readonly id: number;
}

/** Le seul terme d'un calcul qui ne fait que redire une case (médiane, indice publié) : rien à combiner ni à additionner. */
function termeDirect(c: Calcul): TermeCalcul | null {
  const [terme, ...autres] = c.termes;
  const isCase = terme?.coefficient === 1 && terme.zeroSi === undefined && autres.length === 0;
  return isCase && c.forme === "niveau" && !c.additive ? terme : null;
}

/** Vrai si un territoire n'a jamais deux lieux au même millésime dans ce fichier : une case y est toute la réponse. */
async function isUnLieuParTerritoire(connexion: Connexion, fichier: number): Promise<boolean> {
  const { unique } = await connexion.one<{ unique: boolean }>(
    `select count(*) = count(distinct (niveau, territoire, coalesce(millesime, 0))) as "unique" from lieu where ${deFichier("id", fichier)}`,
  );
  return unique;
}

/**
 * Remplit `travail.directe` des cases du fichier qui sont un résultat à elles seules, sans remettre le fichier à plat.
 * @returns les calculs du fichier qui restent à faire
 */
export async function livrerDirectes(
  connexion: Connexion,
  fichier: number,
  siens: readonly CalculNumerote[],
): Promise<CalculNumerote[]> {
  const directes = siens.flatMap(({ c, id }) => {
    const terme = termeDirect(c);
    return terme === null ? [] : [{ id, terme }];
  });
  if (directes.length === 0 || !(await isUnLieuParTerritoire(connexion, fichier))) return [...siens];
  const termes = directes.map(({ id, terme }) => `(${id}, ${terme.variable}, ${terme.millesime})`);
  const variables = [...new Set(directes.map((d) => d.terme.variable))];
  await connexion.run(`
    insert into travail.directe
    select t.calcul, niveau, territoire, valeur, nullif(marque, 'valeur')
    from mesure join (values ${termes.join(", ")}) t(calcul, variable, millesime) using (variable, millesime)
    where fichier = ${fichier} and variable in (${variables.join(", ")}) and (valeur is not null or marque <> 'valeur')`);
  const faits = new Set(directes.map((d) => d.id));
  return siens.filter(({ id }) => !faits.has(id));
}

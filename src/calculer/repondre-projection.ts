import type { Connexion } from "../entrepot/entrepot.ts";
import { AGES_DETAILLES } from "../indicateurs/pyramides.ts";
import { CHAMPS_PROJETES, type ChampProjete, type Projection } from "../modele/projection.ts";
import { formatNombre } from "../modele/nombre.ts";
import type { Resultat } from "../modele/resultat.ts";
import type { Territoire } from "../modele/territoire.ts";
import { readProjection } from "./projection.ts";
import { QuestionInvalide } from "./question.ts";
import { reponse } from "./reponse.ts";
import type { Sens } from "./valeurs.ts";

/** Les codes sous lesquels une projection se demande ; ils ne sont pas au catalogue, une projection n'étant pas une mesure. */
export const CODES_PROJETES: ReadonlyMap<string, ChampProjete> = new Map(
  (Object.keys(CHAMPS_PROJETES) as ChampProjete[]).map((champ) => [CHAMPS_PROJETES[champ][2], champ]),
);

const UNITE = "habitants";

/**
 * La projection d'une commune, telle que la page la dit : une réponse à son horizon, avec la bande de l'essai.
 * @param territoires ceux de la question ; la projection d'une autre maille que la commune est `non_calculable`, avec la raison
 * @throws {QuestionInvalide} si la question demande une évolution.
 */
export async function repondreProjection(
  connexion: Connexion,
  champ: ChampProjete,
  territoires: readonly Territoire[],
  { periode, contexte, perimetres }: Pick<Sens, "periode" | "contexte" | "perimetres">,
): Promise<Resultat[]> {
  if (periode && periode.debut !== null)
    throw new QuestionInvalide("une projection n'a qu'une année, son horizon : écrire une seule année, ou aucune");
  const reponses: Resultat[] = [];
  for (const territoire of territoires) {
    const lue = await readProjection(connexion, AGES_DETAILLES, territoire, contexte, perimetres);
    reponses.push(versReponse(champ, territoire, lue, periode?.fin ?? null));
  }
  return reponses;
}

function versReponse(
  champ: ChampProjete,
  { code, niveau }: Territoire,
  lue: Awaited<ReturnType<typeof readProjection>>,
  annee: number | null,
): Resultat {
  const identite = { indicateur: CHAMPS_PROJETES[champ][2], territoire: code, niveau, unite: UNITE };
  if ("raison" in lue)
    return reponse({ ...identite, millesime: String(annee ?? "") }, { statut: "non_calculable", motif: lue.raison });
  if (annee !== null && annee !== lue.horizon)
    return reponse(
      { ...identite, millesime: String(annee) },
      {
        statut: "absent",
        motif: `la projection ne porte que sur ${lue.horizon}, à l'intervalle des deux recensements qui la font`,
      },
    );
  const effectif = lue.effectifs.find((e) => e.champ === champ);
  if (!effectif) throw new RangeError(`projection must have every field, got none for ${champ}`);
  return reponse(
    { ...identite, millesime: String(lue.horizon) },
    {
      statut: "estimation",
      motif: "projection, non une mesure ni une prévision : les générations évoluent comme avant",
    },
    {
      cog: lue.cog,
      valeur: effectif.projete,
      intervalle: effectif.bornes,
      methode: methodeOf(lue, effectif.biais),
      source: lue.source,
      fichiers: lue.fichiers,
    },
  );
}

/** Comment elle est faite, d'où vient sa bande, de combien elle est corrigée. */
function methodeOf({ depuis, confiance, controles, essai }: Projection, biais: number | null): string {
  const base = `Hamilton et Perry, par année d'âge, d'après les recensements de ${depuis.join(" et ")}`;
  if (biais === null || !essai)
    return `${base} ; sans bande : trop peu de communes, ou de recensements, pour l'essayer`;
  const signe = biais < 0 ? "−" : "+";
  return `${base} ; corrigée de ${signe}${formatNombre(100 * Math.abs(biais), 1)} %, écart médian d'un essai dans ${controles} communes (${essai.join(", ")}) ; bande à ${formatNombre(100 * confiance)} % d'après ses erreurs`;
}

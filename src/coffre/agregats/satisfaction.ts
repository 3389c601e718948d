import { unDossier, type DefinitionAgregat } from "./definition.ts";

const reponses = { nature: "effectif", unite: "réponses" } as const;

/** Les questions notées de l'enquête ; la première est celle du taux de satisfaction (CCAS-12). */
const QUESTIONS = { note_accueil: "Accueil", note_delai: "Délai", note_ecoute: "Écoute" } as const;

/** Satisfaits et très satisfaits : notes 4 et 5 d'une échelle de 1 à 5. */
const SATISFAIT = "note >= 4";

/** Une ligne pour la question principale (sans modalité), une par question. Une case vide n'est pas exprimée. */
const compte = (filtre: string): string => `
  with note as (
    ${Object.keys(QUESTIONS)
      .map(
        (question) => `select millesime, '${question}' as question, ${question} as note, rowid as ligne from reponse`,
      )
      .join(" union all ")}
  ), parmi as (
    select millesime, null as modalite, note, ligne from note where question = 'note_accueil' and note is not null
    union all select millesime, question, note, ligne from note where note is not null
  )
  select millesime, modalite, count(*) filter (${filtre}) as valeur, count(*) filter (${filtre}) as effectif,
         ${unDossier("reponse", "ligne")} filter (${filtre}) as seul
  from parmi group by millesime, modalite`;

/** Enquête de satisfaction. Le taux de réponse manque : l'export ne dit pas combien de personnes ont été interrogées. */
export const AGREGATS_SATISFACTION: readonly DefinitionAgregat[] = [
  {
    variable: "reponses_exprimees",
    libelle: "Réponses exprimées à l'enquête de satisfaction, question sur l'accueil",
    ...reponses,
    modalites: QUESTIONS,
    sql: compte("true"),
  },
  {
    variable: "reponses_satisfaites",
    libelle: "Réponses satisfaites ou très satisfaites (notes 4 et 5 sur 5), question sur l'accueil",
    ...reponses,
    modalites: QUESTIONS,
    sql: compte(SATISFAIT),
  },
];

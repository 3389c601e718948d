import { QUESTIONS, REPONSES } from "../formulaires/questionnaire.ts";
import { unDossier, type DefinitionAgregat } from "./definition.ts";

const NOMS = Object.fromEntries(QUESTIONS.map((q) => [q, `Question ${q.slice(1)}`]));
const EXPRIMEES = Object.keys(REPONSES)
  .map((r) => `'${r}'`)
  .join(", ");

/** Une ligne par réponse exprimée ; sans poids, chacun compte pour un. Un poids nul ou négatif ne compte personne. */
const compter = (valeur: string, comptees = "true"): string => `
  with r as (
    ${QUESTIONS.map((q) => `select millesime, '${q}' as question, ${q} as reponse, coalesce(poids, 100) as poids, rowid as ligne from questionnaire`).join(" union all ")}
  )
  select millesime, question as modalite, ${valeur} as valeur, count(*) filter (${comptees}) as effectif,
         ${unDossier("questionnaire", "ligne")} filter (${comptees}) as seul
  from r where reponse in (${EXPRIMEES}) and poids > 0 group by millesime, question`;

const effectif = { nature: "effectif", unite: "réponses", modalites: NOMS } as const;

/**
 * Questionnaire à la population, question par question. L'effectif utile est celui de Kish, (Σw)² / Σw² : ce que vaut un échantillon
 * redressé, en répondants de même poids. Source : L. Kish, Survey Sampling, 1965, § 11.7.
 */
export const AGREGATS_QUESTIONNAIRE: readonly DefinitionAgregat[] = [
  {
    variable: "questionnaire_reponses",
    libelle: "Réponses exprimées au questionnaire à la population",
    ...effectif,
    sql: compter("count(*)"),
  },
  {
    variable: "questionnaire_oui",
    libelle: "Réponses « oui » au questionnaire à la population",
    ...effectif,
    // Son effectif est celui des « oui » : c'est lui qu'un petit nombre désignerait.
    sql: compter("count(*) filter (reponse = 'oui')", "reponse = 'oui'"),
  },
  {
    variable: "questionnaire_part",
    libelle: "Part de « oui » au questionnaire à la population, réponses redressées",
    nature: "part",
    unite: "%",
    modalites: NOMS,
    sql: compter("100.0 * coalesce(sum(poids) filter (reponse = 'oui'), 0) / sum(poids)"),
  },
  {
    variable: "questionnaire_effectif_utile",
    libelle: "Effectif utile du questionnaire à la population (Kish)",
    nature: "part",
    unite: "réponses",
    modalites: NOMS,
    sql: compter("pow(sum(poids::double), 2) / sum(pow(poids::double, 2))"),
  },
];

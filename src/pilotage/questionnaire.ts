import { choix, facultatif, fiche, identifiant, jour, liste, positif, texte, type Lu } from "../charger/champs-yaml.ts";

const QUESTION = fiche({
  /** La colonne de la correspondance : `q1` à `q12`. */
  id: identifiant(),
  texte: texte(),
});

/** `pilotage/questionnaire.yaml` : comment le questionnaire à la population a été mené, et ce qu'il demandait. */
export const QUESTIONNAIRE = fiche({
  objet: texte(),
  /** À qui il s'adressait : « les habitants de 18 ans ou plus ». */
  population: texte(),
  /** Comment : en ligne, par courrier, en porte à porte. */
  mode: texte(),
  du: jour(),
  au: jour(),
  /** Questionnaires remis ou envoyés, si on le sait : le taux de réponse en dépend. */
  invites: facultatif(positif()),
  /** `hasard` : tirés au sort ; `quotas` : choisis pour ressembler ; `volontaires` : qui a voulu. */
  choix: choix(["hasard", "quotas", "volontaires"]),
  /** Sur quoi les quotas, ou les poids, sont calés : « âge et quartier, recensement de 2022 ». */
  calage: liste(texte()),
  questions: liste(QUESTION),
});
export type Questionnaire = Lu<typeof QUESTIONNAIRE>;

import { facultatif, fiche, identifiant, jour, liste, texte, type Lu } from "../charger/champs-yaml.ts";

/** Une question posée à l'analyse, et ce que le rapport y répond. */
const QUESTION = fiche({
  id: identifiant(),
  question: texte(),
  /** Une fonction : « vice-présidente du CCAS ». */
  posee_par: texte(),
  posee_le: jour(),
  reponse: facultatif(texte()),
  /** Codes du catalogue qui la portent. */
  indicateurs: liste(texte()),
});
export type Question = Lu<typeof QUESTION>;

/** `pilotage/commande.yaml` : ce que les élus demandent. Sans validation, le public ne la lit pas. */
export const COMMANDE = fiche({
  objet: facultatif(texte()),
  instance: facultatif(texte()),
  validee_le: facultatif(jour()),
  questions: liste(QUESTION),
});
export type Commande = Lu<typeof COMMANDE>;

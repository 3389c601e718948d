import { fiche, jour, liste, texte, type Lu } from "../charger/champs-yaml.ts";

/** Ce qu'un lecteur du comité a écrit sous un thème, un constat ou une fiche : `sur` dit lequel. */
const COMMENTAIRE = fiche({ sur: texte(), texte: texte() });

const SEANCE = fiche({
  le: jour(),
  groupe: texte(),
  /** Une fonction, jamais un nom. */
  fonction: texte(),
  commentaires: liste(COMMENTAIRE),
});
export type Seance = Lu<typeof SEANCE>;

/** `pilotage/seances.yaml` : les commentaires du comité, que « abs pilotage importer » y ajoute. Le public ne les lit pas. */
export const SEANCES = fiche({ seances: liste(SEANCE) });

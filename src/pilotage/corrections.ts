import { annee, choix, facultatif, fiche, jour, liste, texte, type Lu } from "../charger/champs-yaml.ts";

const CORRECTION = fiche({
  le: jour(),
  /** L'édition corrigée. */
  edition: annee(),
  quoi: texte(),
  avant: facultatif(texte()),
  apres: facultatif(texte()),
  cause: choix(["erreur du CCAS", "erreur de l'outil", "révision du producteur"]),
});
export type Correction = Lu<typeof CORRECTION>;

/** `pilotage/corrections.yaml` : le journal public de ce qui a été publié puis corrigé. */
export const CORRECTIONS = fiche({ corrections: liste(CORRECTION) });

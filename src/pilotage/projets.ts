import { annee, choix, facultatif, fiche, identifiant, jour, texte, liste, type Lu } from "../charger/champs-yaml.ts";
import { ETATS } from "./etats.ts";

/** Les cinq rubriques qu'une fiche projet doit remplir avant d'être validée, dans l'ordre où elle les donne. */
export const RUBRIQUES = {
  territorialisation: "Territorialisation",
  partenariat: "Partenariat",
  transversalite: "Transversalité",
  conventionnement: "Conventionnement",
  evaluation: "Évaluation",
} as const;

const PROJET = fiche({
  id: identifiant(),
  edition: annee(),
  nom: texte(),
  situation: facultatif(texte()),
  objectifs: facultatif(texte()),
  territorialisation: facultatif(texte()),
  partenariat: facultatif(texte()),
  transversalite: facultatif(texte()),
  conventionnement: facultatif(texte()),
  evaluation: facultatif(texte()),
  budget: facultatif(texte()),
  calendrier: facultatif(texte()),
  communication: facultatif(texte()),
  reglementaire: facultatif(texte()),
  etat: choix(ETATS),
  instance: facultatif(texte()),
  decidee_le: facultatif(jour()),
  motif: facultatif(texte()),
});
export type FicheProjet = Lu<typeof PROJET>;

/** `pilotage/projets.yaml`. */
export const PROJETS = fiche({ projets: liste(PROJET) });

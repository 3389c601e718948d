import {
  choix,
  facultatif,
  fiche,
  identifiant,
  jour,
  liste,
  positif,
  ouiNon,
  texte,
  type Lu,
} from "../charger/champs-yaml.ts";

const REUNION = fiche({
  le: jour(),
  objet: texte(),
  presents: facultatif(positif()),
  /** Ce qui y a été décidé ou retenu. */
  releve: facultatif(texte()),
});

const GROUPE = fiche({
  nom: texte(),
  /** Des fonctions, jamais des noms. */
  membres: liste(texte()),
  reunions: liste(REUNION),
});
export type Groupe = Lu<typeof GROUPE>;

const PARTENAIRE = fiche({
  id: identifiant(),
  nom: texte(),
  role: texte(),
  donnees: facultatif(texte()),
  lien: choix(["formel", "informel"]),
  convention: facultatif(identifiant()),
});
export type Partenaire = Lu<typeof PARTENAIRE>;

/** Une parole recueillie : sans consentement ni anonymat, elle n'est imprimée nulle part. */
const PAROLE = fiche({
  texte: texte(),
  de: choix(["habitant", "professionnel"]),
  cadre: texte(),
  recueillie_le: jour(),
  consentement: ouiNon(),
  anonyme: ouiNon(),
});
export type Parole = Lu<typeof PAROLE>;

/** Qui fait quoi, où et pour qui : l'offre qu'on met en regard des besoins. */
const OFFRE = fiche({
  qui: texte(),
  quoi: texte(),
  ou: texte(),
  pour_qui: texte(),
  themes: liste(texte()),
});
export type Offre = Lu<typeof OFFRE>;

/** `pilotage/contributions.yaml`. */
export const CONTRIBUTIONS = fiche({
  comite: facultatif(GROUPE),
  groupes: liste(GROUPE),
  partenaires: liste(PARTENAIRE),
  paroles: liste(PAROLE),
  offre: liste(OFFRE),
  /** Ce que la démarche a coûté : jours d'agents, euros, compétences mobilisées. */
  moyens: facultatif(
    fiche({ jours: facultatif(positif()), euros: facultatif(positif()), competences: liste(texte()) }),
  ),
});
export type Contributions = Lu<typeof CONTRIBUTIONS>;

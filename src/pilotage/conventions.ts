import {
  annee,
  choix,
  facultatif,
  fiche,
  identifiant,
  jour,
  liste,
  nombre,
  texte,
  type Lu,
} from "../charger/champs-yaml.ts";

const OBJECTIF = fiche({
  objectif: texte(),
  cible: nombre(),
  unite: texte(),
  atteint: facultatif(nombre()),
  /** L'année de ce qui est atteint. */
  en: facultatif(annee()),
});

const CONVENTION = fiche({
  id: identifiant(),
  objet: texte(),
  signataires: liste(texte()),
  moyens: facultatif(texte()),
  objectifs: liste(OBJECTIF),
  /** Absente : ce n'est encore qu'un projet, que la direction est seule à lire. */
  signee_le: facultatif(jour()),
  debut: facultatif(jour()),
  echeance: jour(),
  reconduction: choix(["expresse", "tacite"]),
  bilans: liste(fiche({ annee: annee(), bilan: texte() })),
});
export type Convention = Lu<typeof CONVENTION>;

/** `pilotage/conventions.yaml`. */
export const CONVENTIONS = fiche({ conventions: liste(CONVENTION) });

import { type Champ, type Formulaire, isSuivi } from "../formulaire.ts";

const champ = (nom: string, libelle: string, type: "identite" | "lieu", ...entetes: readonly string[]): Champ => ({
  nom,
  libelle,
  type,
  exige: "rien",
  entetes,
});

/**
 * Ce qu'une correspondance peut lister en plus pour suivre un foyer dont le numéro change. « abs importer » ne le propose
 * jamais de lui-même : c'est à l'organisme d'en décider. Changé en clés en mémoire, puis oublié.
 */
export const IDENTITE: readonly Champ[] = [
  champ("nom", "nom, pour suivre le foyer", "identite", "Nom"),
  champ("nom_naissance", "nom de naissance, pour suivre le foyer", "identite", "Nom de naissance"),
  champ("prenom", "prénom, pour suivre le foyer", "identite", "Prénom"),
  champ("naissance", "date de naissance, pour suivre le foyer", "identite", "Né(e) le"),
];

/** De quoi situer une ligne dans un IRIS (voir `adresses.csv`). L'adresse est oubliée aussitôt. */
export const LIEU: readonly Champ[] = [
  champ("adresse", "adresse, changée en IRIS", "lieu", "Adresse"),
  champ("commune", "commune ou code postal, pour écarter les adresses d'ailleurs", "lieu", "Commune"),
];

/** Tout ce qu'une correspondance de ce genre peut lister. */
export const champsLus = (formulaire: Formulaire): readonly Champ[] =>
  isSuivi(formulaire) ? [...formulaire.champs, ...IDENTITE, ...LIEU] : formulaire.champs;

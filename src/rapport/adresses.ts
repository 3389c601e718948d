import type { Lecture } from "./lecture.ts";
import { slugify } from "./slug.ts";

/**
 * Où se rangent les fichiers à télécharger. L'année et la version des colonnes sont dans l'adresse : la publication suivante
 * en ouvre une autre et laisse celle-ci, un lien d'hier mène donc toujours au même fichier (décision 27).
 */
export const VERSION_DONNEES = "v1";

/** `donnees/v1/2026` : les données ouvertes d'une année. */
export const dossierDonnees = (annee: number): string => `donnees/${VERSION_DONNEES}/${annee}`;

/** `documents/2026/abs-ville-temoin-2026-public` : un document d'une année, sans extension. */
export const nomDocument = ({ edition, annee, perimetre }: Pick<Lecture, "edition" | "annee" | "perimetre">): string =>
  `documents/${annee}/abs-${slugify(perimetre.commune.nom)}-${annee}-${edition}`;

/** `documents/2026/abs-ville-temoin-2026-public-lettre` : une forme courte, sans extension. */
export const nomDocumentCourt = (
  lecture: Pick<Lecture, "edition" | "annee" | "perimetre">,
  { chemin }: { readonly chemin: string },
): string => `${nomDocument(lecture)}-${chemin}`;

/** `donnees/v1/2026/activite.csv` : le tableau des chiffres du CCAS, que l'attaque du secret relit. */
export const cheminActivite = (annee: number): string => `${dossierDonnees(annee)}/activite.csv`;

/** La seule adresse sans année : le catalogue, qui mène à toutes. */
export const CATALOGUE = "donnees/catalogue.jsonld";

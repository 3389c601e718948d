import type { Lecture } from "../lecture.ts";

export interface Licence {
  readonly nom: string;
  readonly titre: string;
  readonly page: string;
}

/** Celle des données publiques de l'État et des communes (décret 2017-638) ; identifiant SPDX `etalab-2.0`. */
const OUVERTE: Licence = {
  nom: "etalab-2.0",
  titre: "Licence Ouverte 2.0 (Etalab)",
  page: "https://www.etalab.gouv.fr/licence-ouverte-open-licence/",
};

/** Licence de ce que l'édition ajoute aux sources ; null : elle ne se diffuse pas. */
export const licenceOf = ({ edition }: Lecture): Licence | null => (edition === "public" ? OUVERTE : null);

/** « Licence Ouverte 2.0 (Etalab) », ou qu'il n'y en a pas. */
export const writeLicence = (lecture: Lecture): string =>
  licenceOf(lecture)?.titre ?? "édition interne : à ne pas diffuser";

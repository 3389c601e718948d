import { openResultats } from "../calculer/ouvrir.ts";
import { TABLE_RESERVES } from "../calculer/reserve.ts";
import type { Projet } from "../charger/projet.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { FichierChapitre } from "../rapport/arbre.ts";
import type { Edition, Lecture } from "../rapport/lecture.ts";
import { chapitresPublics } from "../rapport/publics.ts";
import { protegerAgregats } from "./agregats-proteges.ts";
import { readLecture } from "./lecture.ts";
import { readOfficiel } from "./officiel.ts";

/** L'entrepôt est chargé, mais les indicateurs n'y sont pas encore. */
export class NonCalcule extends Error {}

/** Les chapitres que l'outil ajoute à ceux du dossier : un par fiche de publics.yaml. */
export const chapitresAjoutes = ({ publics, catalogue }: Projet): readonly FichierChapitre[] =>
  chapitresPublics(publics, (code) => catalogue.activites.some((a) => a.code === code));

/** Ce qu'une édition peut lire, ou ce qui empêche de la protéger (`lecture` est alors null). */
export interface LectureOuverte {
  readonly lecture: Lecture | null;
  readonly anomalies: readonly Anomalie[];
}

/**
 * Lit une fois, en mémoire et déjà protégé, tout ce qu'une édition peut montrer ; l'entrepôt est aussitôt refermé.
 * @throws NonCalcule si « abs calculer » n'a pas été lancé
 */
export async function openLecture(projet: Projet, edition: Edition): Promise<LectureOuverte> {
  const entrepot = await openResultats(projet); // dans une union, les données nationales sont dans le sien
  const { connexion } = entrepot;
  try {
    if (!(await connexion.hasTable(TABLE_RESERVES))) throw new NonCalcule("results must be computed first, got none");
    const officiel = await readOfficiel(connexion, projet);
    const proteges = await protegerAgregats(connexion, projet);
    const siens = proteges[edition];
    return siens
      ? { lecture: await readLecture(connexion, projet, edition, officiel, siens), anomalies: officiel.anomalies }
      : { lecture: null, anomalies: proteges.anomalies };
  } finally {
    entrepot.close();
  }
}

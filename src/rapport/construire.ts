import type { Constat } from "../constats/constat.ts";
import type { Publication } from "../constats/publication.ts";
import type { Bilan } from "../constats/revisions.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { FichierSite, PageSite } from "./page.ts";
import type { ChapitreResolu } from "./resoudre.ts";
import { fichiersImages } from "./images.ts";
import { readArbre, type FichierChapitre, type Memoire, type Rapport } from "./arbre.ts";
import type { CourtResolu } from "./courts/court.ts";
import { makeDocuments, type DocumentListe } from "./documents.ts";
import { listResultats } from "./donnees/resultats.ts";
import { writeExploration } from "./explorateur/fichiers.ts";
import { renderExplorateur } from "./explorateur/page.ts";
import { renderFiches } from "./fiches.ts";
import type { AgregatProtege, Lecture } from "./lecture.ts";
import { renderTelechargements, type Listes } from "./telechargements.ts";
import { renderSeance } from "./seance/page.ts";
import { renderSite } from "./rendu-site.ts";

export interface RapportConstruit {
  /** La page « Télécharger » ne se lit qu'une fois les documents faits : elle en dit la taille. */
  readonly pages: readonly PageSite[];
  /** L'arbre d'où viennent les pages : ce que les autres documents écrivent. */
  readonly chapitres: readonly ChapitreResolu[];
  readonly courts: readonly CourtResolu[];
  readonly anomalies: readonly Anomalie[];
  /** Tout ce que l'édition peut affirmer, imprimé ou non. */
  readonly constats: readonly Constat[];
  readonly imprimes: readonly Constat[];
  readonly bilan: Bilan | null;
  /**
   * Fait tout ce qui se télécharge, avec les chiffres du CCAS tels que l'édition les montre. `passees` : les fichiers des années
   * d'avant que le site garde, pour les lister. `pdf` : ce qui est composé à part, le rapport et ses formes
   * courtes ; ce qui n'a pas pu l'être n'y est pas.
   */
  readonly makeDocuments: (
    agregats: readonly AgregatProtege[],
    passees: readonly FichierSite[],
    pdf: () => Promise<readonly DocumentListe[]>,
  ) => Promise<readonly FichierSite[]>;
}

/** La page « Séance » n'est que dans l'édition du comité : c'est lui qui décide. */
const seancesDe = (lecture: Lecture, { imprimes, bilan }: Rapport): readonly PageSite[] =>
  lecture.edition === "copil" && lecture.pilotage ? [renderSeance(lecture, lecture.pilotage, imprimes, bilan)] : [];

/**
 * Les pages d'une édition : les chapitres `NN-nom.md` d'un dossier, la page d'exploration, celle des fiches, puis celle des téléchargements. Une anomalie bloquante
 * n'empêche pas le rendu : c'est à `publier` de refuser ce que l'équipe doit d'abord corriger.
 */
export async function construireRapport(
  lecture: Lecture,
  dossierRapport: string,
  publications: readonly Publication[] = [],
  ajoutes: readonly FichierChapitre[] = [],
  memoire?: Memoire,
): Promise<RapportConstruit> {
  const rapport = await readArbre(lecture, dossierRapport, publications, ajoutes, memoire);
  let listes: Listes = { documents: [], passees: [] };
  return {
    pages: [
      ...renderSite(rapport),
      ...seancesDe(lecture, rapport),
      renderExplorateur(lecture),
      renderFiches(lecture),
      renderTelechargements(lecture, () => listes, rapport.courts.length > 0),
    ],
    chapitres: rapport.chapitres,
    courts: rapport.courts,
    anomalies: rapport.anomalies,
    constats: rapport.constats,
    imprimes: rapport.imprimes,
    bilan: rapport.bilan,
    makeDocuments: async (agregats, passees, pdf) => {
      const resultats = listResultats(lecture);
      const { documents, figures } = await makeDocuments({ lecture, rapport, resultats, agregats, passees });
      const composes = await pdf();
      listes = { documents: [...composes, ...documents], passees };
      return [
        ...composes,
        ...documents,
        ...figures,
        ...writeExploration(lecture),
        ...fichiersImages(rapport.chapitres),
      ];
    },
  };
}

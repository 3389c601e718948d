import type { Constat } from "../constats/constat.ts";
import type { Publication } from "../constats/publication.ts";
import type { Bilan } from "../constats/revisions.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { FichierSite, PageSite } from "./page.ts";
import type { ChapitreResolu } from "./resoudre.ts";
import { readArbre, type FichierChapitre } from "./arbre.ts";
import { listPdf, makeDocuments } from "./documents.ts";
import { listResultats } from "./donnees/resultats.ts";
import { renderFiches } from "./fiches.ts";
import type { AgregatProtege, Lecture } from "./lecture.ts";
import { renderTelechargements, type Listes } from "./telechargements.ts";
import { renderSite } from "./rendu-site.ts";

export interface RapportConstruit {
  /** La page « Télécharger » ne se lit qu'une fois les documents faits : elle en dit la taille. */
  readonly pages: readonly PageSite[];
  /** L'arbre d'où viennent les pages : ce que les autres documents écrivent. */
  readonly chapitres: readonly ChapitreResolu[];
  readonly anomalies: readonly Anomalie[];
  /** Tout ce que l'édition peut affirmer, imprimé ou non. */
  readonly constats: readonly Constat[];
  readonly imprimes: readonly Constat[];
  readonly bilan: Bilan | null;
  /**
   * Fait tout ce qui se télécharge, avec les chiffres du CCAS tels que l'édition les montre. `passees` : les fichiers des années
   * d'avant que le site garde, pour les lister. `pdf` : le rapport composé à part, ou rien s'il n'a pas pu l'être.
   */
  readonly makeDocuments: (
    agregats: readonly AgregatProtege[],
    passees: readonly FichierSite[],
    pdf: () => Promise<readonly FichierSite[]>,
  ) => Promise<readonly FichierSite[]>;
}

/**
 * Les pages d'une édition : les chapitres `NN-nom.md` d'un dossier, la page des fiches, puis celle des téléchargements. Une anomalie bloquante
 * n'empêche pas le rendu : c'est à `publier` de refuser ce que l'équipe doit d'abord corriger.
 */
export async function construireRapport(
  lecture: Lecture,
  dossierRapport: string,
  publications: readonly Publication[] = [],
  ajoutes: readonly FichierChapitre[] = [],
): Promise<RapportConstruit> {
  const rapport = await readArbre(lecture, dossierRapport, publications, ajoutes);
  let listes: Listes = { documents: [], passees: [] };
  return {
    pages: [...renderSite(rapport), renderFiches(lecture), renderTelechargements(lecture, () => listes)],
    chapitres: rapport.chapitres,
    anomalies: rapport.anomalies,
    constats: rapport.constats,
    imprimes: rapport.imprimes,
    bilan: rapport.bilan,
    makeDocuments: async (agregats, passees, pdf) => {
      const resultats = listResultats(lecture);
      const { documents, figures } = await makeDocuments({ lecture, rapport, resultats, agregats, passees });
      const composes = (await pdf()).map(listPdf);
      listes = { documents: [...composes, ...documents], passees };
      return [...composes, ...documents, ...figures];
    },
  };
}

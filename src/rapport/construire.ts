import type { Constat } from "../constats/constat.ts";
import type { Publication } from "../constats/publication.ts";
import type { Bilan } from "../constats/revisions.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { PageSite } from "./page.ts";
import type { ChapitreResolu } from "./resoudre.ts";
import { readArbre, type FichierChapitre } from "./arbre.ts";
import { renderFiches } from "./fiches.ts";
import type { Lecture } from "./lecture.ts";
import { renderSite } from "./rendu-site.ts";

/**
 * Les pages d'une édition : les chapitres `NN-nom.md` d'un dossier, puis la page des fiches. Une anomalie bloquante
 * n'empêche pas le rendu : c'est à `publier` de refuser ce que l'équipe doit d'abord corriger.
 */
export async function construireRapport(
  lecture: Lecture,
  dossierRapport: string,
  publications: readonly Publication[] = [],
  ajoutes: readonly FichierChapitre[] = [],
): Promise<{
  pages: PageSite[];
  /** L'arbre d'où viennent les pages : ce que les autres documents écrivent. */
  chapitres: readonly ChapitreResolu[];
  anomalies: Anomalie[];
  imprimes: readonly Constat[];
  bilan: Bilan | null;
}> {
  const rapport = await readArbre(lecture, dossierRapport, publications, ajoutes);
  return {
    pages: [...renderSite(rapport), renderFiches(lecture)],
    chapitres: rapport.chapitres,
    anomalies: [...rapport.anomalies],
    imprimes: rapport.imprimes,
    bilan: rapport.bilan,
  };
}

import type { Constat } from "../constats/constat.ts";
import type { Publication } from "../constats/publication.ts";
import type { Bilan } from "../constats/revisions.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { PageSite } from "./page.ts";
import { readArbre, type Rapport } from "./arbre.ts";
import { renderFiches } from "./fiches.ts";
import type { Lecture } from "./lecture.ts";
import { renderSite } from "./rendu-site.ts";

export interface RapportConstruit {
  /** L'arbre, dont se font les documents. */
  readonly rapport: Rapport;
  readonly pages: readonly PageSite[];
  readonly anomalies: readonly Anomalie[];
  readonly imprimes: readonly Constat[];
  readonly bilan: Bilan | null;
}

/**
 * Les pages d'une édition : les chapitres `NN-nom.md` d'un dossier, puis la page des fiches. Une anomalie bloquante
 * n'empêche pas le rendu : c'est à `publier` de refuser ce que l'équipe doit d'abord corriger.
 */
export async function construireRapport(
  lecture: Lecture,
  dossierRapport: string,
  publications: readonly Publication[] = [],
): Promise<RapportConstruit> {
  const rapport = await readArbre(lecture, dossierRapport, publications);
  return {
    rapport,
    pages: [...renderSite(rapport), renderFiches(lecture)],
    anomalies: rapport.anomalies,
    imprimes: rapport.imprimes,
    bilan: rapport.bilan,
  };
}

import type { Rapport } from "../rapport/arbre.ts";
import { makeDocuments, type DocumentSite } from "../rapport/documents.ts";
import { listResultats } from "../rapport/donnees/resultats.ts";
import type { AgregatProtege, Lecture } from "../rapport/lecture.ts";
import type { FichierSite, PageSite } from "../rapport/page.ts";
import { renderTelechargements } from "../rapport/telechargements.ts";
import { nomPublie } from "./nom-publie.ts";

/** Les documents d'une édition, à faire quand le processeur attend Framework, et la page qui les liste. */
export function telechargementsOf(
  lecture: Lecture,
  rapport: Rapport,
  agregats: readonly AgregatProtege[],
): { readonly page: PageSite; readonly make: () => Promise<readonly FichierSite[]> } {
  let faits: readonly DocumentSite[] = [];
  return {
    page: renderTelechargements(lecture, () => faits),
    make: async () => {
      const resultats = listResultats(lecture).map((r) => ({
        ...r,
        fichiers: r.fichiers.map((f) => ({ ...f, fichier: nomPublie(f.fichier) })),
      }));
      const { documents, figures } = await makeDocuments({ lecture, rapport, resultats, agregats });
      faits = documents;
      return [...documents, ...figures];
    },
  };
}

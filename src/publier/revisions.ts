import { cheminEntrepot, type Projet } from "../charger/projet.ts";
import { bilanOf, type Bilan } from "../constats/revisions.ts";
import { Entrepot } from "../entrepot/entrepot.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Edition } from "../rapport/lecture.ts";
import { readLecture } from "./lecture.ts";
import { readOfficiel } from "./officiel.ts";
import { readPublications } from "./publications.ts";
import { NonCalcule } from "./publier.ts";

/**
 * Ce que sont devenus les constats qu'une édition a publiés, sans rien publier.
 * @throws NonCalcule si les indicateurs ne sont pas encore calculés
 */
export async function readRevisions(
  projet: Projet,
  edition: Edition,
): Promise<{ bilan: Bilan; anomalies: readonly Anomalie[] }> {
  const { publications, anomalies } = await readPublications(projet.dir, edition, projet.observatoire.annee);
  const entrepot = await Entrepot.open(cheminEntrepot(projet.dir), { readOnly: true });
  try {
    const { connexion } = entrepot;
    if (!(await connexion.hasTable("resultat"))) throw new NonCalcule("results must be computed first, got none");
    const lecture = await readLecture(connexion, projet, edition, await readOfficiel(connexion, projet));
    return { bilan: bilanOf(publications, lecture), anomalies };
  } finally {
    entrepot.close();
  }
}

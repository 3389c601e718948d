import { openResultats } from "../calculer/ouvrir.ts";
import { TABLE_RESERVES } from "../calculer/reserve.ts";
import type { Projet } from "../charger/projet.ts";
import { bilanOf, type Bilan } from "../constats/revisions.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import type { Edition } from "../rapport/lecture.ts";
import { protegerAgregats } from "./agregats-proteges.ts";
import { readLecture } from "./lecture.ts";
import { readOfficiel } from "./officiel.ts";
import { readPublications } from "./publications.ts";
import { NonCalcule } from "./ouvrir.ts";

/**
 * Ce que sont devenus les constats qu'une édition a publiés, sans rien publier ; `bilan` est null si ses chiffres ne peuvent
 * pas être protégés, et les anomalies disent pourquoi.
 * @throws NonCalcule si les indicateurs ne sont pas encore calculés
 */
export async function readRevisions(
  projet: Projet,
  edition: Edition,
): Promise<{ bilan: Bilan | null; anomalies: readonly Anomalie[] }> {
  const { publications, anomalies } = await readPublications(projet.dir, edition, projet.observatoire.annee);
  const entrepot = await openResultats(projet);
  try {
    const { connexion } = entrepot;
    if (!(await connexion.hasTable(TABLE_RESERVES))) throw new NonCalcule("results must be computed first, got none");
    const proteges = await protegerAgregats(connexion, projet);
    const vus = proteges[edition];
    if (!vus) return { bilan: null, anomalies: [...anomalies, ...proteges.anomalies] };
    const lecture = await readLecture(connexion, projet, edition, await readOfficiel(connexion, projet), vus);
    return { bilan: bilanOf(publications, lecture), anomalies };
  } finally {
    entrepot.close();
  }
}

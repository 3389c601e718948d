import { join } from "node:path";
import { cheminEntrepot, type Projet } from "../charger/projet.ts";
import { Entrepot } from "../entrepot/entrepot.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { construireRapport } from "../rapport/construire.ts";
import type { Edition } from "../rapport/lecture.ts";
import { renderDonnees } from "./donnees.ts";
import { readLecture } from "./lecture.ts";
import { buildSite } from "./site/build.ts";
import { Framework } from "./site/framework.ts";

/** L'entrepôt est chargé, mais les indicateurs n'y sont pas encore. */
export class NonCalcule extends Error {}

export const EDITIONS: readonly Edition[] = ["direction", "copil", "public"];

export interface EditionPubliee {
  readonly edition: Edition;
  readonly dist: string;
  readonly pages: number;
  readonly octets: number;
  readonly anomalies: readonly Anomalie[];
  /** En millisecondes. */
  readonly duree: number;
}

/**
 * Publie une édition dans son propre dossier. Seule porte vers un lecteur : elle n'ouvre que l'entrepôt, jamais le coffre.
 * Une anomalie bloquante du rapport (code inconnu, directive fautive) arrête avant de bâtir.
 */
async function publierEdition(
  entrepot: Entrepot,
  projet: Projet,
  edition: Edition,
  framework: Framework,
): Promise<EditionPubliee> {
  const debut = performance.now();
  const lecture = await readLecture(entrepot.connexion, projet, edition);
  const { pages, anomalies } = await construireRapport(lecture, join(projet.dir, "rapport"));
  if (anomalies.some(isBloquante))
    return { edition, dist: "", pages: 0, octets: 0, anomalies, duree: performance.now() - debut };
  const site = await buildSite(
    {
      edition,
      commune: lecture.perimetre.commune.nom,
      annee: lecture.annee,
      fictif: lecture.fictif,
      pages,
      fichiers: renderDonnees(lecture),
      mentions: { organisme: lecture.nomCcas },
    },
    projet.dir,
    { framework },
  );
  return { edition, ...site, anomalies: [...anomalies, ...site.anomalies], duree: performance.now() - debut };
}

/**
 * Publie les éditions demandées. Framework bâtit l'une pendant que la suivante se prépare : chacune a son dossier, rien ne
 * passe de l'une à l'autre.
 */
export async function publier(
  projet: Projet,
  editions: readonly Edition[],
  surFin: (e: EditionPubliee) => void = () => {},
): Promise<EditionPubliee[]> {
  const entrepot = await Entrepot.open(cheminEntrepot(projet.dir), { readOnly: true });
  const framework = new Framework(); // se charge pendant que la première édition se prépare
  try {
    if (!(await entrepot.connexion.hasTable("resultat")))
      throw new NonCalcule("results must be computed first, got none");
    const file = [...editions];
    const faites: EditionPubliee[] = [];
    const travail = async (): Promise<void> => {
      for (let edition = file.shift(); edition; edition = file.shift()) {
        const faite = await publierEdition(entrepot, projet, edition, framework);
        faites.push(faite);
        surFin(faite);
      }
    };
    await Promise.all([travail(), travail()]);
    return editions.flatMap((e) => faites.filter((f) => f.edition === e));
  } finally {
    framework.close();
    entrepot.close();
  }
}

import { join } from "node:path";
import { TABLE_RESERVES } from "../calculer/reserve.ts";
import { cheminEntrepot, type Projet } from "../charger/projet.ts";
import { Entrepot, type Connexion } from "../entrepot/entrepot.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { construireRapport } from "../rapport/construire.ts";
import type { Edition } from "../rapport/lecture.ts";
import type { SiteEdition } from "../rapport/page.ts";
import { renderDonnees } from "./donnees.ts";
import { readLecture } from "./lecture.ts";
import { readOfficiel, type Officiel } from "./officiel.ts";
import { buildSite } from "./site/build.ts";
import type { Framework } from "./site/framework.ts";

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

/** Une édition prête à bâtir, ou ce qui l'empêche. */
interface Preparee {
  readonly edition: Edition;
  readonly debut: number;
  readonly site: SiteEdition | null;
  readonly anomalies: readonly Anomalie[];
}

/** Résout le rapport d'une édition. Une anomalie bloquante (code inconnu, directive fautive) arrête avant de bâtir. */
async function preparerEdition(
  connexion: Connexion,
  projet: Projet,
  edition: Edition,
  officiel: Officiel,
): Promise<Preparee> {
  const debut = performance.now();
  const lecture = await readLecture(connexion, projet, edition, officiel);
  const { pages, anomalies } = await construireRapport(lecture, join(projet.dir, "rapport"));
  if (anomalies.some(isBloquante)) return { edition, debut, site: null, anomalies };
  const site: SiteEdition = {
    edition,
    commune: lecture.perimetre.commune.nom,
    annee: lecture.annee,
    fictif: lecture.fictif,
    pages,
    fichiers: renderDonnees(lecture),
    mentions: { organisme: lecture.nomCcas },
  };
  return { edition, debut, site, anomalies };
}

async function batirEdition(preparee: Preparee, projet: Projet, framework: Framework): Promise<EditionPubliee> {
  const { edition, debut, anomalies } = preparee;
  const bati = preparee.site ? await buildSite(preparee.site, projet.dir, { framework }) : null;
  return {
    edition,
    dist: bati?.dist ?? "",
    pages: bati?.pages ?? 0,
    octets: bati?.octets ?? 0,
    anomalies: [...anomalies, ...(bati?.anomalies ?? [])],
    duree: performance.now() - debut,
  };
}

/**
 * Publie les éditions demandées, chacune dans son propre dossier : seule porte vers un lecteur, elle n'ouvre que
 * l'entrepôt, jamais le coffre. Framework bâtit une édition pendant que la suivante se prépare ; seules les données
 * officielles, où rien n'est masqué selon le lecteur, sont lues une fois pour toutes.
 */
export async function publier(
  projet: Projet,
  editions: readonly Edition[],
  framework: Framework,
  surFin: (e: EditionPubliee) => void = () => {},
): Promise<EditionPubliee[]> {
  const entrepot = await Entrepot.open(cheminEntrepot(projet.dir), { readOnly: true });
  const { connexion } = entrepot;
  try {
    if (!(await connexion.hasTable(TABLE_RESERVES))) throw new NonCalcule("results must be computed first, got none");
    const officiel = await readOfficiel(connexion, projet);
    const chantiers: Promise<EditionPubliee>[] = [];
    for (const edition of editions) {
      const preparee = await preparerEdition(connexion, projet, edition, officiel);
      const chantier = batirEdition(preparee, projet, framework);
      chantier.then(surFin, () => {}); // l'échec est rendu par l'attente de tous, ci-dessous
      chantiers.push(chantier);
    }
    return await Promise.all(chantiers);
  } finally {
    entrepot.close();
  }
}

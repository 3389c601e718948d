import { join } from "node:path";
import { openResultats } from "../calculer/ouvrir.ts";
import { TABLE_RESERVES } from "../calculer/reserve.ts";
import type { Projet } from "../charger/projet.ts";
import type { Connexion } from "../entrepot/entrepot.ts";
import { nomJour } from "../constats/periodes.ts";
import { isBloquante, type Anomalie } from "../modele/anomalie.ts";
import { construireRapport } from "../rapport/construire.ts";
import { listPdf } from "../rapport/documents.ts";
import type { BilanSecret, Edition } from "../rapport/lecture.ts";
import type { SiteEdition } from "../rapport/page.ts";
import { Compositeur } from "../rapport/pdf/compositeur.ts";
import type { Bilan } from "../verifier/verifier.ts";
import { protegerAgregats, type AgregatsProteges } from "./agregats-proteges.ts";
import { readCanaris } from "./canaris.ts";
import { composerCourts } from "./courts-pdf.ts";
import { declarer } from "./declaration.ts";
import { composerPdf, documentPdf } from "./document-pdf.ts";
import { readLecture } from "./lecture.ts";
import { readOfficiel, type Officiel } from "./officiel.ts";
import { chapitresAjoutes, NonCalcule } from "./ouvrir.ts";
import { controlerPilotage } from "./pilotage.ts";
import { readPublications, signalerRevisions, writeConstatsPublies } from "./publications.ts";
import { controlerSecret, inscrireSecret, type Controleurs } from "./secret/livrer.ts";
import { listVerite, nommer } from "./secret/verite.ts";
import { readAnneesPassees } from "./site/annees-passees.ts";
import { construireSite, livrerSite, type DocumentsFaits, type SiteSigne } from "./site/build.ts";
import type { Framework } from "./site/framework.ts";

export const EDITIONS: readonly Edition[] = ["direction", "copil", "public"];

export interface EditionPubliee {
  readonly edition: Edition;
  /** Vide si l'édition n'est pas publiée : la précédente est alors restée en place. */
  readonly dist: string;
  readonly pages: number;
  readonly octets: number;
  /** Ce que la vérification a lu ; null si rien n'a été bâti. */
  readonly bilan: Bilan | null;
  readonly anomalies: readonly Anomalie[];
  /** Ce que le secret retire des chiffres du CCAS ; null si rien n'y est masqué. */
  readonly secret: BilanSecret | null;
  /** En millisecondes. */
  readonly duree: number;
}

/** Ce qu'il faut pour bâtir et contrôler une édition. */
export interface Moyens {
  readonly framework: Framework;
  readonly controleurs: Controleurs;
  /** Le jour de la publication, pour le registre : AAAA-MM-JJ. */
  readonly date: string;
}

/** Une édition prête à bâtir, ou ce qui l'empêche. */
interface Preparee {
  readonly edition: Edition;
  readonly debut: number;
  readonly proteges: AgregatsProteges | null;
  readonly site: SiteEdition | null;
  readonly anomalies: readonly Anomalie[];
  /** Fait ce que le site propose à télécharger, pendant que Framework le bâtit. */
  readonly documents: (compositeur: Compositeur) => Promise<DocumentsFaits>;
  /** Garde les constats imprimés dans `publications/`, une fois le site bâti. */
  readonly inscrire: () => Promise<void>;
}

/** Résout le rapport d'une édition. Une anomalie bloquante (code inconnu, directive fautive) arrête avant de bâtir. */
async function preparerEdition(
  connexion: Connexion,
  projet: Projet,
  edition: Edition,
  officiel: Officiel,
  proteges: AgregatsProteges,
  jour: string,
): Promise<Preparee> {
  const debut = performance.now();
  const lecture = await readLecture(connexion, projet, edition, officiel, proteges);
  const registre = await readPublications(projet.dir, edition, lecture.annee);
  const rapport = await construireRapport(
    lecture,
    join(projet.dir, "rapport"),
    registre.publications,
    chapitresAjoutes(projet),
  );
  const { pages, chapitres, courts, imprimes, bilan } = rapport;
  const passees = await readAnneesPassees(projet.dir, edition, lecture.annee);
  const declaree = declarer(projet.accessibilite, edition, jour);
  const anomalies = [
    ...officiel.anomalies,
    ...passees.anomalies,
    ...registre.anomalies,
    ...rapport.anomalies,
    ...controlerPilotage(projet, { ...registre, edition, annee: lecture.annee, constats: rapport.constats, lecture }),
    ...signalerRevisions(lecture, bilan),
    ...declaree.anomalies,
  ];
  const inscrire = (): Promise<void> => writeConstatsPublies(projet.dir, lecture, imprimes);
  const presentation = nomJour(projet.observatoire.presentation ?? "");
  const documents = async (compositeur: Compositeur): Promise<DocumentsFaits> => {
    const pdf = composerPdf(lecture, chapitres, presentation, compositeur);
    const courtsPdf = composerCourts(lecture, courts, presentation, compositeur);
    const fichiers = await rapport.makeDocuments(proteges.agregats, passees.fichiers, async () => [
      ...(await pdf).fichiers.map(listPdf),
      ...(await courtsPdf).documents,
    ]);
    return { fichiers, anomalies: [...(await pdf).anomalies, ...(await courtsPdf).anomalies] };
  };
  if (anomalies.some(isBloquante)) return { edition, debut, proteges, site: null, anomalies, documents, inscrire };
  const site: SiteEdition = {
    edition,
    commune: lecture.perimetre.commune.nom,
    annee: lecture.annee,
    fictif: lecture.fictif,
    pages,
    fichiers: passees.fichiers,
    documents: [documentPdf(lecture)],
    accessibilite: declaree.accessibilite,
    ...(lecture.charte ? { charte: lecture.charte } : {}),
    mentions: { organisme: lecture.nomCcas, ...(presentation === null ? {} : { date: presentation }) },
  };
  return { edition, debut, proteges, site, anomalies, documents, inscrire };
}

async function livrerEdition(
  { edition, debut, proteges, anomalies, inscrire }: Preparee,
  construction: Promise<SiteSigne> | null,
  projet: Projet,
  { controleurs, date }: Moyens,
): Promise<EditionPubliee> {
  const masquee = edition === "direction" ? null : (proteges?.masquee ?? null);
  const bati = construction
    ? await livrerSite(await construction, {
        verifier: controleurs.verifier,
        canaris: readCanaris(projet.dir),
        ...(edition !== "direction" && masquee
          ? {
              tues: nommer(listVerite(masquee), "tue"),
              publiees: nommer(listVerite(masquee), "publiee"),
              // Attaquée telle qu'elle sera lue ; inscrite au registre si, et seulement si, elle peut l'être.
              controle: (dist) => controlerSecret({ projet, edition, dist, masquee }, controleurs),
              avantDePoser: () => inscrireSecret({ projet, edition, masquee, date }),
            }
          : {}),
      })
    : null;
  if (bati && !bati.isRefuse) await inscrire();
  return {
    edition,
    dist: bati && !bati.isRefuse ? bati.dist : "",
    pages: bati?.pages ?? 0,
    octets: bati?.octets ?? 0,
    bilan: bati?.bilan ?? null,
    anomalies: [...anomalies, ...(bati?.anomalies ?? [])],
    secret: masquee?.bilan ?? null,
    duree: performance.now() - debut,
  };
}

/**
 * Publie les éditions demandées, chacune dans son propre dossier : seule porte vers un lecteur, elle n'ouvre que
 * l'entrepôt, jamais le coffre. Une édition est regardée et attaquée pendant que la suivante se construit ; seules les données
 * officielles, où rien n'est masqué selon le lecteur, sont lues une fois pour toutes.
 */
export async function publier(
  projet: Projet,
  editions: readonly Edition[],
  moyens: Moyens,
  surFin: (e: EditionPubliee) => void = () => {},
): Promise<EditionPubliee[]> {
  const entrepot = await openResultats(projet);
  const { connexion } = entrepot;
  const compositeur = new Compositeur(); // il se charge pendant que l'entrepôt se lit
  try {
    if (!(await connexion.hasTable(TABLE_RESERVES))) throw new NonCalcule("results must be computed first, got none");
    const officiel = await readOfficiel(connexion, projet);
    const proteges = await protegerAgregats(connexion, projet);
    const chantiers: Promise<EditionPubliee>[] = [];
    let precedente: Promise<SiteSigne> | null = null;
    for (const edition of editions) {
      const preparee = proteges[edition]
        ? await preparerEdition(connexion, projet, edition, officiel, proteges[edition], moyens.date)
        : {
            edition,
            debut: performance.now(),
            proteges: null,
            site: null,
            anomalies: proteges.anomalies,
            documents: async () => ({ fichiers: [], anomalies: [] }),
            inscrire: async () => {},
          };
      // Deux constructions à la fois se gêneraient ; préparer la suivante, non.
      await precedente?.catch(() => {}); // l'échec est rendu par l'attente de tous, ci-dessous
      const { site, documents } = preparee;
      const construction = site
        ? construireSite(site, projet.dir, { framework: moyens.framework, documents: () => documents(compositeur) })
        : null;
      const chantier = livrerEdition(preparee, construction, projet, moyens);
      precedente = construction;
      chantier.then(surFin, () => {});
      chantiers.push(chantier);
    }
    return await Promise.all(chantiers);
  } finally {
    compositeur.close();
    entrepot.close();
  }
}

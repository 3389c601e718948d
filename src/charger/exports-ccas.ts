import { chargerCoffre } from "../coffre/charger-coffre.ts";
import { type Avant, cleAvant } from "../coffre/questions.ts";
import type { Pseudonymeur } from "../coffre/cle/cle.ts";
import type { Environnement } from "../coffre/cle/fichier-cle.ts";
import { Entrepot, quoteText } from "../entrepot/entrepot.ts";
import { isSourceCcas, type Agregat } from "../modele/agregat.ts";
import type { FichierCharge } from "./charger.ts";
import { refuserArchive } from "./archive-dangereuse.ts";
import { openCleProjet } from "./cle-projet.ts";
import { cheminCoffre, cheminEntrepot, type LigneMillesime, type Projet } from "./projet.ts";

/** Numéros des exports dans la table `fichier` : au-delà de tout fichier public. */
const PREMIER = 20_000;

export const isExportCcas = (ligne: LigneMillesime): boolean => isSourceCcas(ligne.source);

export interface OptionsExports {
  /** Charger aussi ce qui a rétréci, se recouvre, ou remplace une année purgée. */
  readonly accepter: boolean;
  /** Où chercher la clé ; par défaut, l'environnement du programme. */
  readonly env?: Environnement;
  /** La clé à employer ; par défaut, celle du projet, ou une clé éphémère s'il n'en a pas. */
  readonly cle?: Pseudonymeur;
}

/**
 * Fait passer les exports du CCAS par le coffre, et ne garde dans l'entrepôt que les agrégats qui en sortent.
 * Un export fautif arrête tous les exports : coffre et agrégats restent tels qu'avant.
 */
export async function chargerExportsCcas(
  projet: Projet,
  { accepter, env = process.env, cle }: OptionsExports,
): Promise<FichierCharge[]> {
  const lignes = projet.millesimes.filter(isExportCcas);
  const ouverte = cle ? { cle, anomalies: [] } : await openCleProjet(projet, env);
  const { lectures, anomalies, agregats } = await chargerCoffre({
    projet: projet.dir,
    fichiers: lignes.map((l) => ({
      source: l.source,
      millesime: l.millesime ?? 0,
      fichier: l.fichier,
      sha256: l.sha256,
    })),
    cheminCoffre: cheminCoffre(projet.dir),
    refuserArchive,
    ...(ouverte.cle ? { cle: ouverte.cle } : {}),
    refus: ouverte.anomalies,
    avant: await readAvant(projet),
    accepter,
    publics: projet.publics.flatMap(({ nom, filtre }) => (filtre ? [{ nom, filtre }] : [])),
  });
  const restantes = new Set(anomalies);
  const faits = lignes.map((ligne, i): FichierCharge => {
    const siennes = anomalies.filter((a) => a.fichier === ligne.fichier);
    for (const a of siennes) restantes.delete(a);
    const lecture = lectures[i] ?? { lues: 0, gardees: 0, refusees: 0, sha256: "" };
    return {
      ligne,
      cases: 0,
      etat: agregats === null ? "refuse" : "charge",
      anomalies: siennes,
      lues: lecture.lues,
      gardees: lecture.gardees,
      refusees: lecture.refusees,
      sha256: lecture.sha256,
    };
  });
  const [premier] = faits;
  if (premier && restantes.size > 0) faits[0] = { ...premier, anomalies: [...premier.anomalies, ...restantes] }; // correspondances
  if (agregats !== null) await writeAgregats(projet, faits, agregats);
  return faits;
}

/** Ce que les exports de chaque source et millésime avaient de lignes gardées au chargement précédent. */
async function readAvant(projet: Projet): Promise<Avant> {
  const entrepot = await Entrepot.open(cheminEntrepot(projet.dir));
  try {
    const rows = await entrepot.connexion.rows<{ source: string; millesime: number; gardees: number }>(
      `select source, millesime, sum(gardees)::integer as gardees from fichier where id >= ${PREMIER} group by 1, 2`,
    );
    return new Map(rows.map(({ source, millesime, gardees }) => [cleAvant(source, millesime), gardees]));
  } finally {
    entrepot.close();
  }
}

async function writeAgregats(
  projet: Projet,
  lus: readonly FichierCharge[],
  agregats: readonly Agregat[],
): Promise<void> {
  const entrepot = await Entrepot.open(cheminEntrepot(projet.dir));
  const { connexion } = entrepot;
  const texte = (v: string | null): string => (v === null ? "null" : quoteText(v));
  try {
    await connexion.transaction(async () => {
      await connexion.run(`delete from agregat; delete from fichier where id >= ${PREMIER}`);
      const fichiers = lus.map(
        (f, i) =>
          `(${PREMIER + i}, ${quoteText(f.ligne.source)}, '', ${f.ligne.millesime ?? "null"}, null, null, ${quoteText(f.ligne.fichier)}, '', ${quoteText(f.sha256)}, ${quoteText(f.ligne.recu_le)}, ${f.lues}, ${f.gardees}, ${f.refusees}, 0, '')`,
      );
      if (fichiers.length > 0) await connexion.run(`insert into fichier values ${fichiers.join(", ")}`);
      if (agregats.length === 0) return;
      const rows = agregats.map(
        (a) =>
          `(0, ${quoteText(a.source)}, ${quoteText(a.variable)}, ${texte(a.modalite)}, ${a.millesime}, ${a.valeur}, ${a.effectif}, ${a.contributions?.join(", ") ?? "null, null"}, ${a.seul ?? "null"}, ${quoteText(a.nature)}, ${quoteText(a.unite)}, ${quoteText(a.libelle)})`,
      );
      await connexion.run(`insert into agregat values ${rows.join(", ")}`);
    });
    await connexion.run("checkpoint");
  } finally {
    entrepot.close();
  }
}

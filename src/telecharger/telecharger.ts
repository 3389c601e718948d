import { rmSync, statSync } from "node:fs";
import { join, resolve, sep } from "node:path";
import { getSource } from "../../loaders/index.ts";
import { bloquante, avertissement } from "../charger/anomalies.ts";
import { sha256File } from "../charger/preparer.ts";
import type { LigneMillesime, Projet } from "../charger/projet.ts";
import type { Anomalie } from "../modele/anomalie.ts";
import { readAdresses } from "./adresses.ts";
import { dossierPartiels, findCache, placer, ranger } from "./cache.ts";
import { verifierContenu } from "./contenu.ts";
import { prendre } from "./formes.ts";
import { readAdresse } from "./hotes.ts";
import { oublier, type Acces } from "./recuperer.ts";
import { Refus } from "./refus.ts";
import { expliquerReseau } from "./requete.ts";
import { writeInscription } from "./verrou.ts";

/** Ce qu'il est advenu d'une ligne : déjà là, pris au réseau ou au cache, inscrit (déposé à la main), refusé. */
export type Etat = "inchange" | "pris" | "cache" | "inscrit" | "refuse";

export interface FichierTelecharge {
  readonly ligne: LigneMillesime;
  readonly etat: Etat;
  readonly octets: number;
}

export interface RapportTelechargement {
  readonly fichiers: readonly FichierTelecharge[];
  readonly anomalies: readonly Anomalie[];
}

export interface OptionsTelechargement {
  readonly acces: Acces;
  /** AAAA-MM-JJ, écrit dans `recu_le`. */
  readonly recuLe: string;
  /** Inscrire une empreinte nouvelle là où millesimes.csv en a une autre. Défaut : la refuser. */
  readonly accepter: boolean;
  /** Appelée pendant qu'un fichier arrive. */
  readonly avancement?: (fichier: string, octets: number, total: number | null) => void;
  /** Appelée à chaque ligne finie. */
  readonly fini?: (faits: number, total: number) => void;
}

const tailleDe = (chemin: string): number | null => {
  const etat = statSync(chemin, { throwIfNoEntry: false });
  return etat?.isFile() ? etat.size : null;
};

const isDans = (dir: string, chemin: string): boolean => resolve(dir, chemin).startsWith(resolve(dir) + sep);

/** Le fichier a l'empreinte inscrite, ou il n'y en a pas encore, ou on accepte la nouvelle. */
function verifierEmpreinte(ligne: LigneMillesime, sha256: string, accepter: boolean, deja: boolean): void {
  if (ligne.sha256 === "" || ligne.sha256.toLowerCase() === sha256 || accepter) return;
  const message = deja
    ? `le fichier présent n'est pas celui qui est inscrit : son empreinte est ${sha256}`
    : `le producteur a changé ce fichier : son empreinte est ${sha256}, et non celle qui est inscrite`;
  const action = deja
    ? "Le retirer pour reprendre l'original, ou relancer avec --accepter pour inscrire celui-ci."
    : "Regarder sur la page du producteur ce qui a changé, puis relancer avec --accepter pour prendre la nouvelle version.";
  throw new Refus("empreinte-differente", message, action);
}

/** La phrase qui dit où prendre un fichier à la main et où le déposer. */
function actionManuelle(projet: Projet, ligne: LigneMillesime): string {
  const connue = readAdresses().find((a) => a.url === ligne.url);
  const page = connue?.page ?? getSource(ligne.source)?.page;
  const ou = page === undefined ? ligne.url : `${ligne.url} (page du producteur : ${page})`;
  return `Prendre le fichier à la main : ${ou}, le déposer ici : ${join(projet.dir, ligne.fichier)}, puis relancer`;
}

/** Traite une ligne : ce qui est présent n'est jamais remplacé, ce qui est au cache n'est pas redemandé. */
async function traiter(
  projet: Projet,
  ligne: LigneMillesime,
  options: OptionsTelechargement,
): Promise<{ etat: Etat; octets: number; sha256: string; remarque: string | null }> {
  const { acces, accepter } = options;
  const double = projet.millesimes.find((l) => l.fichier === ligne.fichier)?.ligne ?? ligne.ligne;
  if (double !== ligne.ligne)
    throw new Refus("fichier-double", `fichier déjà donné à la ligne ${double}`, "Garder une seule ligne par fichier.");
  if (ligne.fichier === "" || !isDans(projet.dir, ligne.fichier))
    throw new Refus("fichier-hors-projet", "le fichier doit avoir une place dans le projet", "Écrire dans la colonne fichier un chemin comme brut/rp/nom.zip."); // prettier-ignore
  const place = join(projet.dir, ligne.fichier);
  const present = tailleDe(place);
  if (present !== null) {
    const sha256 = await sha256File(place);
    const isInscrit = ligne.sha256.toLowerCase() === sha256;
    verifierEmpreinte(ligne, sha256, accepter, true);
    if (!isInscrit) verifierContenu(place, ligne.fichier);
    return { etat: isInscrit ? "inchange" : "inscrit", octets: present, sha256, remarque: null };
  }
  const connu = await findCache(projet.dir, ligne.sha256);
  if (connu !== null) {
    placer(connu, place);
    return { etat: "cache", octets: tailleDe(place) ?? 0, sha256: ligne.sha256, remarque: null };
  }
  const url = readAdresse(ligne.url);
  const dossier = dossierPartiels(projet.dir, ligne.fichier);
  const recu = await prendre(url, ligne, dossier, acces, (octets, total) => options.avancement?.(ligne.fichier, octets, total)); // prettier-ignore
  try {
    verifierContenu(recu.chemin, ligne.fichier, recu.type);
    const sha256 = await sha256File(recu.chemin);
    verifierEmpreinte(ligne, sha256, accepter, false);
    placer(ranger(projet.dir, recu.chemin, sha256), place);
    return { etat: "pris", octets: recu.octets, sha256, remarque: recu.remarque };
  } finally {
    oublier(url, dossier); // refusé ou rangé, il ne se reprend pas
    rmSync(recu.chemin, { force: true });
  }
}

/**
 * Prend ce que millesimes.csv nomme par une adresse et que le projet n'a pas, en vérifie l'empreinte, et l'inscrit quand
 * elle manque. Un fichier refusé laisse le projet comme il était ; les autres sont pris quand même.
 */
export async function telecharger(projet: Projet, options: OptionsTelechargement): Promise<RapportTelechargement> {
  const lignes = projet.millesimes.filter((l) => l.url !== "");
  const anomalies: Anomalie[] = [];
  let faits = 0;
  const dire = (make: typeof bloquante, ligne: LigneMillesime, code: string, message: string, action: string): void =>
    void anomalies.push(make("millesimes.csv", code, `${ligne.fichier} : ${message}`, action, { ligne: ligne.ligne, colonne: "url" })); // prettier-ignore
  const un = async (ligne: LigneMillesime): Promise<FichierTelecharge> => {
    try {
      const { etat, octets, sha256, remarque } = await traiter(projet, ligne, options);
      if (ligne.sha256.toLowerCase() !== sha256.toLowerCase())
        writeInscription(projet.dir, ligne.fichier, { sha256, recu_le: options.recuLe });
      if (remarque !== null) dire(avertissement, ligne, "telechargement", remarque, "Vérifier l'adresse et le niveau.");
      return { ligne, etat, octets };
    } catch (error) {
      const refus = expliquerReseau(error, ligne.fichier);
      dire(bloquante, ligne, refus.code, refus.message, refus.action ?? `${actionManuelle(projet, ligne)}.`);
      return { ligne, etat: "refuse", octets: 0 };
    } finally {
      options.fini?.(++faits, lignes.length);
    }
  };
  const fichiers = await Promise.all(lignes.map(un));
  return { fichiers, anomalies: anomalies.sort((a, b) => (a.ligne ?? 0) - (b.ligne ?? 0)) };
}

import type { ParcourirLignes } from "./lignes.ts";
import { type Contexte, type Ligne, readLigne } from "./lire-ligne.ts";
import { trierLignes } from "./trier-lignes.ts";

/** Lignes de données du fichier, en-tête non compté. Toujours `lues === gardees + refusees`. */
export interface Comptes {
  readonly lues: number;
  readonly gardees: number;
  readonly refusees: number;
}

export interface ExportLu {
  readonly comptes: Comptes;
  readonly lignes: readonly Ligne[];
  /** Clés des demandes lues, pour reconnaître leurs doublons dans les fichiers suivants. */
  readonly cles: ReadonlySet<string>;
}

/**
 * Lit un export, ligne à ligne.
 * Si le relevé est bloqué au retour, rien n'est chargé de ce fichier : toutes ses lignes sont comptées refusées.
 */
export async function readExport(parcourir: ParcourirLignes, contexte: Contexte): Promise<ExportLu> {
  const { correspondance, releve } = contexte;
  const lignes: Ligne[] = [];
  const cles = new Set<string>();
  const garder = (row: Readonly<Record<string, string>>, numero: number): boolean => {
    const ligne = readLigne(row, numero, contexte, cles);
    if (ligne) lignes.push(ligne);
    return ligne !== null;
  };
  const { lues } = await trierLignes(parcourir, correspondance, releve, garder, contexte.quarantaine);
  if (lignes.length === 0 && !releve.isBloque()) {
    const action = `Vérifier l'année du fichier dans millesimes.csv, et ${correspondance.fichier}.`;
    releve.bloquer({ code: "aucune-ligne", colonne: null, message: "aucune ligne n'a pu être gardée", action });
  }
  if (releve.isBloque()) return { comptes: { lues, gardees: 0, refusees: lues }, lignes: [], cles: new Set() };
  return { comptes: { lues, gardees: lignes.length, refusees: lues - lignes.length }, lignes, cles };
}

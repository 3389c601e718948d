import type { ParcourirLignes } from "./lignes.ts";
import { type Contexte, type Gardee, readLigne } from "./lire-ligne.ts";
import { trierLignes } from "./trier-lignes.ts";

/** Lignes de données du fichier, en-tête non compté. Toujours `lues === gardees + refusees`. */
export interface Comptes {
  readonly lues: number;
  readonly gardees: number;
  readonly refusees: number;
}

export interface ExportLu {
  readonly comptes: Comptes;
  /** De toutes les années du fichier, dans son ordre. */
  readonly gardees: readonly Gardee[];
  /** Les demandes lues, pour reconnaître leurs doublons dans les fichiers suivants. */
  readonly vues: ReadonlyMap<string, Gardee>;
}

/**
 * Lit un export, ligne à ligne et une seule fois, quel que soit le nombre d'années qu'il donne.
 * Si le relevé est bloqué au retour, rien n'est chargé de ce fichier : toutes ses lignes sont comptées refusées.
 */
export async function readExport(parcourir: ParcourirLignes, contexte: Contexte): Promise<ExportLu> {
  const { correspondance, releve, millesimes } = contexte;
  const gardees: Gardee[] = [];
  const vues = new Map<string, Gardee>();
  let lignesGardees = 0;
  const garder = (row: Readonly<Record<string, string>>, numero: number): boolean => {
    const siennes = readLigne(row, numero, contexte, vues);
    gardees.push(...siennes);
    if (siennes.length > 0) lignesGardees++;
    return siennes.length > 0;
  };
  const { lues } = await trierLignes(parcourir, correspondance, releve, garder, contexte.quarantaine);
  const vides = millesimes.filter((millesime) => !gardees.some((g) => g.millesime === millesime));
  if (vides.length > 0 && !releve.isBloque()) {
    const dit = millesimes.length === 1 ? "" : ` de ${vides.join(", ")}`;
    const action = `Vérifier l'année du fichier dans millesimes.csv, et ${correspondance.fichier}.`;
    releve.bloquer({ code: "aucune-ligne", colonne: null, message: `aucune ligne${dit} n'a pu être gardée`, action });
  }
  if (releve.isBloque()) return { comptes: { lues, gardees: 0, refusees: lues }, gardees: [], vues: new Map() };
  return { comptes: { lues, gardees: lignesGardees, refusees: lues - lignesGardees }, gardees, vues };
}

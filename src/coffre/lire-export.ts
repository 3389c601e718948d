import type { ParcourirLignes } from "./lignes.ts";
import { type Contexte, createLireLigne } from "./lire-ligne.ts";
import { trierLignes } from "./trier-lignes.ts";

/** Lignes de données du fichier, en-tête non compté. Toujours `lues === gardees + refusees`. */
export interface Comptes {
  readonly lues: number;
  readonly gardees: number;
  readonly refusees: number;
}

export interface ExportLu {
  readonly comptes: Comptes;
  /** Lignes gardées de chaque année. */
  readonly parAnnee: ReadonlyMap<number, number>;
  /** Les demandes lues, pour reconnaître leurs doublons dans les fichiers suivants. */
  readonly vues: ReadonlyMap<string, number>;
}

/**
 * Lit un export, ligne à ligne et une seule fois, quel que soit le nombre d'années qu'il donne : chaque ligne est écrite
 * (`contexte.garder`) puis oubliée. Si le relevé est bloqué au retour, rien n'est à garder de ce fichier : toutes ses lignes sont
 * comptées refusées.
 */
export async function readExport(parcourir: ParcourirLignes, contexte: Contexte): Promise<ExportLu> {
  const { correspondance, releve, millesimes } = contexte;
  const parAnnee = new Map(millesimes.map((millesime) => [millesime, 0]));
  const vues = new Map<string, number>();
  const compter: Contexte = {
    ...contexte,
    garder(gardee) {
      if (!gardee.isDouble) parAnnee.set(gardee.millesime, (parAnnee.get(gardee.millesime) ?? 0) + 1);
      contexte.garder(gardee);
    },
  };
  let gardees = 0;
  const lireLigne = createLireLigne(compter, vues);
  const lire = (row: readonly string[], numero: number): boolean => {
    const isGardee = lireLigne(row, numero);
    if (isGardee) gardees++;
    return isGardee;
  };
  const { lues } = await trierLignes(parcourir, correspondance, releve, lire, contexte.quarantaine);
  const vides = millesimes.filter((millesime) => parAnnee.get(millesime) === 0);
  if (vides.length > 0 && !releve.isBloque()) {
    const dit = millesimes.length === 1 ? "" : ` de ${vides.join(", ")}`;
    const action = `Vérifier l'année du fichier dans millesimes.csv, et ${correspondance.fichier}.`;
    releve.bloquer({ code: "aucune-ligne", colonne: null, message: `aucune ligne${dit} n'a pu être gardée`, action });
  }
  if (releve.isBloque()) return { comptes: { lues, gardees: 0, refusees: lues }, parAnnee: new Map(), vues: new Map() };
  return { comptes: { lues, gardees, refusees: lues - gardees }, parAnnee, vues };
}

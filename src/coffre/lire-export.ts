import type { ParcourirLignes } from "./lignes.ts";
import { type Contexte, createLireLigne } from "./lire-ligne.ts";
import { trierLignes } from "./trier-lignes.ts";

/**
 * Lignes du fichier, en-tête non compté. Ce qui n'y est ni gardé ni refusé, `lues - gardees - refusees`, est hors champ : une ligne
 * de total ou vide, une d'une année que le projet ne demande pas à ce fichier, ou, pour une de ses années, celles des autres.
 */
export interface Comptes {
  readonly lues: number;
  readonly gardees: number;
  readonly refusees: number;
}

export interface ExportLu {
  readonly comptes: Comptes;
  /** Les mêmes comptes, pour chaque année ; leurs lignes gardées et refusées font celles du fichier s'il est daté. */
  readonly parAnnee: ReadonlyMap<number, Comptes>;
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
  const refus = new Map<number, number>();
  const vues = new Map<string, number>();
  let doubles = 0;
  const compter: Contexte = {
    ...contexte,
    garder(gardee) {
      if (gardee.isDouble) doubles++;
      else parAnnee.set(gardee.millesime, (parAnnee.get(gardee.millesime) ?? 0) + 1);
      contexte.garder(gardee);
    },
    refuser: (millesime) => void refus.set(millesime, (refus.get(millesime) ?? 0) + 1),
  };
  let [gardees, autresAnnees] = [0, 0];
  const lireLigne = createLireLigne(compter, vues);
  const lire = (row: readonly string[], numero: number): boolean => {
    const sort = lireLigne(row, numero);
    if (sort === "gardee") gardees++;
    else if (sort === "hors champ") autresAnnees++;
    return sort === "gardee";
  };
  const { lues, horsChamp } = await trierLignes(parcourir, correspondance, releve, lire, contexte.quarantaine);
  const vides = millesimes.filter((millesime) => parAnnee.get(millesime) === 0);
  if (vides.length > 0 && !releve.isBloque()) {
    const dit = millesimes.length === 1 ? "" : ` de ${vides.join(", ")}`;
    const isDeja = doubles > 0 && gardees === 0;
    const message = isDeja
      ? `toutes ses lignes${dit} sont déjà dans un autre export`
      : `aucune ligne${dit} n'a pu être gardée`;
    const action = isDeja
      ? "Retirer sa ligne de millesimes.csv, ou celle de l'autre s'il est plus ancien."
      : `Vérifier l'année du fichier dans millesimes.csv, et ${correspondance.fichier}.`;
    releve.bloquer({ code: isDeja ? "export-contenu" : "aucune-ligne", colonne: null, message, action });
  }
  if (releve.isBloque()) return { comptes: { lues, gardees: 0, refusees: lues }, parAnnee: new Map(), vues: new Map() };
  const refusees = lues - gardees - autresAnnees - horsChamp;
  const [premiere, ...suivantes] = millesimes;
  // Une ligne déformée n'a pas d'année : la première du fichier la compte.
  const sansAnnee = refusees - suivantes.reduce((somme, millesime) => somme + (refus.get(millesime) ?? 0), 0);
  const compterAnnee = (millesime: number, siennes: number): Comptes => {
    if (correspondance.formulaire.date === undefined)
      return { lues, gardees: siennes, refusees: lues - siennes - horsChamp };
    return { lues, gardees: siennes, refusees: millesime === premiere ? sansAnnee : (refus.get(millesime) ?? 0) };
  };
  const comptesAnnees = [...parAnnee].map(([millesime, n]) => [millesime, compterAnnee(millesime, n)] as const);
  return { comptes: { lues, gardees, refusees }, parAnnee: new Map(comptesAnnees), vues };
}

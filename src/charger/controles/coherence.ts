import type { Connexion } from "../../entrepot/entrepot.ts";
import type { SourceMesures } from "../../modele/source.ts";
import type { Niveau } from "../../modele/territoire.ts";
import { createDesigner, findLignes, nommerLigne } from "../designer.ts";
import type { ColonneVariable } from "../entete.ts";
import type { Morceau } from "../preparer.ts";

/** Un morceau dont on vérifie les valeurs, une fois lues. */
export interface Verification {
  readonly connexion: Connexion;
  readonly source: SourceMesures;
  readonly morceau: Morceau;
  readonly fichier: string;
  readonly niveau: Niveau;
  readonly colonnes: readonly ColonneVariable[];
  /** Requête : `niveau`, `territoire`, `millesime`, et une colonne `v{index}` par colonne demandée, en nombre. */
  readonly enLargeur: (colonnes: readonly ColonneVariable[]) => string;
  /** Vrai si `enLargeur` a aussi `rang`, l'ordre des lignes du fichier : une table large. */
  readonly isOrdonnee: boolean;
  /** Une case ni nombre ni marque est déjà dite : on ne sait pas si elle était diffusée. */
  readonly hasIllisibles: boolean;
  /** Requête : `variable`, `valeur`, sans dire d'où : bien moins cher que `enLongueur`. */
  readonly valeurs: string;
  /** Requête : `variable`, `niveau`, `territoire`, `millesime`, `valeur`. */
  readonly enLongueur: string;
  /** Ce que `variable` désigne. */
  readonly parVariable: ReadonlyMap<number, ColonneVariable>;
}

/** Une case fautive, telle que la requête la rend. */
export interface Fautive {
  readonly niveau: Niveau;
  readonly territoire: string;
  readonly millesime: number | null;
}

/** Assez pour retrouver le défaut dans le fichier ; leur nombre est dit à part. */
export const MAX_CITEES = 3;

/** Les cases fautives avec leur ligne, celle de la première en tête : le fichier n'est relu que s'il y en a. */
export async function situerFautives(
  { source, morceau, niveau }: Verification,
  fautives: readonly Fautive[],
  { nom, variable }: ColonneVariable,
): Promise<{ lignes: readonly (number | null)[]; colonne: string }> {
  const noms = fautives.map((f) => nommerLigne(source, f, variable.motif));
  const trouvees = await findLignes(morceau, createDesigner(source, morceau, niveau), new Set(noms));
  const colonne = source.longue?.valeur ?? nom;
  return {
    lignes: noms.map((n) => trouvees.get(n) ?? null),
    colonne: morceau.livre?.[morceau.entete.indexOf(colonne)] ?? colonne,
  };
}

export const lieu = ({ territoire }: Fautive, ligne: number | null): string =>
  ligne === null ? territoire : `ligne ${ligne}, ${territoire}`;

import type { Connexion } from "../entrepot/entrepot.ts";

/** Feuilles d'un fichier : le numéro d'une pièce est celui du fichier, puis le rang de la feuille sur deux chiffres. */
const FEUILLES = 100;
/** Lieux d'une pièce : bien plus que les lignes du plus long fichier (la CAF en donne quelques millions). */
const LIEUX = 100_000_000;

/** Le numéro d'une feuille dans l'entrepôt : ses tables temporaires et ses lieux le portent. */
export const numeroPiece = (fichier: number, rang: number): number => fichier * FEUILLES + rang;

/** Identifiant du premier lieu d'une pièce ; les autres le suivent, dans l'ordre des lignes. */
export const premierLieu = (piece: number): number => piece * LIEUX;

const entre = (colonne: string, debut: number, fin: number): string => `${colonne} >= ${debut} and ${colonne} < ${fin}`;

/** Condition SQL : un lieu de cette pièce. */
export const dePiece = (colonne: string, piece: number): string =>
  entre(colonne, premierLieu(piece), premierLieu(piece + 1));

/** Condition SQL : un lieu de ce fichier, quelle que soit la feuille. */
export const deFichier = (colonne: string, fichier: number): string =>
  entre(colonne, premierLieu(numeroPiece(fichier, 0)), premierLieu(numeroPiece(fichier + 1, 0)));

/**
 * Écrit les lieux d'une pièce large, un par ligne gardée (`lieu_…` : rang, niveau, territoire, millesime). `datee` : la ligne
 * porte sa date ; sinon c'est la variable qui dit le millésime.
 */
export async function insertLieux(connexion: Connexion, piece: number, datee: boolean): Promise<void> {
  await connexion.run(`insert into lieu
    select ${premierLieu(piece)} + rang, niveau, territoire, ${datee ? "millesime" : "null"}, null from lieu_${piece}`);
}

/**
 * Un défaut d'une donnée ou d'un texte, dit à la personne qui peut le corriger.
 * `bloquante` : le fichier n'est pas chargé (sortie 1). `avertissement` : chargé, à vérifier.
 */
export interface Anomalie {
  readonly gravite: "bloquante" | "avertissement";
  /** Identifiant stable du genre de défaut : `colonne-absente`, `valeur-illisible`… */
  readonly code: string;
  /** Chemin du fichier, relatif au projet. */
  readonly fichier: string;
  /** Ligne dans le fichier, en-tête comprise (première ligne = 1) ; null si le défaut porte sur tout le fichier. */
  readonly ligne: number | null;
  readonly colonne: string | null;
  /** La valeur fautive, telle que lue. Jamais celle d'un export du CCAS : null alors. */
  readonly valeur: string | null;
  readonly message: string;
  /** Ce qu'il faut faire, à l'impératif. */
  readonly action: string;
}

/** Une ligne pour la console : « fichier, ligne 12, colonne X : message (« valeur »). Action. » */
export function formatAnomalie(a: Anomalie): string {
  const place = [a.fichier];
  if (a.ligne !== null) place.push(`ligne ${a.ligne}`);
  if (a.colonne !== null) place.push(`colonne ${a.colonne}`);
  const valeur = a.valeur === null ? "" : ` (« ${a.valeur} »)`;
  return `${place.join(", ")} : ${a.message}${valeur}. ${a.action}`;
}

export const isBloquante = (a: Anomalie): boolean => a.gravite === "bloquante";

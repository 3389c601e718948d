/**
 * Une égalité que le producteur tient dans chaque ligne de son fichier : des parts et leur total. Un fichier où elle ne
 * tient plus a été modifié, décalé ou recollé. Chacune est vérifiée sur de vrais fichiers dès qu'il y en a.
 */
export interface Total {
  /** Somme de motifs (voir formule.ts) ; 100 quand les parts, en %, font un tout. */
  readonly total: string | 100;
  /** Somme de motifs. */
  readonly parts: string;
  /** D'autres parts existent, que le fichier ne donne pas : la somme de celles-ci ne dépasse pas le total. */
  readonly partiel?: true;
}

/** Les motifs d'une somme, à écrire dans une déclaration : `somme("P{aa}_", ["RP_PROP", "RP_LOC"])`. */
export const somme = (prefixe: string, noms: readonly string[]): string => noms.map((n) => prefixe + n).join(" + ");

const ENTRE_MOTIFS = /[;|\n]/;
/** Moins sûrs : un motif a parfois une virgule dans son nom. */
const PEUT_ETRE_ENTRE_MOTIFS = /[,/+]/;

/**
 * Les motifs d'une case qui peut en porter plusieurs. « Logement, Énergie » en est deux si chacun est dans la liste, et un seul, à
 * ranger par la personne, sinon.
 */
export const splitMotifs = (texte: string, isConnu: (motif: string) => boolean): readonly string[] =>
  texte
    .split(ENTRE_MOTIFS)
    .map((motif) => motif.trim())
    .filter((motif) => motif !== "")
    .flatMap((motif) => {
      if (isConnu(motif)) return [motif];
      const parts = motif.split(PEUT_ETRE_ENTRE_MOTIFS).map((part) => part.trim());
      return parts.length > 1 && parts.every(isConnu) ? parts : [motif];
    });

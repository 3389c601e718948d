import { COULEURS, fixCouleurs } from "./couleurs.ts";

/** L'espace fine manque aux polices des figures ; hors du site, rien ne la remplace à l'affichage. */
const ESPACE_FINE = /\u202f/g;

/**
 * Le SVG d'une figure hors de sa page (fichier, Word, image) : couleurs claires fixes sur fond de papier, car rien ne dit où
 * il sera posé.
 */
export const writeSvgSeul = (svg: string): string =>
  fixCouleurs(svg)
    .replace(ESPACE_FINE, "\u00a0")
    .replace(/^(<svg[^>]*>)/, `$1<rect width="100%" height="100%" fill="${COULEURS.paper.clair}"/>`);

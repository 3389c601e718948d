import { COULEURS, fixCouleurs } from "./couleurs.ts";

/** L'espace fine manque aux polices des figures ; hors du site, rien ne la remplace à l'affichage. */
const ESPACE_FINE = /\u202f/g;

/** Une feuille est blanche, un document de bureau aussi : le papier teinté du site y ferait une boîte autour de chaque dessin. */
const FEUILLE = "#ffffff";

/** Un dessin en couleurs claires fixes, sur du blanc : ses liserés, de la couleur du papier du site, deviennent blancs. */
export const surFeuille = (svg: string): string => fixCouleurs(svg).replaceAll(COULEURS.paper.clair, FEUILLE);

/** Le SVG d'une figure hors de sa page (fichier, Word, image) : son fond est peint, car rien ne dit où il sera posé. */
export const writeSvgSeul = (svg: string): string =>
  surFeuille(svg)
    .replace(ESPACE_FINE, "\u00a0")
    .replace(/^(<svg[^>]*>)/, `$1<rect width="100%" height="100%" fill="${FEUILLE}"/>`);

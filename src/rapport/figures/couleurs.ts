import { memeLuminance, PAPIER, type Charte } from "../../modele/charte.ts";
import type { Role } from "../../modele/figure.ts";

/**
 * Les couleurs des figures (docs/regles.md) : une variable CSS du site, la valeur claire qui la remplace quand le SVG est
 * seul (PDF, Word, fichier), et la valeur sombre que le site donne à la variable la nuit.
 */
export const COULEURS = {
  ink: { clair: "#1c2126", sombre: "#eceae4" },
  muted: { clair: "#565e66", sombre: "#a9b0b7" },
  paper: PAPIER,
  commune: { clair: "#0a6b62", sombre: "#4fc7b8" },
  epci: { clair: "#9a5b00", sombre: "#e0a046" },
  departement: { clair: "#6a4fa0", sombre: "#b6a0e6" },
  region: { clair: "#3d6fa3", sombre: "#86b6e6" },
  france: { clair: "#6b6f75", sombre: "#a0a5ab" },
} as const;
export type NomCouleur = keyof typeof COULEURS;

export const couleur = (nom: NomCouleur): string => `var(--${nom},${COULEURS[nom].clair})`;

/**
 * Les cinq teintes d'une composition, de la plus foncée à la plus claire, chacune avec la couleur du texte posé dessus.
 * Elles ne changent pas la nuit : le contour en encre, lui, change, et garde la barre visible sur les deux fonds.
 */
export const TEINTES = [
  { fond: "#0b4f48", texte: "#ffffff" },
  { fond: "#277a6f", texte: "#ffffff" },
  { fond: "#6fb0a5", texte: "#1c2126" },
  { fond: "#a9d0c8", texte: "#1c2126" },
  { fond: "#dcebe7", texte: "#1c2126" },
] as const;

/** Ce qui se peint d'une teinte : une variable que la feuille d'une ville change, et la valeur de l'outil. */
export const peindre = (teinte: (typeof TEINTES)[number]): string =>
  `var(--teinte${TEINTES.indexOf(teinte) + 1},${teinte.fond})`;

/** La teinte de la part de rang `k` d'une composition. */
export const peindrePart = (k: number): string => (TEINTES[k] ? peindre(TEINTES[k]) : "none");

/**
 * Les cinq teintes dans la couleur d'une ville : la sienne, tirée vers le blanc ou le noir jusqu'à la luminance de chacune des
 * nôtres. Les contrastes n'en dépendant que d'elle (WCAG 2.1), textes, filets et écarts entre classes restent ceux de l'outil,
 * quelle que soit la couleur.
 */
export const rampeOf = ({ clair }: { readonly clair: string }): readonly string[] =>
  TEINTES.map(({ fond }) => memeLuminance(clair, fond));

/**
 * Le filet qui sépare chaque teinte de la suivante : il se détache d'au moins 3:1 des deux, ce que deux teintes voisines
 * ne feraient pas entre elles.
 */
export const FILETS = ["#ffffff", "#1c2126", "#1c2126", "#1c2126"] as const;

export type Symbole = "circle" | "square" | "diamond" | "triangle" | "cross" | "star" | "wye";

interface StyleRole {
  readonly couleur: NomCouleur;
  readonly symbole: Symbole;
  readonly trait: number;
}

/** Couleur, marque et épaisseur d'un rôle : la commune est toujours la même, le reste est contexte. */
export const STYLES: Readonly<Record<Role, StyleRole>> = {
  commune: { couleur: "commune", symbole: "circle", trait: 3 },
  epci: { couleur: "epci", symbole: "square", trait: 1.5 },
  departement: { couleur: "departement", symbole: "diamond", trait: 1.5 },
  region: { couleur: "region", symbole: "triangle", trait: 1.5 },
  france: { couleur: "france", symbole: "cross", trait: 1.5 },
  iris: { couleur: "muted", symbole: "circle", trait: 1.5 },
  autre: { couleur: "muted", symbole: "wye", trait: 1.5 },
};

// Ordre de lecture d'une comparaison : le sujet, ses voisins, puis du plus proche au plus lointain.
export const ORDRE_ROLES: readonly Role[] = ["commune", "iris", "autre", "epci", "departement", "region", "france"];

/** La couleur de la commune hors du site : celle que la ville a choisie, ou celle de l'outil. */
export const couleurCommune = ({ charte }: { readonly charte?: Charte }): string =>
  charte?.couleur?.clair ?? COULEURS.commune.clair;

/** Le même SVG, la commune et les teintes dans la couleur de sa ville : le site les prend de sa feuille de style, les documents les lisent ici. */
export function colorier(svg: string, ville: { readonly clair: string }): string {
  const rampe = rampeOf(ville);
  return svg
    .replaceAll(couleur("commune"), `var(--commune,${ville.clair})`)
    .replace(/var\(--teinte([1-5]),#[0-9a-f]{6}\)/g, (_, k) => `var(--teinte${k},${rampe[Number(k) - 1]})`);
}

/** Le même SVG en couleurs claires fixes, pour les lecteurs qui ignorent les variables CSS (Typst, Word). */
export const fixCouleurs = (svg: string): string => svg.replace(/var\(--[a-z]+[1-5]?,(#[0-9a-f]{3,8})\)/g, "$1");

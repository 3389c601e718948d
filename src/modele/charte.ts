/** Le papier du site, de jour et de nuit : ce sur quoi une couleur doit se lire (src/site/2-couleurs.css). */
export const PAPIER = { clair: "#fdfcf9", sombre: "#14181c" } as const;

/** La couleur et le logo d'une ville, tels qu'observatoire.yaml les donne. */
export interface Charte {
  /** Couleur des figures de la commune et des liens, `#rrggbb`, et sa version de nuit ; null : celle de l'outil. */
  readonly couleur: { readonly clair: string; readonly sombre: string } | null;
  /** Un PNG sans texte ni métadonnées, et sa taille en pixels ; null : aucun. */
  readonly logo: { readonly octets: Uint8Array; readonly largeur: number; readonly hauteur: number } | null;
}

const canaux = (hexa: string): readonly number[] => [1, 3, 5].map((i) => Number.parseInt(hexa.slice(i, i + 2), 16));

/** Luminance relative (WCAG 2.1). */
function luminance(hexa: string): number {
  const [r = 0, v = 0, b = 0] = canaux(hexa).map((c) => {
    const s = c / 255;
    return s <= 0.04045 ? s / 12.92 : ((s + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * v + 0.0722 * b;
}

/**
 * Rapport de contraste de deux couleurs `#rrggbb`, de 1 à 21 (WCAG 2.1, critère 1.4.3).
 * @example
 * contraste("#000000", "#ffffff") // => 21
 */
export function contraste(a: string, b: string): number {
  const [haut = 0, bas = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (haut + 0.05) / (bas + 0.05);
}

const melanger = (a: string, b: string, part: number): string => {
  const [x, y] = [canaux(a), canaux(b)];
  return `#${x.map((c, i) => Math.round(c + ((y[i] ?? 0) - c) * part).toString(16).padStart(2, "0")).join("")}`; // prettier-ignore
};

/**
 * La même teinte, tirée vers le noir (ou le blanc si le fond est sombre) jusqu'au contraste demandé avec ce fond.
 * @throws RangeError si même le noir ou le blanc ne l'atteint pas
 */
export function rendreLisible(couleur: string, fond: string, minimum: number): string {
  const vers = luminance(fond) > 0.5 ? "#000000" : "#ffffff";
  for (let part = 0; part <= 100; part++) {
    const essai = melanger(couleur, vers, part / 100);
    if (contraste(essai, fond) >= minimum) return essai;
  }
  throw new RangeError(`contrast must be reachable, got ${minimum} on ${fond}`);
}

/**
 * La même teinte, tirée vers le blanc ou le noir jusqu'à la luminance relative d'une autre couleur : elle a les contrastes de
 * celle-ci, à l'arrondi des octets près.
 */
export function memeLuminance(couleur: string, modele: string): string {
  const cible = luminance(modele);
  const vers = luminance(couleur) < cible ? "#ffffff" : "#000000";
  const ecart = (part: number): number => Math.abs(luminance(melanger(couleur, vers, part)) - cible);
  let [bas, haut] = [0, 1];
  for (let i = 0; i < 20; i++) {
    const milieu = (bas + haut) / 2;
    const isPlusClair = luminance(melanger(couleur, vers, milieu)) > cible;
    if (isPlusClair === (vers === "#ffffff")) haut = milieu;
    else bas = milieu;
  }
  return melanger(couleur, vers, ecart(bas) <= ecart(haut) ? bas : haut);
}

import * as Plot from "@observablehq/plot";
import { couleur } from "./couleurs.ts";
import type { NomCouleur } from "./couleurs.ts";
import { drawnText, measureText } from "./texte.ts";
import type { Graisse } from "./texte.ts";
import { documentSvg, serializeSvg } from "./document-svg.ts";
import { cleanSvg } from "./nettoyage.ts";

/** Une ligne de texte placée en pixels. `y` est son milieu. */
export interface Etiquette {
  readonly texte: string;
  readonly x: number;
  readonly y: number;
  readonly ancre: "start" | "middle" | "end";
  readonly taille: number;
  readonly graisse?: Graisse;
  /** Une couleur du thème, ou une couleur CSS fixe. */
  readonly couleur?: NomCouleur | `#${string}`;
  /** Liseré de la couleur du papier, pour un texte posé sur un tracé. */
  readonly lisere?: "papier";
}

export interface Boite {
  readonly x: number;
  readonly y: number;
  readonly largeur: number;
  readonly hauteur: number;
}

export interface Marges {
  readonly haut: number;
  readonly droite: number;
  readonly bas: number;
  readonly gauche: number;
}

/** Un dessin prêt à peindre : les tracés en unités de données, les textes et les hachures en pixels. */
export interface Dessin {
  readonly largeur: number;
  readonly hauteur: number;
  readonly marges: Marges;
  readonly domaineX: readonly [number, number];
  readonly domaineY: readonly [number, number];
  readonly marques: readonly Plot.Markish[];
  readonly etiquettes: readonly Etiquette[];
  readonly hachures?: readonly Boite[];
}

export const POLICE = "Atkinson Hyperlegible Next, sans-serif";

/** La place qu'une étiquette occupe. */
export function boxOf(e: Etiquette): Boite {
  const largeur = measureText(e.texte, e.taille, e.graisse);
  const x = e.ancre === "start" ? e.x : e.ancre === "end" ? e.x - largeur : e.x - largeur / 2;
  return { x, y: e.y - e.taille * 0.6, largeur, hauteur: e.taille * 1.2 };
}

export const overlaps = (a: Boite, b: Boite): boolean =>
  a.x < b.x + b.largeur && b.x < a.x + a.largeur && a.y < b.y + b.hauteur && b.y < a.y + a.hauteur;

/** L'échelle linéaire du dessin, celle même que Plot applique : pour placer un texte près d'un tracé. */
export const scaleOf =
  (domaine: readonly [number, number], debut: number, fin: number) =>
  (valeur: number): number =>
    debut + ((valeur - domaine[0]) / (domaine[1] - domaine[0])) * (fin - debut);

/**
 * Peint un dessin : un SVG complet (xmlns, role="img", nom accessible), sans identifiant, aux mêmes octets à chaque
 * fois.
 */
export const paint = (dessin: Dessin, nomAccessible: string): string =>
  cleanSvg(serializeSvg(plotDessin(dessin, documentSvg)), nomAccessible, POLICE);

/** Le SVG de Plot, brut, bâti dans le document donné. */
export function plotDessin(dessin: Dessin, document: Document): ReturnType<typeof Plot.plot> {
  const { largeur, hauteur, marges, domaineX, domaineY } = dessin;
  return Plot.plot({
    document,
    width: largeur,
    height: hauteur,
    marginTop: marges.haut,
    marginRight: marges.droite,
    marginBottom: marges.bas,
    marginLeft: marges.gauche,
    x: { type: "linear", axis: null, domain: [...domaineX] },
    y: { type: "linear", axis: null, domain: [...domaineY] },
    marks: [...dessin.marques, (dessin.hachures ?? []).map(hatch), ...textMarks(dessin.etiquettes)],
  });
}

/** Un tracé en pixels, hors échelles : filets de rappel, hachures. */
export const pathMark =
  (d: string, attributs: Readonly<Record<string, string | number>>): Plot.RenderFunction =>
  (_index, _scales, _values, _dimensions, { document }) => {
    const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
    path.setAttribute("d", d);
    for (const [nom, valeur] of Object.entries(attributs)) path.setAttribute(nom, String(valeur));
    return path;
  };

/**
 * Ce qui rattache des marques au tableau de leur figure : `lignes`, le rang de chacune dans l'ordre où Plot les dessine ; `colonne`,
 * celle qui dit leur valeur. La page y lit ses infobulles, sans qu'aucune valeur soit écrite deux fois.
 */
export const reperer = (lignes: readonly number[], colonne: number): { render: Plot.RenderFunction } => ({
  render: (index, scales, values, dimensions, context, next) => {
    const groupe = next?.(index, scales, values, dimensions, context) ?? null;
    groupe?.setAttribute("data-l", lignes.join(" "));
    groupe?.setAttribute("data-c", String(colonne));
    return groupe;
  },
});

// Des traits explicites plutôt qu'un `<pattern>` : son identifiant, répété dans la page, s'éteint avec la variante
// cachée, et plusieurs moteurs d'impression l'ignorent.
function hatch({ x, y, largeur, hauteur }: Boite): Plot.RenderFunction {
  const pas = 6;
  let d = `M${x},${y}h${largeur}v${hauteur}h${-largeur}z`;
  for (let c = pas; c < largeur + hauteur; c += pas) {
    const x1 = Math.max(0, c - hauteur);
    const x2 = Math.min(largeur, c);
    d += `M${x + x1},${y + c - x1}L${x + x2},${y + c - x2}`;
  }
  return pathMark(d, { fill: "none", stroke: couleur("muted"), "stroke-width": 1 });
}

// Les étiquettes de même style forment un seul groupe SVG : les attributs n'y sont écrits qu'une fois.
function textMarks(etiquettes: readonly Etiquette[]): Plot.Markish[] {
  const groupes = new Map<string, Etiquette[]>();
  for (const e of etiquettes) {
    const cle = [e.ancre, e.taille, e.graisse ?? 400, e.couleur ?? "ink", e.lisere ?? ""].join("|");
    groupes.set(cle, [...(groupes.get(cle) ?? []), e]);
  }
  return [...groupes.values()].map((groupe) => {
    const [{ ancre, taille, graisse, couleur: nom = "ink", lisere }] = groupe as [Etiquette];
    return Plot.text(groupe, {
      x: { value: (e: Etiquette) => e.x, scale: null },
      y: { value: (e: Etiquette) => e.y, scale: null },
      text: (e: Etiquette) => drawnText(e.texte),
      textAnchor: ancre,
      fontSize: taille,
      ...(graisse === 700 ? { fontWeight: 700 } : {}),
      fill: nom.startsWith("#") ? nom : couleur(nom as NomCouleur),
      ...(lisere ? { stroke: couleur("paper"), strokeWidth: 4 } : {}),
    });
  });
}

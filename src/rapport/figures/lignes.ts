import type { Axe } from "./axe.ts";
import { LARGE } from "./composer.ts";
import type { Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import type { NomCouleur } from "./couleurs.ts";
import { formatGraduation } from "./nombres.ts";
import { measureText, wrapText } from "./texte.ts";
import type { Graisse } from "./texte.ts";
import { boxOf, overlaps, pathMark, scaleOf } from "./toile.ts";
import type { Boite, Etiquette, Marges } from "./toile.ts";
import type { RenderFunction } from "@observablehq/plot";

/** Une ligne d'un graphique horizontal : un nom, une valeur écrite, et entre les deux une piste pour la marque. */
export interface Ligne {
  readonly nom: string;
  readonly valeur: string;
  readonly graisse: Graisse;
  readonly couleur: NomCouleur;
  /** Vrai pour un mot (« secret ») à la place d'un nombre. */
  readonly isDiscrete: boolean;
}

export interface CadreLignes {
  readonly etiquettes: readonly Etiquette[];
  /** Ordonnée du milieu de chaque piste. */
  readonly pistes: readonly number[];
  readonly debut: number;
  readonly fin: number;
  readonly haut: number;
  readonly bas: number;
  readonly hauteur: number;
  readonly marges: Marges;
}

const BAS = 30;

/** Place noms et valeurs : en colonnes de part et d'autre de la piste à 640 px, au-dessus d'elle à 320 px. */
export function layoutLignes(
  lignes: readonly Ligne[],
  format: Format,
  haut: number,
  densite: "aere" | "serre",
): CadreLignes {
  const { largeur, taille } = format;
  const isLarge = format === LARGE;
  const interligne = taille * 1.25;
  const colonne = Math.max(0, ...lignes.map((l) => measureText(l.valeur, taille, l.graisse)));
  const nomMax = isLarge ? 210 : largeur - colonne - 20;
  const noms = lignes.map((l) => wrapText(l.nom, nomMax, taille, l.graisse, densite === "serre" ? 2 : 3));
  const nomLarge = Math.max(
    0,
    ...noms.flatMap((n, i) => n.map((t) => measureText(t, taille, lignes[i]?.graisse ?? 400))),
  );
  const debut = isLarge ? nomLarge + 24 : 10;
  const fin = isLarge ? largeur - colonne - 24 : largeur - 10;
  const air = densite === "serre" ? 7 : 14;
  const etiquettes: Etiquette[] = [];
  const pistes: number[] = [];
  let y = haut;
  for (const [i, ligne] of lignes.entries()) {
    const nom = noms[i] ?? [];
    const texteHaut = nom.length * interligne;
    const hauteur = isLarge ? Math.max(texteHaut, 18) + air : texteHaut + (densite === "serre" ? 17 : 24);
    const centre = isLarge ? y + hauteur / 2 : y + texteHaut + 9;
    const premier = isLarge ? centre - ((nom.length - 1) / 2) * interligne : y + interligne / 2;
    pistes.push(centre);
    for (const [n, texte] of nom.entries())
      etiquettes.push({
        texte,
        x: isLarge ? nomLarge + 8 : 2,
        y: premier + n * interligne,
        ancre: isLarge ? "end" : "start",
        taille,
        graisse: ligne.graisse,
        couleur: ligne.couleur,
      });
    etiquettes.push({
      texte: ligne.valeur,
      x: largeur - 2,
      y: isLarge ? centre : premier,
      ancre: "end",
      taille,
      graisse: ligne.graisse,
      couleur: ligne.isDiscrete ? "muted" : ligne.couleur,
    });
    y += hauteur;
  }
  const bas = y + 2;
  return {
    etiquettes,
    pistes,
    debut,
    fin,
    haut,
    bas,
    hauteur: bas + BAS,
    marges: { haut, droite: largeur - fin, bas: BAS, gauche: debut },
  };
}

/** Les graduations sous les pistes ; celles qui se toucheraient sont omises, la grille reste. */
export function gradLabels(axe: Axe, unite: string, cadre: CadreLignes, { largeur, taille }: Format): Etiquette[] {
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const placees: Etiquette[] = [];
  for (const g of axe.graduations) {
    const texte = formatGraduation(g, unite, axe.pas);
    const demi = measureText(texte, taille) / 2;
    const centre = Math.max(demi + 1, Math.min(largeur - demi - 1, x(g)));
    const e: Etiquette = { texte, x: centre, y: cadre.bas + 16, ancre: "middle", taille, couleur: "muted" };
    if (!placees.some((p) => overlaps(elargie(boxOf(p)), boxOf(e)))) placees.push(e);
  }
  return placees;
}

const elargie = (b: Boite): Boite => ({ ...b, x: b.x - 6, largeur: b.largeur + 12 });

/** La grille verticale, et le zéro plus marqué. */
export function gridMarks(axe: Axe, cadre: CadreLignes): RenderFunction[] {
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const filet = (g: number): string => `M${x(g).toFixed(2)},${cadre.haut}V${cadre.bas}`;
  const autres = axe.graduations.filter((g) => g !== 0).map(filet);
  const style = { fill: "none", stroke: couleur("ink") };
  return [
    ...(autres.length > 0 ? [pathMark(autres.join(""), { ...style, "stroke-opacity": 0.13 })] : []),
    ...(axe.graduations.includes(0) ? [pathMark(filet(0), { ...style, "stroke-opacity": 0.6 })] : []),
  ];
}

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
  /** Vrai si les noms sont à côté des pistes, faux s'ils sont au-dessus. */
  readonly isCote: boolean;
  readonly debut: number;
  readonly fin: number;
  readonly haut: number;
  readonly bas: number;
  readonly hauteur: number;
  readonly marges: Marges;
}

const BAS = 30;
// Un nom de mois tient à côté de sa piste, même à 320 px.
const NOM_COURT = 64;

/**
 * Place noms et valeurs : en colonnes de part et d'autre de la piste à 640 px, au-dessus d'elle à 320 px, où `retrait`
 * garde à l'intérieur du cadre une marque posée au bord de l'échelle.
 */
export function layoutLignes(
  lignes: readonly Ligne[],
  format: Format,
  haut: number,
  { densite, retrait }: { readonly densite: "aere" | "serre"; readonly retrait: number },
): CadreLignes {
  const { largeur, taille } = format;
  const isLarge = format === LARGE;
  const interligne = taille * 1.25;
  const colonne = Math.max(0, ...lignes.map((l) => measureText(l.valeur, taille, l.graisse)));
  const nomSeul = Math.max(0, ...lignes.map((l) => measureText(l.nom, taille, l.graisse)));
  const isCote = isLarge || nomSeul <= NOM_COURT;
  const nomMax = isCote ? 210 : largeur - colonne - 20;
  const noms = lignes.map((l) => wrapText(l.nom, nomMax, taille, l.graisse, densite === "serre" ? 2 : 3));
  const nomLarge = Math.max(
    0,
    ...noms.flatMap((n, i) => n.map((t) => measureText(t, taille, lignes[i]?.graisse ?? 400))),
  );
  const debut = isCote ? nomLarge + 24 : 2 + retrait;
  const fin = isCote ? largeur - colonne - 24 : largeur - 2 - retrait;
  // Seule la référence verticale passe derrière les noms, et seulement quand ils sont au-dessus des pistes.
  const lisere = isCote ? {} : ({ lisere: "papier" } as const);
  const air = densite === "serre" ? 7 : 14;
  const etiquettes: Etiquette[] = [];
  const pistes: number[] = [];
  let y = haut;
  for (const [i, ligne] of lignes.entries()) {
    const nom = noms[i] ?? [];
    const texteHaut = nom.length * interligne;
    const hauteur = isCote ? Math.max(texteHaut, 18) + air : texteHaut + (densite === "serre" ? 17 : 24);
    const centre = isCote ? y + hauteur / 2 : y + texteHaut + 9;
    const premier = isCote ? centre - ((nom.length - 1) / 2) * interligne : y + interligne / 2;
    pistes.push(centre);
    for (const [n, texte] of nom.entries())
      etiquettes.push({
        texte,
        x: isCote ? nomLarge + 8 : 2,
        y: premier + n * interligne,
        ancre: isCote ? "end" : "start",
        taille,
        graisse: ligne.graisse,
        couleur: ligne.couleur,
        ...lisere,
      });
    etiquettes.push({
      texte: ligne.valeur,
      x: largeur - 2,
      y: isCote ? centre : premier,
      ancre: "end",
      taille,
      graisse: ligne.graisse,
      couleur: ligne.isDiscrete ? "muted" : ligne.couleur,
      ...lisere,
    });
    y += hauteur;
  }
  const bas = y + 2;
  return {
    etiquettes,
    pistes,
    isCote,
    debut,
    fin,
    haut,
    bas,
    hauteur: bas + BAS,
    marges: { haut, droite: largeur - fin, bas: BAS, gauche: debut },
  };
}

/** Les graduations sous les pistes. */
export function gradLabels(axe: Axe, unite: string, cadre: CadreLignes, { largeur, taille }: Format): Etiquette[] {
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const toutes = axe.graduations.map((g): Etiquette => {
    const texte = formatGraduation(g, unite, axe.pas);
    const demi = measureText(texte, taille) / 2;
    const centre = Math.max(demi + 1, Math.min(largeur - demi - 1, x(g)));
    return { texte, x: centre, y: cadre.bas + 17, ancre: "middle", taille, couleur: "muted" };
  });
  // Une sur deux, une sur trois… : à intervalle régulier, et le zéro toujours écrit.
  const zero = Math.max(0, axe.graduations.indexOf(0));
  for (let n = 1; ; n += 1) {
    const gardees = toutes.filter((_, i) => (i - zero) % n === 0);
    if (!gardees.some((e, i) => i > 0 && overlaps(elargie(boxOf(gardees[i - 1] ?? e)), boxOf(e)))) return gardees;
  }
}

const elargie = (b: Boite): Boite => ({ ...b, x: b.x - 6, largeur: b.largeur + 12 });

/**
 * Les repères d'échelle : une graduation sous l'axe, et le zéro. Le zéro ne longe que les pistes quand les noms sont
 * écrits entre elles, pour ne pas les barrer. Pas d'autre grille : chaque valeur est écrite au bout de sa ligne.
 */
export function scaleMarks(axe: Axe, cadre: CadreLignes): RenderFunction[] {
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const ticks = axe.graduations.map((g) => `M${x(g).toFixed(2)},${cadre.bas}v5`).join("");
  const zero = x(0).toFixed(2);
  const traits = cadre.isCote ? [[cadre.haut, cadre.bas]] : cadre.pistes.map((y) => [y - 9, y + 9]);
  const style = { fill: "none", stroke: couleur("ink"), "stroke-opacity": 0.6 };
  return [
    pathMark(`M${cadre.debut},${cadre.bas}H${cadre.fin}`, { ...style, "stroke-opacity": 0.25 }),
    pathMark(ticks, style),
    ...(axe.graduations.includes(0) ? [pathMark(traits.map(([a, b]) => `M${zero},${a}V${b}`).join(""), style)] : []),
  ];
}

import * as Plot from "@observablehq/plot";
import { formatValeur } from "../../modele/nombre.ts";
import type { Format } from "./composer.ts";
import { LARGE } from "./composer.ts";
import { couleur, FILETS, peindrePart, TEINTES } from "./couleurs.ts";
import type { Barre, Repartition } from "./repartition.ts";
import { directNames, partKey } from "./repartition-noms.ts";
import { measureText, wrapText } from "./texte.ts";
import type { Graisse } from "./texte.ts";
import { pathMark } from "./toile.ts";
import type { Boite, Dessin, Etiquette } from "./toile.ts";

const HAUT_BARRE = 32;

/** Les barres empilées ; leur nom et leur total à gauche, ou au-dessus d'elles à 320 px. */
export function drawRepartition({ barres, parts }: Repartition, format: Format): Dessin {
  const { largeur, taille } = format;
  const isLarge = format === LARGE;
  const interligne = taille * 1.25;
  const titres = barres.map((b) => titleLines(b, isLarge ? 170 : largeur - 4, taille));
  const colonne = Math.max(...titres.flat().map((t) => measureText(t.texte, taille, t.graisse)));
  const debut = isLarge ? colonne + 14 : 1;
  const fin = largeur - 1;
  const x = (p: number): number => debut + ((fin - debut) * p) / 100;

  const premiere = barres.find((b) => b.pourcents !== null);
  const directs = directNames(parts, middles(premiere?.pourcents ?? []).map(x), format);
  const etiquettes: Etiquette[] = [];
  const marques: Plot.Markish[] = [];
  const hachures: Boite[] = [];
  let y = 0;
  if (directs === null) y = add(partKey(parts, format).place(0), partKey(parts, format).hauteur);
  for (const [i, barre] of barres.entries()) {
    const titre = titres[i] ?? [];
    if (!isLarge) y = addTitle(titre, y);
    if (barre === premiere && directs !== null) y = add(directs.place(y), y + directs.hauteur);
    const hauteur = isLarge ? Math.max(HAUT_BARRE, titre.length * interligne) : HAUT_BARRE;
    const centre = y + hauteur / 2;
    // Le nom d'une barre plus haut qu'elle ne doit pas la décoller des noms de parts posés juste au-dessus.
    const haut = barre === premiere && directs !== null ? y : centre - HAUT_BARRE / 2;
    if (isLarge) addColumn(titre, haut + HAUT_BARRE / 2);
    etiquettes.push(...valueLabels(barre, haut, x, taille));
    marques.push(...barMarks(barre, haut, x));
    if (barre.mot === "secret") {
      const place = measureText("secret", taille) + 16;
      hachures.push({ x: debut + place, y: haut, largeur: fin - debut - place, hauteur: HAUT_BARRE });
    }
    y += hauteur + (isLarge ? 14 : 16);
  }
  return {
    largeur,
    hauteur: y - 6,
    marges: { haut: 0, droite: 1, bas: 0, gauche: debut },
    domaineX: [0, 100],
    domaineY: [0, 1],
    marques,
    etiquettes,
    hachures,
  };

  function add(noms: { etiquettes: Etiquette[]; marques: Plot.Markish[] }, bas: number): number {
    etiquettes.push(...noms.etiquettes);
    marques.push(...noms.marques);
    return bas;
  }

  function addColumn(titre: readonly Titre[], milieu: number): void {
    for (const [n, t] of titre.entries())
      etiquettes.push({
        ...t,
        x: colonne + 2,
        y: milieu + (n - (titre.length - 1) / 2) * interligne,
        ancre: "end",
        taille,
      });
  }

  // À 320 px le total se range au bout de la ligne du nom quand les deux y tiennent.
  function addTitle(titre: readonly Titre[], haut: number): number {
    const [nom, total] = titre;
    const isMemeLigne =
      titre.length === 2 &&
      nom !== undefined &&
      total !== undefined &&
      measureText(nom.texte, taille, nom.graisse) + measureText(total.texte, taille) + 16 < largeur - 4;
    for (const [n, t] of titre.entries()) {
      const isBout = isMemeLigne && n === 1;
      etiquettes.push({
        ...t,
        x: isBout ? largeur - 2 : 2,
        y: haut + ((isBout ? 0 : n) + 0.5) * interligne,
        ancre: isBout ? "end" : "start",
        taille,
      });
    }
    return haut + (isMemeLigne ? 1 : titre.length) * interligne + 3;
  }
}

interface Titre {
  readonly texte: string;
  readonly graisse: Graisse;
  readonly couleur: "ink" | "muted" | "commune";
}

function titleLines({ libelle, total, isSujet }: Barre, largeur: number, taille: number): Titre[] {
  const graisse = isSujet ? 700 : 400;
  return [
    ...wrapText(libelle, largeur, taille, graisse, 2).map((texte): Titre => ({
      texte,
      graisse,
      couleur: isSujet ? "commune" : "ink",
    })),
    ...wrapText(total, largeur, taille, 400, 2).map((texte): Titre => ({ texte, graisse: 400, couleur: "muted" })),
  ];
}

/** Bornes de chaque part, en pourcentages cumulés. */
function bounds(pourcents: readonly number[]): { x1: number; x2: number }[] {
  let cumul = 0;
  return pourcents.map((p) => ({ x1: cumul, x2: (cumul += p) }));
}

const middles = (pourcents: readonly number[]): number[] => bounds(pourcents).map(({ x1, x2 }) => (x1 + x2) / 2);

function barMarks({ pourcents }: Barre, y: number, x: (p: number) => number): Plot.Markish[] {
  if (pourcents === null) return [];
  const parts = bounds(pourcents).map((b, k) => ({ ...b, fond: peindrePart(k) }));
  return [
    Plot.rect(parts, {
      x1: "x1",
      x2: "x2",
      y1: { value: () => y, scale: null },
      y2: { value: () => y + HAUT_BARRE, scale: null },
      fill: { value: "fond", scale: null },
    }),
    ...parts
      .slice(0, -1)
      .map((p, k) =>
        pathMark(`M${x(p.x2).toFixed(2)},${y}v${HAUT_BARRE}`, { stroke: FILETS[k] ?? "none", "stroke-width": 1.5 }),
      ),
    pathMark(`M${x(0)},${y}H${x(100)}v${HAUT_BARRE}H${x(0)}z`, { fill: "none", stroke: couleur("ink") }),
  ];
}

// Un pourcentage s'écrit dans sa part s'il y tient ; une part trop mince se lit dans le tableau.
function valueLabels({ pourcents, mot }: Barre, y: number, x: (p: number) => number, taille: number): Etiquette[] {
  const milieu = y + HAUT_BARRE / 2;
  if (pourcents === null) return [{ texte: mot, x: x(0) + 4, y: milieu, ancre: "start", taille, couleur: "muted" }];
  return bounds(pourcents).flatMap(({ x1, x2 }, k): Etiquette[] => {
    const texte = formatValeur(pourcents[k] ?? 0, "%", 0);
    if (measureText(texte, taille, 700) + 2 > x(x2) - x(x1)) return [];
    const couleurTexte = TEINTES[k]?.texte ?? "ink";
    return [{ texte, x: (x(x1) + x(x2)) / 2, y: milieu, ancre: "middle", taille, graisse: 700, couleur: couleurTexte }];
  });
}

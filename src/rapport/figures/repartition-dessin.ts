import * as Plot from "@observablehq/plot";
import { formatValeur } from "../../modele/nombre.ts";
import type { Format } from "./composer.ts";
import { LARGE } from "./composer.ts";
import { couleur, TEINTES } from "./couleurs.ts";
import type { Barre, Repartition } from "./repartition.ts";
import { measureText, wrapText } from "./texte.ts";
import { pathMark } from "./toile.ts";
import type { Boite, Dessin, Etiquette } from "./toile.ts";

interface Ligne {
  readonly barre: Barre;
  readonly y: number;
}

const HAUT_BARRE = 32;

/** Les barres empilées ; noms des parts au-dessus de la première à 640 px, en liste à 320 px. */
export function drawRepartition({ barres, parts }: Repartition, format: Format): Dessin {
  const { largeur, taille } = format;
  const isLarge = format === LARGE;
  const interligne = taille * 1.25;
  const tete = partKey(parts, format);
  const etiquettes: Etiquette[] = [...tete.etiquettes];
  const libelleMax = isLarge ? 170 : largeur - 4;
  const libelles = barres.map((b) => wrapText(b.libelle, libelleMax, taille, b.isSujet ? 700 : 400, 2));
  const totaux = barres.map((b) => (b.total === "" ? [] : wrapText(b.total, libelleMax, taille, 400, 2)));
  const colonne = Math.max(
    0,
    ...libelles.flatMap((l, i) => l.map((t) => measureText(t, taille, barres[i]?.isSujet ? 700 : 400))),
    ...totaux.flat().map((t) => measureText(t, taille)),
  );
  const debut = isLarge ? colonne + 14 : 1;
  const fin = largeur - 1;
  const x = (p: number): number => debut + ((fin - debut) * p) / 100;
  const lignes: Ligne[] = [];
  let y = tete.hauteur;
  for (const [i, barre] of barres.entries()) {
    const titre = libelles[i] ?? [];
    const total = totaux[i] ?? [];
    const graisse = barre.isSujet ? 700 : 400;
    if (isLarge) {
      const textes = [...titre, ...total];
      const hauteur = Math.max(HAUT_BARRE, textes.length * interligne);
      const centre = y + hauteur / 2;
      for (const [n, texte] of textes.entries())
        etiquettes.push({
          texte,
          x: colonne + 2,
          y: centre + (n - (textes.length - 1) / 2) * interligne,
          ancre: "end",
          taille,
          graisse: n < titre.length ? graisse : 400,
          couleur: n < titre.length ? (barre.isSujet ? "commune" : "ink") : "muted",
        });
      lignes.push({ barre, y: centre - HAUT_BARRE / 2 });
      y += hauteur + 14;
    } else {
      const isMemeLigne =
        titre.length === 1 &&
        total.length === 1 &&
        measureText(titre[0]!, taille, graisse) + measureText(total[0]!, taille) + 16 < largeur - 4;
      const textes = isMemeLigne ? titre : [...titre, ...total];
      for (const [n, texte] of textes.entries())
        etiquettes.push({
          texte,
          x: 2,
          y: y + (n + 0.5) * interligne,
          ancre: "start",
          taille,
          graisse: n < titre.length ? graisse : 400,
          couleur: n < titre.length ? (barre.isSujet ? "commune" : "ink") : "muted",
        });
      if (isMemeLigne)
        etiquettes.push({
          texte: total[0]!,
          x: largeur - 2,
          y: y + 0.5 * interligne,
          ancre: "end",
          taille,
          couleur: "muted",
        });
      y += textes.length * interligne + 3;
      lignes.push({ barre, y });
      y += HAUT_BARRE + 16;
    }
  }
  const hauteur = y - 6;
  for (const ligne of lignes) etiquettes.push(...valueLabels(ligne, x, taille));
  return {
    largeur,
    hauteur,
    marges: { haut: tete.hauteur, droite: 1, bas: 6, gauche: debut },
    domaineX: [0, 100],
    domaineY: [0, 1],
    marques: [lignes.flatMap((l) => barMarks(l)), tete.marques],
    etiquettes,
    hachures: lignes.flatMap(({ barre, y: haut }): Boite[] => {
      if (barre.pourcents !== null || barre.mot !== "secret") return [];
      const place = measureText("secret", taille) + 16;
      return [{ x: debut + place, y: haut, largeur: fin - debut - place, hauteur: HAUT_BARRE }];
    }),
  };
}

function barMarks({ barre, y }: Ligne): Plot.Markish[] {
  if (barre.pourcents === null) return [];
  let cumul = 0;
  const parts = barre.pourcents.map((p, k) => ({ x1: cumul, x2: (cumul += p), fond: TEINTES[k]?.fond ?? "none" }));
  return [
    Plot.rect(parts, {
      x1: "x1",
      x2: "x2",
      y1: { value: () => y, scale: null },
      y2: { value: () => y + HAUT_BARRE, scale: null },
      fill: "fond",
      stroke: couleur("ink"),
      strokeWidth: 1,
    }),
  ];
}

// Un pourcentage s'écrit dans sa part s'il y tient ; une part trop mince se lit dans le tableau.
function valueLabels({ barre, y }: Ligne, x: (p: number) => number, taille: number): Etiquette[] {
  const milieu = y + HAUT_BARRE / 2;
  if (barre.pourcents === null)
    return [{ texte: barre.mot, x: x(0) + 4, y: milieu, ancre: "start", taille, couleur: "muted" }];
  let cumul = 0;
  return barre.pourcents.flatMap((p, k): Etiquette[] => {
    const [a, b] = [x(cumul), x((cumul += p))];
    const texte = formatValeur(p, "%", 0);
    if (measureText(texte, taille, 700) + 6 > b - a) return [];
    return [
      { texte, x: (a + b) / 2, y: milieu, ancre: "middle", taille, graisse: 700, couleur: TEINTES[k]?.texte ?? "ink" },
    ];
  });
}

/** La clé des parts, dans leur ordre : des pastilles nommées, sur autant de lignes qu'il en faut. */
function partKey(
  parts: readonly string[],
  { largeur, taille }: Format,
): { readonly hauteur: number; readonly etiquettes: Etiquette[]; readonly marques: Plot.Markish[] } {
  const interligne = taille * 1.25 + 3;
  const etiquettes: Etiquette[] = [];
  const marques: Plot.Markish[] = [];
  let x = 1;
  let y = 0;
  for (const [k, nom] of parts.entries()) {
    const lignes = wrapText(nom, largeur - 24, taille, 400, 2);
    const place = 20 + Math.max(...lignes.map((l) => measureText(l, taille))) + 18;
    if (x > 1 && x + place - 18 > largeur - 1) {
      x = 1;
      y += interligne;
    }
    const milieu = y + interligne / 2;
    marques.push(
      pathMark(`M${x},${milieu - 6}h12v12h-12z`, { fill: TEINTES[k]?.fond ?? "none", stroke: couleur("ink") }),
    );
    for (const [n, texte] of lignes.entries())
      etiquettes.push({ texte, x: x + 19, y: milieu + n * interligne, ancre: "start", taille });
    y += (lignes.length - 1) * interligne;
    x += place;
  }
  return { hauteur: y + interligne + 10, etiquettes, marques };
}

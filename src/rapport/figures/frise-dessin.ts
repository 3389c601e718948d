import type * as Plot from "@observablehq/plot";
import { placeMillesimes } from "./axe-temps.ts";
import type { Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import type { Duree, Repere } from "./frise.ts";
import { layoutLignes } from "./lignes.ts";
import { trackMark } from "./pistes.ts";
import { measureText } from "./texte.ts";
import { pathMark, scaleOf, type Dessin, type Etiquette } from "./toile.ts";

const EPAISSEUR = 12;
/** Une action d'un jour se voit encore. */
const LONGUEUR_MIN = 4;

const STYLES = {
  plein: { fill: couleur("commune") },
  clair: { fill: couleur("commune"), "fill-opacity": 0.35 },
  tirets: { fill: couleur("paper"), "stroke-dasharray": "4 3" },
} as const;

/** Les années entières qui contiennent tout, l'édition comprise : un début d'année tombe sur un trait. */
function domaineOf(durees: readonly Duree[], repere: Repere): readonly [number, number] {
  const temps = [...durees.flatMap((d) => [d.debut, d.fin]), repere.temps];
  const debut = Math.floor(Math.min(...temps));
  return [debut, Math.max(debut + 1, Math.ceil(Math.max(...temps)))];
}

export function drawFrise(durees: readonly Duree[], repere: Repere, format: Format): Dessin {
  const { largeur, taille } = format;
  const lignes = durees.map(({ nom, etat }) => ({
    nom, valeur: etat, graisse: 400, couleur: "ink", isDiscrete: false,
  }) as const); // prettier-ignore
  const cadre = layoutLignes(lignes, format, taille * 2, { densite: "aere", retrait: 0 });
  const { debut, fin, haut, bas } = cadre;
  const domaine = domaineOf(durees, repere);
  const x = scaleOf(domaine, debut, fin);
  const annees = Array.from({ length: domaine[1] - domaine[0] + 1 }, (_, i) => domaine[0] + i);
  const filet = { fill: "none", stroke: couleur("ink"), "stroke-opacity": 0.35 };
  const jour = x(repere.temps);
  // Le trait du jour ne barre pas les noms, quand ils sont écrits entre les pistes.
  const traits = cadre.isCote ? [[haut - 4, bas] as const] : cadre.pistes.map((y) => [y - 11, y + 11] as const);
  const marques: Plot.Markish[] = [
    trackMark(cadre),
    pathMark(`M${debut},${bas}H${fin}${annees.map((a) => `M${x(a).toFixed(1)},${bas}v6`).join("")}`, filet),
    ...durees.map(({ debut: d, fin: f, trait }, i) => {
      const [g, y] = [x(d), cadre.pistes[i] ?? 0];
      const longueur = Math.max(LONGUEUR_MIN, x(f) - g);
      return pathMark(
        `M${g.toFixed(1)},${(y - EPAISSEUR / 2).toFixed(1)}h${longueur.toFixed(1)}v${EPAISSEUR}h${(-longueur).toFixed(1)}z`,
        { ...STYLES[trait], stroke: couleur("commune"), "stroke-width": 1.5 },
      );
    }),
    pathMark(traits.map(([a, b]) => `M${jour.toFixed(1)},${a.toFixed(1)}V${b.toFixed(1)}`).join(""), {
      fill: "none",
      stroke: couleur("ink"),
      "stroke-width": 1.5,
      "stroke-dasharray": "3 3",
    }),
  ];
  const demi = measureText(repere.nom, taille, 700) / 2;
  const etiquettes: Etiquette[] = [
    ...cadre.etiquettes,
    // Une année s'écrit au milieu de la sienne : « 2026 » sous un trait se lirait comme un jour.
    ...placeMillesimes(
      annees.slice(0, -1).map((a) => ({ x: x(a + 0.5), libelle: String(a), mention: null })),
      bas + 17,
      taille,
      largeur,
    ),
    {
      texte: repere.nom,
      x: Math.max(demi + 2, Math.min(largeur - demi - 2, jour)),
      y: taille * 0.7,
      ancre: "middle",
      taille,
      graisse: 700,
    },
  ];
  return {
    largeur,
    hauteur: Math.ceil(cadre.hauteur),
    marges: { haut: 0, droite: 0, bas: 0, gauche: 0 },
    domaineX: [0, 1],
    domaineY: [0, 1],
    marques,
    etiquettes,
  };
}

import type * as Plot from "@observablehq/plot";
import type { Axe } from "./axe.ts";
import type { Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { gradLabels, layoutLignes, scaleMarks } from "./lignes.ts";
import { formatPoint, isDessine } from "./nombres.ts";
import { dotMark, linkMark, trackMark } from "./pistes.ts";
import type { LigneProfil } from "./profil.ts";
import { measureText } from "./texte.ts";
import { pathMark, scaleOf } from "./toile.ts";
import type { Dessin, Etiquette } from "./toile.ts";

export interface Profil {
  readonly lignes: readonly LigneProfil[];
  readonly axe: Axe;
  readonly unite: string;
  readonly decimales: number;
  readonly lieu: string;
  readonly ville: string;
}

/** Une ligne par mesure : le point du lieu, le trait de la commune, l'écart entre eux ; la clé est écrite au-dessus. */
export function drawProfil({ lignes, axe, unite, decimales, lieu, ville }: Profil, format: Format): Dessin {
  const { largeur, taille } = format;
  const haut = taille * 2;
  const cadre = layoutLignes(
    lignes.map((l) => ({
      nom: l.libelle,
      valeur: formatPoint(l.ici, unite, decimales),
      graisse: 400,
      couleur: "ink",
      isDiscrete: !isDessine(l.ici),
    })),
    format,
    haut,
    { densite: "aere", retrait: 8 },
  );
  const x = scaleOf(axe.domaine, cadre.debut, cadre.fin);
  const marques: Plot.Markish[] = [scaleMarks(axe, cadre), trackMark(cadre)];
  const traits: string[] = [];
  for (const [i, { ici, commune }] of lignes.entries()) {
    const y = cadre.pistes[i] ?? 0;
    if (commune && isDessine(commune)) traits.push(`M${x(commune.valeur).toFixed(1)},${y - 9}v18`);
    if (!isDessine(ici)) continue;
    if (commune && isDessine(commune)) marques.push(linkMark(x(ici.valeur), x(commune.valeur), y));
    marques.push(dotMark(x(ici.valeur), y, ici.statut === "valeur" ? "plein" : "creux"));
  }
  if (traits.length > 0) marques.push(pathMark(traits.join(""), TRAIT));
  // Un point plein dans la clé d'un dessin où tous sont creux ne nommerait rien.
  const isCreux = lignes.every(({ ici }) => !isDessine(ici) || ici.statut !== "valeur");
  const cle = keyOf(lieu, ville, isCreux ? "creux" : "plein", format);
  return {
    largeur,
    hauteur: cadre.hauteur,
    marges: cadre.marges,
    domaineX: axe.domaine,
    domaineY: [0, 1],
    marques: [...marques, ...cle.marques],
    etiquettes: [...cadre.etiquettes, ...gradLabels(axe, unite, cadre, format), ...cle.etiquettes],
  };
}

const TRAIT = { fill: "none", stroke: couleur("commune"), "stroke-width": 3 } as const;

/** La clé, sur une ligne : « ● Centre-ville  ┃ Ville-Témoin ». */
function keyOf(
  lieu: string,
  ville: string,
  point: "plein" | "creux",
  { taille }: Format,
): { readonly marques: Plot.Markish[]; readonly etiquettes: Etiquette[] } {
  const y = taille * 0.75;
  const suite = 20 + measureText(lieu, taille) + 22;
  return {
    marques: [dotMark(8, y, point), pathMark(`M${suite},${y - 8}v16`, TRAIT)],
    etiquettes: [
      { texte: lieu, x: 20, y, ancre: "start", taille },
      { texte: ville, x: suite + 8, y, ancre: "start", taille, graisse: 700, couleur: "commune" },
    ],
  };
}

import * as Plot from "@observablehq/plot";
import type { Barres } from "./barres.ts";
import { periodKey } from "./barres-cle.ts";
import type { Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { writeGraduations } from "./graduations.ts";
import { isDessine } from "./nombres.ts";
import { formatPart } from "./tableau.ts";
import { measureText, wrapText } from "./texte.ts";
import { boxOf, overlaps, scaleOf } from "./toile.ts";
import type { Dessin, Etiquette } from "./toile.ts";

const HAUTEUR = 250;

/** La part de la case qu'occupe la barre ; le reste sépare deux barres. */
const PLEIN = 0.68;

/** Une barre seule, large comme la page, ne serait qu'un aplat. */
const LARGEUR_BARRE = 96;

function geometry({ axe, unite, parts }: Barres, { largeur, taille }: Format) {
  const graduations = writeGraduations(axe, unite, taille);
  const debut = graduations.largeur + 12;
  const fin = largeur - 4;
  return { graduations, debut, fin, pas: (fin - debut) / parts.length };
}

/** Vrai si chaque libellé tient sous sa barre en deux lignes, sans couper un mot. */
export function hasPlaceEnColonnes(figure: Barres, format: Format): boolean {
  const { pas } = geometry(figure, format);
  return figure.parts.every(({ libelle }) => {
    const lignes = wrapText(libelle, pas - 4, format.taille);
    return lignes.length <= 2 && !lignes.some((l) => l.endsWith("…"));
  });
}

/** Des barres debout : N en plein, N-1 en trait posé à sa hauteur, valeur écrite quand elle tient. */
export function drawColonnes(figure: Barres, format: Format): Dessin {
  const { parts, precedente, axe, unite, decimales } = figure;
  const { taille, largeur } = format;
  const { graduations, debut, fin, pas } = geometry(figure, format);
  const cle = periodKey(figure, taille, largeur);
  const haut = cle.hauteur + 20;
  const bas = haut + HAUTEUR;
  const y = scaleOf(axe.domaine, bas, haut);
  const centre = (i: number): number => debut + (i + 0.5) * pas;
  const plein = Math.min(PLEIN, LARGEUR_BARRE / pas);
  const demi = (pas * plein) / 2;
  const libelles = parts.map((p) => wrapText(p.libelle, pas - 4, taille, 400, 2));
  const bordBas = 12 + Math.max(...libelles.map((l) => l.length)) * taille * 1.25;
  const hauteurPart = (libelle: string): number | null => {
    const p = precedente?.parts.find((q) => q.libelle === libelle);
    return p !== undefined && isDessine(p) ? p.valeur : null;
  };
  const servis = parts.flatMap((p, i) => (isDessine(p) ? [{ ...p, i }] : []));
  const anciens = parts.flatMap((p, i) => {
    const valeur = hauteurPart(p.libelle);
    return valeur === null ? [] : [{ valeur, i }];
  });

  // La case hachurée se pose sur le zéro, au-dessus, ou au-dessous quand toutes les valeurs sont négatives.
  const caseSecrete = y(0) - 34 < haut ? y(0) : y(0) - 34;
  const valeurs = servis.map((p): Etiquette => {
    const avant = hauteurPart(p.libelle);
    const sommet = y(Math.max(p.valeur, 0));
    // Le trait de N-1 juste au-dessus de la barre passerait dans la valeur : elle monte au-dessus de lui.
    const trait = avant === null ? Infinity : y(avant);
    const isTraverse = p.valeur >= 0 && trait < sommet + 1 && trait > sommet - taille * 1.3 - 6;
    const base = p.valeur < 0 ? y(p.valeur) + 11 : (isTraverse ? trait : sommet) - 11;
    return {
      texte: formatPart(p, { unite, decimales }),
      x: centre(p.i),
      y: base,
      ancre: "middle",
      taille,
      graisse: 700,
      couleur: "commune",
      lisere: "papier",
    };
  });
  const fixes: Etiquette[] = [
    ...graduations.place(debut - 8, y),
    ...libelles.flatMap((lignes, i) =>
      lignes.map((texte, n): Etiquette => ({
        texte,
        x: centre(i),
        y: bas + 14 + n * taille * 1.25,
        ancre: "middle",
        taille,
      })),
    ),
    ...parts.flatMap((p, i): Etiquette[] =>
      p.statut === "secret" && measureText("secret", taille) <= pas
        ? [
            {
              texte: "secret",
              x: centre(i),
              y: caseSecrete + (caseSecrete < y(0) ? -12 : 46),
              ancre: "middle",
              taille,
              couleur: "muted",
            },
          ]
        : [],
    ),
    ...cle.etiquettes,
  ];
  // Toutes les valeurs, ou aucune : un axe à demi chiffré ferait croire que les autres manquent.
  const isChiffrable = !valeurs.some(
    (v, i) =>
      boxOf(v).x < 0 ||
      boxOf(v).x + boxOf(v).largeur > largeur ||
      [...fixes, ...valeurs.slice(0, i)].some((f) => overlaps(boxOf(f), boxOf(v))),
  );
  return {
    largeur,
    hauteur: bas + bordBas,
    marges: { haut, droite: largeur - fin, bas: bordBas, gauche: debut },
    domaineX: [0, parts.length],
    domaineY: axe.domaine,
    marques: [
      Plot.ruleY(
        axe.graduations.filter((g) => g !== 0),
        { stroke: couleur("ink"), strokeOpacity: 0.13 },
      ),
      Plot.rect(servis, {
        x1: (p: { i: number }) => p.i + 0.5 - plein / 2,
        x2: (p: { i: number }) => p.i + 0.5 + plein / 2,
        y1: 0,
        y2: "valeur",
        fill: couleur("commune"),
      }),
      Plot.ruleY([0], { stroke: couleur("ink"), strokeOpacity: 0.6 }),
      ...[
        { stroke: couleur("paper"), strokeWidth: 5 },
        { stroke: couleur("ink"), strokeWidth: 2.5 },
      ].map((style) =>
        Plot.ruleY(anciens, {
          y: "valeur",
          x1: (p: { i: number }) => p.i + 0.5 - plein / 2 - 0.06,
          x2: (p: { i: number }) => p.i + 0.5 + plein / 2 + 0.06,
          ...style,
        }),
      ),
      cle.marques,
    ],
    etiquettes: isChiffrable ? [...fixes, ...valeurs] : fixes,
    hachures: parts.flatMap((p, i) =>
      p.statut === "secret" ? [{ x: centre(i) - demi, y: caseSecrete, largeur: demi * 2, hauteur: 34 }] : [],
    ),
  };
}

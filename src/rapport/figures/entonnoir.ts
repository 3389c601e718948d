import type * as Plot from "@observablehq/plot";
import type { Figure, OptionsFigure, PartFigure } from "../../modele/figure.ts";
import { formatNombre, formatValeur } from "../../modele/nombre.ts";
import { checkOptions, composeFigure, type Format } from "./composer.ts";
import { couleur } from "./couleurs.ts";
import { layoutLignes } from "./lignes.ts";
import { formatStatut, isDessine } from "./nombres.ts";
import { pathMark, scaleOf, type Dessin } from "./toile.ts";

export interface OptionsEntonnoir extends OptionsFigure {
  /** Ce que sont les étapes, en tête du tableau : « Étape ». */
  readonly etape: string;
}

/**
 * Ce qui reste d'une étape à la suivante : demandes, décisions, accords, versements. Une barre par étape, depuis zéro, et sa part de
 * la première. Une étape secrète est hachurée, une étape que personne ne compte est dite et vide.
 * @throws RangeError sans deux étapes servies, si une étape dépasse celle d'avant, ou si un compagnon de la figure manque.
 */
export function entonnoir(etapes: readonly PartFigure[], options: OptionsEntonnoir): Figure {
  checkOptions(options);
  const servies = etapes.filter(isDessine);
  if (servies.length < 2) throw new RangeError(`funnel must have at least 2 served steps, got ${servies.length}`);
  for (const [i, e] of servies.entries()) {
    const avant = servies[i - 1];
    if (e.valeur < 0) throw new RangeError(`funnel steps must not be negative, got ${e.valeur}`);
    if (avant && e.valeur > avant.valeur)
      throw new RangeError(`funnel steps must not grow, got ${e.valeur} after ${avant.valeur}`);
  }
  const { decimales, etape } = options;
  const premiere = etapes[0];
  const base = premiere && isDessine(premiere) && premiere.valeur > 0 ? premiere.valeur : null;
  const dire = (e: PartFigure): string =>
    isDessine(e) ? formatNombre(e.valeur, decimales) : formatStatut(e.statut, null);
  const part = (e: PartFigure): string =>
    base !== null && isDessine(e) ? formatValeur((100 * e.valeur) / base, "%", 0) : "—";
  const manques = etapes.filter((e) => !isDessine(e));
  return composeFigure(
    options,
    (format) => drawEntonnoir(etapes, { dire, part }, format),
    {
      titre: options.mesure,
      colonnes: [
        { libelle: etape, nombre: false },
        { libelle: options.unite === "" ? "Nombre" : `Nombre (${options.unite})`, nombre: true },
        {
          libelle: `Part ${base === null ? "de la première étape" : `de « ${premiere?.libelle ?? ""} »`}`,
          nombre: true,
        },
      ],
      lignes: etapes.map((e) => [e.libelle, dire(e), part(e)]),
    },
    manques.map((e) => `${e.libelle} : ${formatStatut(e.statut, null)}.`),
  );
}

interface Mots {
  dire(e: PartFigure): string;
  part(e: PartFigure): string;
}

const HAUTEUR = 20;

function drawEntonnoir(etapes: readonly PartFigure[], { dire, part }: Mots, format: Format): Dessin {
  const cadre = layoutLignes(
    etapes.map((e) => ({
      nom: e.libelle,
      valeur: part(e) === "—" ? dire(e) : `${dire(e)} (${part(e)})`,
      graisse: 400,
      couleur: "ink",
      isDiscrete: !isDessine(e),
    })),
    format,
    4,
    { densite: "aere", retrait: 0 },
  );
  const max = Math.max(...etapes.filter(isDessine).map((e) => e.valeur), 1);
  const x = scaleOf([0, max], cadre.debut, cadre.fin);
  const haut = (i: number): number => (cadre.pistes[i] ?? 0) - HAUTEUR / 2;
  const barres = etapes
    .map((e, i) =>
      isDessine(e)
        ? `M${cadre.debut.toFixed(1)},${haut(i)}H${Math.max(cadre.debut + 1, x(e.valeur)).toFixed(1)}v${HAUTEUR}H${cadre.debut.toFixed(1)}z`
        : "",
    )
    .join("");
  const marques: Plot.Markish[] = [
    pathMark(barres, { fill: couleur("commune") }),
    pathMark(`M${cadre.debut},${cadre.haut}V${cadre.bas}`, {
      fill: "none",
      stroke: couleur("ink"),
      "stroke-opacity": 0.6,
    }),
  ];
  return {
    largeur: format.largeur,
    hauteur: cadre.bas + 6,
    marges: cadre.marges,
    domaineX: [0, max],
    domaineY: [0, 1],
    marques,
    etiquettes: cadre.etiquettes,
    hachures: etapes.flatMap((e, i) =>
      e.statut === "secret"
        ? [{ x: cadre.debut, y: haut(i) + 4, largeur: Math.round((cadre.fin - cadre.debut) / 3), hauteur: HAUTEUR - 8 }]
        : [],
    ),
  };
}

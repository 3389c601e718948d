import type { OptionsFigure, PartFigure, Tableau } from "../../modele/figure.ts";
import { formatNombre } from "../../modele/nombre.ts";
import { formatCourt, formatPoint, formatStatut, isDessine } from "./nombres.ts";
import type { PointTexte } from "./nombres.ts";
import type { Serie } from "./series.ts";

type Unite = Pick<OptionsFigure, "mesure" | "unite" | "decimales">;

/** Une évolution : une ligne par millésime, une colonne par territoire, la marge du sujet à la fin. */
export function tableauEvolution(series: readonly Serie[], options: Unite): Tableau {
  const temps = new Map(series.flatMap((s) => s.points.map((p) => [p.temps, p.millesime] as const)));
  const incertaines = series.filter((s) => s.servis.some((p) => p.intervalle !== null));
  return {
    titre: `${options.mesure}, par millésime`,
    colonnes: [
      { libelle: "Millésime", nombre: false },
      ...series.map((s) => ({ libelle: s.nom, nombre: true })),
      ...incertaines.map((s) => ({ libelle: `${s.nom}, intervalle à 95 %`, nombre: true })),
    ],
    lignes: [...temps]
      .sort(([a], [b]) => a - b)
      .map(([t, millesime]) => {
        const point = (s: Serie): PointTexte | undefined => s.points.find((p) => p.temps === t);
        return [
          millesime,
          ...series.map((s) => formatCase(point(s), options)),
          ...incertaines.map((s) => formatMarge(point(s), options)),
        ];
      }),
  };
}

/** Une comparaison : une ligne par territoire, sa valeur et sa marge quand une ligne au moins en a une. */
export function tableauPoints(points: readonly PointTexte[], options: Unite): Tableau {
  const isIncertain = points.some((p) => p.intervalle !== null && isDessine(p));
  return {
    titre: `${options.mesure}, ${points[0]?.millesime ?? ""}`,
    colonnes: [
      { libelle: "Territoire", nombre: false },
      { libelle: points[0]?.millesime ?? "Valeur", nombre: true },
      ...(isIncertain ? [{ libelle: "Intervalle à 95 %", nombre: true }] : []),
    ],
    lignes: points.map((p) => [p.nom, formatCase(p, options), ...(isIncertain ? [formatMarge(p, options)] : [])]),
  };
}

/** Des barres : une ligne par catégorie, une colonne par période. */
export function tableauBarres(
  periodes: readonly { readonly libelle: string; readonly parts: readonly PartFigure[] }[],
  categorie: string,
  options: Unite,
): Tableau {
  const libelles = [...new Set(periodes.flatMap((p) => p.parts.map((part) => part.libelle)))];
  return {
    titre: options.mesure,
    colonnes: [{ libelle: categorie, nombre: false }, ...periodes.map((p) => ({ libelle: p.libelle, nombre: true }))],
    lignes: libelles.map((libelle) => [
      libelle,
      ...periodes.map(({ parts }) =>
        formatPart(
          parts.find((p) => p.libelle === libelle),
          options,
        ),
      ),
    ]),
  };
}

/** Le mot ou le nombre d'une part ; « non disponible » si la part n'existe pas à cette période. */
export const formatPart = (part: PartFigure | undefined, { unite, decimales }: Omit<Unite, "mesure">): string =>
  part !== undefined && isDessine(part)
    ? (part.texte ?? formatCourt(part.valeur, unite, decimales))
    : formatStatut(part?.statut ?? "absent", null);

function formatCase(p: PointTexte | undefined, { unite, decimales }: Unite): string {
  return p === undefined ? "non disponible" : formatPoint(p, unite, decimales);
}

/** `31,8 à 34,2 %` ; une case vide se lirait « zéro » : un tiret quand il n'y a pas de marge. */
function formatMarge(p: PointTexte | undefined, { unite, decimales }: Unite): string {
  if (p === undefined || !isDessine(p) || p.intervalle === null) return "—";
  const [bas, haut] = p.intervalle;
  return `${formatNombre(bas, decimales)} à ${formatCourt(haut, unite, decimales)}`;
}

import type { Figure, OptionsFigure } from "../../modele/figure.ts";
import { formatNombre } from "../../modele/nombre.ts";
import { drawChaleur } from "./chaleur-dessin.ts";
import { checkOptions, composeFigure } from "./composer.ts";
import { formatPoint, formatStatut, isDessine, type PointTexte } from "./nombres.ts";
import { addTo, capitalize, listNoms } from "./notes.ts";

/** Une colonne : une mesure, et ce qu'elle vaut dans la commune, à quoi chaque case est comparée. */
export interface ColonneChaleur {
  readonly libelle: string;
  readonly unite: string;
  readonly decimales: number;
  readonly reference: PointTexte | null;
}

/** Une ligne : un quartier, une case par colonne ; null s'il n'y existe pas. */
export interface LigneChaleur {
  readonly nom: string;
  readonly cases: readonly (PointTexte | null)[];
}

export interface OptionsChaleur extends OptionsFigure {
  /** Ce que sont les lignes : « IRIS », « Quartier ». */
  readonly ligne: string;
  /** Le nom de ce à quoi on compare : « Ville-Témoin ». */
  readonly ville: string;
}

/** De combien une case s'écarte de la commune : au-dessous (−) ou au-dessus (+), un peu (1) ou beaucoup (2). */
export type Ecart = -2 | -1 | 0 | 1 | 2;

/** Une case prête à dessiner. */
export interface CaseChaleur {
  readonly texte: string;
  readonly ecart: Ecart;
  readonly statut: PointTexte["statut"];
}

/**
 * Le tableau de chaleur : des lieux et des mesures, la valeur écrite dans chaque case, sa teinte et sa flèche disant de combien
 * elle s'écarte de la commune. L'écart se compte en écarts types entre les lieux ; une case dont l'intervalle contient la valeur
 * de la commune n'est pas teintée. Une teinte dit « loin de la commune », jamais « mauvais ».
 * @throws RangeError sans colonne, au-delà de huit, si une ligne n'a pas une case par colonne, si deux lignes ont le même nom, ou
 * si rien n'est à dessiner.
 */
export function chaleur(
  lignes: readonly LigneChaleur[],
  colonnes: readonly ColonneChaleur[],
  options: OptionsChaleur,
): Figure {
  checkOptions(options);
  if (colonnes.length === 0 || colonnes.length > 8)
    throw new RangeError(`heat table must have 1 to 8 columns, got ${colonnes.length}`);
  const noms = lignes.map((l) => l.nom);
  const double = noms.find((n, i) => noms.indexOf(n) !== i);
  if (double !== undefined) throw new RangeError(`heat table rows must have distinct names, got ${double} twice`);
  const courte = lignes.find((l) => l.cases.length !== colonnes.length);
  if (courte) throw new RangeError(`heat table rows must have ${colonnes.length} cells, got ${courte.cases.length}`);
  if (!lignes.some((l) => l.cases.some((c) => c !== null && isDessine(c))))
    throw new RangeError(`heat table must have at least one served value, got 0 (${options.id})`);
  const ecarts = colonnes.map((_, k) => ecartTypeOf(lignes.map((l) => l.cases[k] ?? null)));
  const cases = lignes.map((l) => l.cases.map((p, k) => caseOf(p, colonnes[k]!, ecarts[k]!)));
  const { ligne, ville } = options;
  const dire = (p: PointTexte | null, c: ColonneChaleur): string =>
    p === null ? "non disponible" : formatPoint(p, c.unite, c.decimales);
  return composeFigure(
    options,
    (format) => drawChaleur({ noms, colonnes, cases, ville }, format),
    {
      titre: options.mesure,
      colonnes: [{ libelle: ligne, nombre: false }, ...colonnes.map((c) => ({ libelle: c.libelle, nombre: true }))],
      lignes: [
        [`${ville} (${ligne === "Commune" ? "ensemble" : "commune"})`, ...colonnes.map((c) => dire(c.reference, c))],
        ...lignes.map((l, i) => [
          l.nom,
          ...l.cases.map((p, k) => `${dire(p, colonnes[k]!)}${MOTS[cases[i]![k]!.ecart]}`),
        ]),
      ],
    },
    [NOTE_TEINTES, ...notesManques(lignes, colonnes)],
  );
}

const NOTE_TEINTES =
  "Teinte et flèche : écart à l'ensemble d'au moins un demi-écart type entre les lieux (teinte claire), ou un et demi (foncée). Une case dont l'intervalle à 95 % contient la valeur de l'ensemble n'est pas teintée.";

const MOTS: Readonly<Record<Ecart, string>> = {
  "-2": " (très au-dessous)",
  "-1": " (au-dessous)",
  0: "",
  1: " (au-dessus)",
  2: " (très au-dessus)",
};

/** L'écart type des valeurs servies ; 0 s'il n'y en a pas deux. */
function ecartTypeOf(points: readonly (PointTexte | null)[]): number {
  const v = points.flatMap((p) => (p !== null && isDessine(p) ? [p.valeur] : []));
  if (v.length < 2) return 0;
  const moyenne = v.reduce((s, x) => s + x, 0) / v.length;
  return Math.sqrt(v.reduce((s, x) => s + (x - moyenne) ** 2, 0) / v.length);
}

function caseOf(p: PointTexte | null, { decimales, reference }: ColonneChaleur, ecartType: number): CaseChaleur {
  if (p === null) return { texte: "—", ecart: 0, statut: "absent" };
  if (!isDessine(p)) return { texte: "—", ecart: 0, statut: p.statut };
  const texte = p.texte === undefined ? formatNombre(p.valeur, decimales) : p.texte.replace(/\s*%/, "");
  return { texte, ecart: ecartOf(p, reference, ecartType), statut: p.statut };
}

function ecartOf(p: PointTexte & { readonly valeur: number }, reference: PointTexte | null, ecartType: number): Ecart {
  if (reference === null || !isDessine(reference) || ecartType === 0) return 0;
  if (p.intervalle && p.intervalle[0] <= reference.valeur && reference.valeur <= p.intervalle[1]) return 0;
  const z = (p.valeur - reference.valeur) / ecartType;
  const force = Math.abs(z) >= 1.5 ? 2 : Math.abs(z) >= 0.5 ? 1 : 0;
  return (force === 0 ? 0 : Math.sign(z) * force) as Ecart;
}

/** Une phrase par raison : « s : secret (3 cases) : … ». */
function notesManques(lignes: readonly LigneChaleur[], colonnes: readonly ColonneChaleur[]): string[] {
  const manques = new Map<string, string[]>();
  for (const l of lignes)
    for (const [k, p] of l.cases.entries())
      if (p === null || !isDessine(p))
        addTo(
          manques,
          p === null ? "non disponible" : formatStatut(p.statut, p.motif),
          `${l.nom} (${colonnes[k]!.libelle})`,
        );
  return [...manques].map(
    ([mot, ou]) => `${capitalize(mot)}, ${ou.length} case${ou.length > 1 ? "s" : ""} : ${listNoms(ou)}.`,
  );
}

import type { Equation } from "../../../secret/cellule.ts";
import { idOf, type Cle } from "../cles.ts";
import type { CasePubliee } from "../registre.ts";

// Rien, dans ce dossier, ne connaît les sommes déclarées ni le moteur : tout se lit dans ce qui est livré.

/** Une case à sa place, quelle que soit l'année : `passages_par_mois|03` est mars de toutes les années. */
export interface CasePlacee {
  readonly id: string;
  readonly variable: string;
  readonly modalite: string | null;
  readonly valeur: number | null;
}

/** Une année d'un tableau livré, place par place. */
export interface Feuille {
  readonly millesime: number;
  readonly places: ReadonlyMap<string, CasePlacee>;
}

export const placeOf = (variable: string, modalite: string | null): string =>
  `${variable}|${modalite?.replace(/^\d{4}-/, "") ?? ""}`;

/** Un tableau livré, année par année. */
export function splitFeuilles(cases: Iterable<CasePubliee>): Feuille[] {
  const feuilles = new Map<number, Map<string, CasePlacee>>();
  for (const c of cases) {
    const places = feuilles.get(c.millesime) ?? new Map<string, CasePlacee>();
    feuilles.set(c.millesime, places);
    places.set(placeOf(c.variable, c.modalite), {
      id: idOf(c),
      variable: c.variable,
      modalite: c.modalite,
      valeur: c.valeur,
    });
  }
  return [...feuilles].map(([millesime, places]) => ({ millesime, places }));
}

/** Ce que réunit une modalité, d'après son seul nom : les mois d'un trimestre, « Logement + Santé ». */
export function partsDites({ modalite, millesime }: Pick<Cle, "modalite" | "millesime">): readonly string[] {
  const trimestre = /^([1-4])(?:er|e) trimestre$/.exec(modalite ?? "")?.[1];
  if (trimestre !== undefined)
    return [2, 1, 0].map((m) => `${millesime}-${String(3 * Number(trimestre) - m).padStart(2, "0")}`);
  return modalite?.includes(" + ") ? modalite.split(" + ") : [];
}

/** Les modalités d'une variable qui la découpent une fois : un regroupement, et non ce qu'il réunit. */
export function listParts({ places, millesime }: Feuille, variable: string): CasePlacee[] {
  const siennes = [...places.values()].filter((c) => c.variable === variable && c.modalite !== null);
  const reunies = new Set(siennes.flatMap((c) => partsDites({ modalite: c.modalite, millesime })));
  return siennes.filter((c) => !reunies.has(c.modalite!));
}

/** Les regroupements que des cases nomment. */
export const readRegroupements = (cles: readonly Cle[]): Equation[] =>
  cles.flatMap((cle): Equation[] => {
    const parts = partsDites(cle).map((modalite) => idOf({ ...cle, modalite }));
    return parts.length > 0 ? [{ total: idOf(cle), parts }] : [];
  });

import type { ColonneStatut, FormeLongue } from "../../modele/source-longue.ts";
import type { SourceMesures, VariableSource } from "../../modele/source.ts";

/** Une variable et les modalités qui la choisissent, dans l'ordre des dimensions du plan. */
export interface Selection {
  /** Rang de la variable dans la déclaration. */
  readonly variable: number;
  readonly modalites: readonly string[];
}

/** Où sont, dans un fichier, les colonnes d'une source longue. */
export interface PlanLongue {
  readonly longue: FormeLongue;
  readonly cle: number;
  readonly suite: number | null;
  readonly valeur: number;
  readonly date: number | null;
  readonly maille: number | null;
  readonly libelle: number | null;
  /** Dimensions présentes dans le fichier : leur rang. */
  readonly dimensions: readonly { readonly nom: string; readonly index: number }[];
  readonly statuts: readonly (ColonneStatut & { readonly index: number })[];
  readonly horsChamp: readonly { readonly index: number; readonly valeurs: readonly string[] }[];
  readonly selections: readonly Selection[];
  /** Colonnes sans nom, qu'un tableur laisse à droite du tableau : vides, ou le fichier est refusé. */
  readonly fantomes: readonly number[];
}

const modalitesDe = (v: VariableSource): Readonly<Record<string, string>>[] => [
  v.modalites ?? {},
  ...(v.autrefois ?? []).map((a) => a.modalites),
];

/** La modalité d'une variable dans une dimension : la sienne, ou le total de la dimension. */
export function modaliteDe(
  longue: FormeLongue,
  modalites: Readonly<Record<string, string>>,
  dimension: string,
): string {
  const modalite = modalites[dimension] ?? longue.dimensions[dimension];
  if (modalite === null || modalite === undefined)
    throw new RangeError(`a variable must choose a modality of every dimension, got none for ${dimension}`);
  return modalite;
}

/** Une dimension absente du fichier y est à son total : seules les variables qui le choisissent y sont données. */
function isImplicite(longue: FormeLongue, modalites: Readonly<Record<string, string>>, absentes: readonly string[]): boolean {
  return absentes.every((d) => modaliteDe(longue, modalites, d) === longue.dimensions[d]);
} // prettier-ignore

/** Colonnes sans lesquelles une source longue ne se lit pas, avec ce qu'elles sont. */
export function colonnesExigees({
  cle,
  longue,
  millesime,
}: SourceMesures & { longue: FormeLongue }): [string, string][] {
  const { suite, mailles, dimensions, dimensionsFacultatives = [], statuts = [] } = longue;
  return [
    [cle, "code du territoire"],
    ...(suite === undefined ? [] : [[suite, "fin du code du territoire"] as [string, string]]),
    ...(mailles?.colonne === undefined ? [] : [[mailles.colonne, "maille de la ligne"] as [string, string]]),
    ...Object.keys(dimensions)
      .filter((d) => !dimensionsFacultatives.includes(d))
      .map((d): [string, string] => [d, "dimension"]),
    ...statuts.filter((s) => !s.facultative).map((s): [string, string] => [s.colonne, "diffusion de la valeur"]),
    ...(millesime.de === "colonne" ? [[millesime.colonne, "date"] as [string, string]] : []),
    [longue.valeur, "valeur"],
  ];
}

/** Toutes les colonnes qu'une source longue connaît, lues ou non. */
export const colonnesConnues = (source: SourceMesures & { longue: FormeLongue }): Set<string> =>
  new Set([
    ...colonnesExigees(source).map(([nom]) => nom),
    ...(source.longue.dimensionsFacultatives ?? []),
    ...(source.longue.statuts ?? []).map((s) => s.colonne),
    ...(source.horsChamp ?? []).map((h) => h.colonne),
    ...(source.libelle === undefined ? [] : [source.libelle]),
    ...(source.ignorees ?? []),
  ]);

/** Confronte une source longue à un en-tête qui a toutes ses colonnes exigées. */
export function dresserPlan(source: SourceMesures & { longue: FormeLongue }, entete: readonly string[]): PlanLongue {
  const { longue, millesime } = source;
  const rang = (colonne: string | undefined): number | null => {
    const index = colonne === undefined ? -1 : entete.indexOf(colonne);
    return index < 0 ? null : index;
  };
  const dimensions = Object.keys(longue.dimensions).map((nom) => ({ nom, index: entete.indexOf(nom) }));
  const presentes = dimensions.filter((d) => d.index >= 0);
  const absentes = dimensions.filter((d) => d.index < 0).map((d) => d.nom);
  return {
    longue,
    cle: entete.indexOf(source.cle),
    suite: rang(longue.suite),
    valeur: entete.indexOf(longue.valeur),
    date: millesime.de === "colonne" ? rang(millesime.colonne) : null,
    maille: rang(longue.mailles?.colonne),
    libelle: rang(source.libelle),
    dimensions: presentes,
    statuts: (longue.statuts ?? [])
      .map((s) => ({ ...s, index: entete.indexOf(s.colonne) }))
      .filter((s) => s.index >= 0),
    horsChamp: (source.horsChamp ?? [])
      .map((h) => ({ ...h, index: entete.indexOf(h.colonne) }))
      .filter((h) => h.index >= 0),
    fantomes: entete.flatMap((nom, i) => (nom === "" && !(source.ignorees ?? []).includes("") ? [i] : [])),
    selections: source.variables.flatMap((v, variable) =>
      modalitesDe(v)
        .filter((m) => isImplicite(longue, m, absentes))
        .map((m) => ({ variable, modalites: presentes.map((d) => modaliteDe(longue, m, d.nom)) })),
    ),
  };
}

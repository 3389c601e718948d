import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";
import { CSV_INSEE, INSEE } from "./insee.ts";

type Liste = Readonly<Record<string, string>>;

/** Des effectifs du recensement : nom sans son préfixe daté (`POP0014`) → libellé. `P` principale, `C` complémentaire. */
export const effectifs = (
  exploitation: "P" | "C",
  liste: Liste,
  unite: string,
  exigees: readonly string[] = [],
): VariableSource[] =>
  Object.entries(liste).map(([nom, libelle]) => ({
    motif: `${exploitation}{aa}_${nom}`,
    libelle,
    nature: "effectif",
    unite,
    ...(exigees.includes(nom) ? {} : { facultative: true }),
  }));

const COMMUN = {
  type: "mesures",
  ...INSEE,
  millesime: { de: "nom" },
  comparaison: "enquetes-disjointes",
  verifie: false,
} as const satisfies Partial<SourceMesures>;

/**
 * `base-cc-*` : les communes, trois recensements comparables par fichier (`P22_`, `P16_`, `P11_`). Les dictionnaires de
 * l'Insee (logement 2021, emploi 2020) n'y mettent que CODGEO avant les variables. L'entrée « -COM » de l'archive est
 * celle des collectivités d'outre-mer (5 lignes), pas celle des communes.
 */
export const BASE_CC = {
  ...COMMUN,
  format: CSV_INSEE,
  cle: "CODGEO",
  ignorees: ["REG", "DEP", "LIBGEO"],
  niveaux: ["commune"],
  cogHabituel: (millesime: number) => millesime + 3,
} as const satisfies Partial<SourceMesures>;

const HORS_VARIABLES = ["COM", "TYP_IRIS", "LAB_IRIS", "REG", "DEP", "UU2010", "LIBCOM", "TRIRIS", "GRD_QUART", "MODIF_IRIS"]; // prettier-ignore

/** `base-ic-*` en csv (depuis le millésime 2017) : tous les IRIS, et les communes non irisées sous le code `…0000`. */
export const BASE_IC = {
  ...COMMUN,
  format: CSV_INSEE,
  cle: "IRIS",
  ignorees: [...HORS_VARIABLES, "LIBIRIS"],
  niveaux: ["iris"],
  cogHabituel: (millesime: number) => millesime + 2,
} as const satisfies Partial<SourceMesures>;

/** `base-ic-*` en classeur (jusqu'au millésime 2016) : codes de variables à la ligne 6. */
export const BASE_IC_CLASSEUR = {
  ...COMMUN,
  format: { type: "classeur", entete: 6, feuilles: [{ nom: "IRIS", niveau: "iris" }] },
  cle: "IRIS",
  libelle: "LIBIRIS",
  ignorees: HORS_VARIABLES,
  niveaux: ["iris"],
  cogHabituel: (millesime: number) => millesime + 2,
} as const satisfies Partial<SourceMesures>;

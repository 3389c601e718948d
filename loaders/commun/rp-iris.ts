import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";
import { INSEE } from "./insee.ts";

/** Ce que partagent les trois extraits du recensement par IRIS d'habitat (noms de variables Insee, une colonne d'index). */
export const RP_IRIS = {
  type: "mesures",
  ...INSEE,
  page: "https://www.insee.fr/fr/statistiques/4228434",
  format: { type: "csv", separateur: ",", decimale: "." },
  cle: "IRIS",
  ignorees: ["", "LIBCOM", "TYP_IRIS"],
  niveaux: ["iris"],
  millesime: { de: "nom" },
  comparaison: "enquetes-disjointes",
  sommeApprochee: "addition des IRIS d'habitat, les autres n'étant pas fournis",
  cogHabituel: (millesime: number) => millesime + 2,
} as const satisfies Partial<SourceMesures>;

export const compteIris = (motif: string, libelle: string, unite = "personnes"): VariableSource => ({
  motif,
  libelle,
  nature: "effectif",
  unite,
});

/** Catégories socioprofessionnelles : PCS 2003 jusqu'au millésime 2021, PCS 2020 ensuite (R3) : jamais une même série. */
export function csp(prefixe: string, libelle: string): VariableSource[] {
  const ancienne = Array.from({ length: 8 }, (_, i) => compteIris(`${prefixe}_CS${i + 1}`, `${libelle}, CS ${i + 1}`));
  return [...ancienne, compteIris(`${prefixe}_STAT_GSEC*`, `${libelle}, PCS 2020`)].map((v) => ({
    ...v,
    facultative: true,
  }));
}

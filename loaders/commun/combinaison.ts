import type { VariableSource } from "../../src/modele/source.ts";

/** Une variable d'une source longue : un effectif, et les modalités qui le choisissent ; les dimensions tues sont à leur total. */
export const combinaison = (
  motif: string,
  libelle: string,
  modalites: Readonly<Record<string, string>>,
  unite: string,
  facultative = true,
): VariableSource => ({
  motif,
  libelle,
  nature: "effectif",
  unite,
  modalites,
  ...(facultative ? { facultative: true } : {}),
});

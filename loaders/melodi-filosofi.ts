import { source, type VariableSource } from "../src/modele/source.ts";
import { melodi } from "./commun/melodi.ts";

const euros = (mesure: string, libelle: string): VariableSource => variable(mesure, libelle, "quantile", "€");
const part = (mesure: string, libelle: string): VariableSource => variable(mesure, libelle, "part", "%");
function variable(mesure: string, libelle: string, nature: VariableSource["nature"], unite: string): VariableSource {
  return {
    motif: `FILO_${mesure}`,
    libelle,
    nature,
    unite,
    modalites: { FILOSOFI_MEASURE: mesure },
    facultative: true,
  };
}
const FORME = melodi({ FILOSOFI_MEASURE: null });

/** `DS_FILOSOFI_CC` : 2021 et 2023, deux segments. L'unité suit la mesure : elle n'est pas une dimension. */
export default source({
  ...FORME,
  id: "melodi-filosofi",
  titre: "Filosofi, chiffres clés (Melodi)",
  ignorees: ["UNIT_MEASURE", "UNIT_MULT"],
  variables: [
    euros("MED_SL", "Niveau de vie médian"),
    { ...part("PR_MD60", "Taux de pauvreté à 60 %"), bornes: [5, 95] },
    euros("D1_SL", "Premier décile du niveau de vie"),
    euros("D9_SL", "Neuvième décile du niveau de vie"),
    variable("IR_D9_D1_SL", "Rapport interdécile D9/D1", "indice", ""),
    variable("GI_SL", "Indice de Gini", "indice", ""),
    variable("S80S20_SL", "S80/S20", "indice", ""),
    part("S_SOC_BEN_DI", "Part des prestations sociales"),
    part("S_SOC_BEN_DI_MIN_SOC", "Part des minima sociaux"),
    part("S_HH_TAX", "Part des ménages fiscaux imposés"),
    variable("NUM_PER", "Personnes des ménages fiscaux", "effectif", "personnes"),
  ],
  comparaison: "annuelle",
  cogHabituel: () => 2025,
  verifie: false,
});

import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";

/** Bornes de diffusion des taux et parts (Filosofi 2019, feuille « Seuils »). */
const BORNES = [5, 95] as const;

/** Ce que disent toutes les sources de Filosofi. */
export const FILOSOFI = {
  type: "mesures",
  producteur: "Insee-DGFiP-Cnaf-Cnav-CCMSA",
  licence: "Licence Ouverte 2.0",
  page: "https://www.insee.fr/fr/metadonnees/source/serie/s1172",
  millesime: { de: "nom" },
  comparaison: "annuelle",
} as const satisfies Partial<SourceMesures>;

const part = (motif: string, libelle: string): VariableSource => ({ motif, libelle, nature: "part", unite: "%" });
const euros = (motif: string, libelle: string): VariableSource => ({ motif, libelle, nature: "quantile", unite: "€" });

/** Variables de la distribution, communes aux fichiers « DISP » ; `p` préfixe les noms à l'IRIS (`DISP_`, `DEC_`). */
export function distribution(p: string, revenu: string): VariableSource[] {
  return [
    { ...euros(`${p}Q1{aa}`, `Premier quartile du ${revenu}`) },
    { ...euros(`${p}Q3{aa}`, `Troisième quartile du ${revenu}`) },
    ...[1, 2, 3, 4, 6, 7, 8, 9].map((d) => euros(`${p}D${d}{aa}`, `Décile ${d} du ${revenu}`)),
    { motif: `${p}RD{aa}`, libelle: "Rapport interdécile D9/D1", nature: "indice", unite: "" },
    { motif: `${p}S80S20{aa}`, libelle: "S80/S20", nature: "indice", unite: "" },
    { motif: `${p}GI{aa}`, libelle: "Indice de Gini", nature: "indice", unite: "" },
    ...composantes(p),
  ];
}

/** Composition du revenu, en % ; `PTSAC14` devient `PTSA18` + `PCHO18` : les noms changent avec les années. */
export function composantes(p: string): VariableSource[] {
  return [
    { ...part(`${p}PACT{aa}`, "Part des revenus d'activité"), facultative: true },
    { ...part(`${p}PTSAC{aa}`, "Part des salaires et du chômage"), facultative: true },
    { ...part(`${p}PTSA{aa}`, "Part des salaires et traitements"), facultative: true },
    { ...part(`${p}PCHO{aa}`, "Part des indemnités de chômage"), facultative: true },
    part(`${p}PBEN{aa}`, "Part des revenus non salariés"),
    part(`${p}PPEN{aa}`, "Part des pensions et retraites"),
    { ...part(`${p}PPAT{aa}`, "Part des revenus du patrimoine"), facultative: true },
    { ...part(`${p}PAUT{aa}`, "Part des autres revenus"), facultative: true },
    { ...part(`${p}PPSOC{aa}`, "Part des prestations sociales"), facultative: true },
    { ...part(`${p}PPFAM{aa}`, "Part des prestations familiales"), facultative: true },
    { ...part(`${p}PPMINI{aa}`, "Part des minima sociaux"), facultative: true },
    { ...part(`${p}PPLOGT{aa}`, "Part des prestations logement"), facultative: true },
    { ...part(`${p}PIMPOT{aa}`, "Part des impôts"), facultative: true },
  ];
}

export const tauxPauvrete = (motif: string, libelle: string): VariableSource => ({
  ...part(motif, libelle),
  bornes: BORNES,
});
export const partBornee = tauxPauvrete;
export const mediane = euros;

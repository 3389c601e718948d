import type { SourceMesures, VariableSource } from "../../src/modele/source.ts";
import type { Diffusion, RapportLivre } from "../../src/modele/coherence.ts";
import { somme, type Total } from "../../src/modele/total.ts";

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
/** Une composante du revenu : un solde de déficits ou d'impôts (de −62 à 113 dans les fichiers de 2014 à 2021). */
const composante = (motif: string, libelle: string): VariableSource => ({
  ...part(motif, libelle),
  plage: [-150, 250],
});
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
    { ...composante(`${p}PACT{aa}`, "Part des revenus d'activité"), facultative: true },
    { ...composante(`${p}PTSAC{aa}`, "Part des salaires et du chômage"), facultative: true },
    { ...composante(`${p}PTSA{aa}`, "Part des salaires et traitements"), facultative: true },
    { ...composante(`${p}PCHO{aa}`, "Part des indemnités de chômage"), facultative: true },
    composante(`${p}PBEN{aa}`, "Part des revenus non salariés"),
    composante(`${p}PPEN{aa}`, "Part des pensions et retraites"),
    { ...composante(`${p}PPAT{aa}`, "Part des revenus du patrimoine"), facultative: true },
    { ...composante(`${p}PAUT{aa}`, "Part des autres revenus"), facultative: true },
    { ...composante(`${p}PPSOC{aa}`, "Part des prestations sociales"), facultative: true },
    { ...composante(`${p}PPFAM{aa}`, "Part des prestations familiales"), facultative: true },
    { ...composante(`${p}PPMINI{aa}`, "Part des minima sociaux"), facultative: true },
    { ...composante(`${p}PPLOGT{aa}`, "Part des prestations logement"), facultative: true },
    { ...composante(`${p}PIMPOT{aa}`, "Part des impôts"), facultative: true },
  ];
}

/** Le revenu disponible et ses composantes ; l'impôt s'y retranche. `p` préfixe les noms à l'IRIS (`DISP_`). */
export const totauxDisponible = (p: string): readonly Total[] => [
  { total: 100, parts: somme(p, ["PACT{aa}", "PPEN{aa}", "PPAT{aa}", "PPSOC{aa}", "PIMPOT{aa}"]) },
  { total: `${p}PACT{aa}`, parts: somme(p, ["PTSA{aa}", "PCHO{aa}", "PBEN{aa}"]) },
  { total: `${p}PPSOC{aa}`, parts: somme(p, ["PPFAM{aa}", "PPMINI{aa}", "PPLOGT{aa}"]) },
];

/** Une distribution croît ; la médiane est au milieu. Vérifié sur les 130 000 lignes de 2014 à 2021, à toutes les mailles. */
export const ordreQuantiles = (p: string, mediane: string): readonly string[] => [
  ...["D1", "D2", "Q1", "D3", "D4"].map((q) => `${p}${q}{aa}`),
  mediane,
  ...["D6", "D7", "Q3", "D8", "D9"].map((q) => `${p}${q}{aa}`),
];

/** L'Insee arrondit les montants à la dizaine d'euros depuis 2018, et le rapport interdécile au dixième. */
export const rapportInterdecile = (rapport: string, d9: string, d1: string): RapportLivre => ({
  ...{ rapport, numerateur: d9, denominateur: d1 },
  ...{ pas: 0.1, pasTermes: 10 },
});

/** Ce que l'Insee ne diffuse jamais sans la médiane : une case qui l'a sans elle vient d'une autre ligne. */
export const avecMediane = (mediane: string, motifs: readonly string[]): readonly Diffusion[] =>
  motifs.map((de) => ({ de, avec: mediane }));

export const tauxPauvrete = (motif: string, libelle: string): VariableSource => ({
  ...part(motif, libelle),
  bornes: BORNES,
});
export const partBornee = tauxPauvrete;
export const mediane = euros;

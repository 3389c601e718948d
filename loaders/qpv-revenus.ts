import { source, type VariableSource } from "../src/modele/source.ts";
import { ARRONDI_CAF, TOTAUX_ALLOCATAIRES } from "./commun/caf.ts";
import { compteQpv, note, partQpv, QPV_INSEE } from "./commun/qpv.ts";

const REVENUS = { DECUC: "revenu déclaré par unité de consommation", DISP: "niveau de vie" } as const;
const QUANTILES = { Q1: "Premier quartile", Q2: "Médiane", Q3: "Troisième quartile", D1: "Premier décile", D9: "Neuvième décile" } as const; // prettier-ignore
const facultatif = (v: VariableSource): VariableSource => ({ ...v, facultative: true });

/** `REVN_{année}` : revenus (Filosofi), couverture santé et prestations par quartier prioritaire de 2015. */
export default source({
  ...QPV_INSEE,
  id: "qpv-revenus",
  titre: "Quartiers prioritaires (2015) : revenus, pauvreté, prestations",
  variables: [
    partQpv("PMIMP", "Part des ménages fiscaux imposés"),
    facultatif(partQpv("PART_CHOMPRINC", "Part des ménages vivant surtout d'indemnités de chômage")),
    ...Object.entries(REVENUS).flatMap(([r, revenu]) => [
      ...Object.entries(QUANTILES).map(
        ([q, nom]): VariableSource => ({ motif: `${r}_${q}`, libelle: `${nom} du ${revenu}`, nature: "quantile", unite: "€" }),
      ),
      facultatif({ motif: `${r}_D1D9`, libelle: `Rapport interdécile du ${revenu}`, nature: "indice", unite: "" }),
    ]),
    partQpv("BREV", "Part de la population à bas revenus déclarés"),
    partQpv("TP60", "Taux de pauvreté à 60 %"),
    partQpv("PACT", "Part des revenus d'activité"),
    partQpv("PPEN", "Part des pensions et retraites"),
    partQpv("PPSOC", "Part des prestations sociales"),
    { ...partQpv("PIMPOT", "Part des impôts"), plage: [-100, 0] },
    partQpv("PPAT", "Part des revenus du patrimoine"),
    note("NOTE_FILO", "Note de diffusion de Filosofi"),
    facultatif(compteQpv("CCMUC", "Bénéficiaires de la CMU-C", "personnes")),
    facultatif(compteQpv("C", "Personnes couvertes par l'assurance maladie", "personnes")),
    facultatif(compteQpv("CC2S", "Bénéficiaires de la complémentaire santé solidaire", "personnes")),
    note("NOTE_CNAM", "Note de diffusion de l'assurance maladie"),
    compteQpv("A", "Allocataires"),
    facultatif(compteQpv("APRES50", "Allocataires dont 50 % ou plus des ressources sont des prestations")),
    facultatif(compteQpv("APRES100", "Allocataires dont 100 % des ressources sont des prestations")),
    compteQpv("APPA", "Allocataires de la prime d'activité"),
    compteQpv("ARSAS", "Allocataires du RSA socle"),
    compteQpv("AAAH", "Allocataires de l'AAH"),
    note("NOTE_CNAF", "Note de diffusion de la CAF"),
  ],
  totaux: [
    { total: 100, parts: "PACT + PPEN + PPSOC + PIMPOT + PPAT" },
    ...TOTAUX_ALLOCATAIRES,
    { total: "C", parts: "CCMUC", partiel: true },
    { total: "C", parts: "CC2S", partiel: true },
  ],
  ordres: Object.keys(REVENUS).map((r) => ["D1", "Q1", "Q2", "Q3", "D9"].map((q) => `${r}_${q}`)),
  diffusions: [
    ...["PMIMP", "TP60", "PACT", "DISP_D9"].map((de) => ({ de, avec: "DISP_Q2" })),
    { de: "BREV", avec: "DECUC_Q2" },
    ...["APPA", "ARSAS", "AAAH"].map((de) => ({ de, avec: "A" })),
  ],
  arrondi: ARRONDI_CAF,
}); // prettier-ignore

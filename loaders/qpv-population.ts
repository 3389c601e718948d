import { source } from "../src/modele/source.ts";
import { ARRONDI_CAF, TOTAUX_ALLOCATAIRES } from "./commun/caf.ts";
import { compteQpv, note, partQpv, QPV_INSEE } from "./commun/qpv.ts";

const PARTS = {
  TX_F: "Part des femmes",
  TX_TOT_0A24: "Part des moins de 25 ans",
  TX_F_0A24: "Part des moins de 25 ans parmi les femmes",
  TX_TOT_60ETPLUS: "Part des 60 ans ou plus",
  TX_F_60ETPLUS: "Part des 60 ans ou plus parmi les femmes",
  TX_TOT_MEN1: "Part des ménages d'une personne",
  TX_TOT_MEN6: "Part des ménages de six personnes ou plus",
  TX_TOT_ET: "Part des étrangers",
  TX_F_ET: "Part des étrangères parmi les femmes",
} as const;
const ENFANTS = ["2", "3_5", "6_10", "11_14", "15_17", "18_24"];

/** `DEMO_{année}` : population, structure par âge et allocataires des CAF par quartier prioritaire de 2015. */
export default source({
  ...QPV_INSEE,
  id: "qpv-population",
  titre: "Quartiers prioritaires (2015) : population et allocataires",
  communes: "LIB_COM",
  variables: [
    compteQpv("POP_MUN", "Population municipale du quartier", "personnes"),
    compteQpv("POP_COM_QP", "Population des quartiers prioritaires de la commune", "personnes"),
    compteQpv("POP_COM", "Population de la ou des communes du quartier", "personnes"),
    ...Object.entries(PARTS).map(([nom, libelle]) => partQpv(nom, libelle)),
    { motif: "IND_JEUNE", libelle: "Indice de jeunesse", nature: "indice", unite: "" },
    note("NOTE_RP", "Note de diffusion du recensement"),
    compteQpv("A", "Allocataires"),
    compteQpv("PERCOU", "Personnes couvertes", "personnes"),
    compteQpv("AM", "Allocataires monoparents"),
    compteQpv("AI", "Allocataires isolés sans enfant"),
    compteQpv("ACSSENF", "Allocataires en couple sans enfant"),
    compteQpv("ACAVENF", "Allocataires en couple avec enfant(s)"),
    compteQpv("AC3ENF", "Allocataires en couple avec trois enfants ou plus"),
    compteQpv("A_NETUD_24", "Allocataires non étudiants de moins de 25 ans"),
    compteQpv("A_ETUD", "Allocataires étudiants"),
    compteQpv("ENF", "Enfants couverts", "enfants"),
    ...ENFANTS.map((t) => compteQpv(`ENF_${t}`, `Enfants couverts, tranche ${t.replace("_", " à ")} ans`, "enfants")),
    note("NOTE_CNAF", "Note de diffusion de la CAF"),
  ],
  totaux: [
    ...TOTAUX_ALLOCATAIRES,
    { total: "POP_COM", parts: "POP_MUN", partiel: true },
    { total: "POP_COM_QP", parts: "POP_MUN", partiel: true },
  ],
  arrondi: ARRONDI_CAF,
});

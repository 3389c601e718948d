import { source, type VariableSource } from "../src/modele/source.ts";
import { combinaison } from "./commun/combinaison.ts";
import { somme } from "../src/modele/total.ts";
import { melodi } from "./commun/melodi.ts";

const rp = (motif: string, libelle: string, modalites: Readonly<Record<string, string>>): VariableSource =>
  combinaison(motif, `Résidences principales${libelle}`, { OCS: "DW_MAIN", ...modalites }, "logements");

/** `DS_RP_LOGEMENT_PRINC` : trois recensements comparables dans un fichier, dix dimensions ramenées à leurs totaux. */
export default source({
  ...melodi({
    OCS: "_T",
    L_STAY: "_T",
    TDW: "_T",
    CARS: "_T",
    RP_MEASURE: "DWELLINGS",
    CARPARK: "_T",
    NOR: "_T",
    TSH: "_T",
    BUILD_END: "_T",
    NRG_SRC: "_T",
  }),
  id: "melodi-logement",
  titre: "Recensement, logement (Melodi)",
  variables: [
    combinaison("MEL_LOG", "Logements", {}, "logements", false),
    rp("MEL_RP", "", {}),
    combinaison("MEL_RSECOCC", "Résidences secondaires et logements occasionnels", { OCS: "DW_SEC_DW_OCC" }, "logements"),
    combinaison("MEL_LOGVAC", "Logements vacants", { OCS: "DW_VAC" }, "logements"),
    combinaison("MEL_NBPI_RP", "Pièces des résidences principales", { OCS: "DW_MAIN", RP_MEASURE: "DWELLINGS_ROOMS" }, "pièces"),
    rp("MEL_RP_PROP", " occupées par leur propriétaire", { TSH: "100" }),
    rp("MEL_RP_LOC", " occupées par des locataires", { TSH: "200" }),
    rp("MEL_RP_LOCPRIVE", " louées vides dans le parc privé", { TSH: "211" }),
    rp("MEL_RP_LOCAUTRE", " louées meublées ou autrement", { TSH: "212_222" }),
    rp("MEL_RP_LOCHLMV", " louées vides en HLM", { TSH: "221" }),
    rp("MEL_RP_GRAT", " dont l'occupant est logé gratuitement", { TSH: "300" }),
    ...["R1", "R2", "R3", "R4", "R_GE5"].map((n) => rp(`MEL_RP_${n}`, ` par nombre de pièces (${n})`, { NOR: n })),
    rp("MEL_RP_SANSVOIT", " dont le ménage n'a pas de voiture", { CARS: "C0" }),
    rp("MEL_RP_FIOUL", " chauffées au fioul", { NRG_SRC: "OIL" }),
    rp("MEL_RP_ANEM0002", " emménagées depuis moins de deux ans", { L_STAY: "Y_LT2" }),
  ],
  totaux: [
    { total: "MEL_LOG", parts: somme("MEL_", ["RP", "RSECOCC", "LOGVAC"]) },
    { total: "MEL_RP", parts: somme("MEL_RP_", ["PROP", "LOC", "GRAT"]) },
    { total: "MEL_RP_LOC", parts: somme("MEL_RP_LOC", ["PRIVE", "AUTRE", "HLMV"]) },
    { total: "MEL_RP", parts: somme("MEL_RP_R", ["1", "2", "3", "4", "_GE5"]) },
  ],
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
}); // prettier-ignore

import { source, type VariableSource } from "../src/modele/source.ts";
import { CSV_INSEE_VIRGULE, INSEE } from "./commun/insee.ts";
import { somme } from "../src/modele/total.ts";
import { mediane, partBornee, tauxPauvrete } from "./commun/filosofi.ts";

const compte = (motif: string, libelle: string, unite: string): VariableSource => ({
  motif,
  libelle,
  nature: "effectif",
  unite,
});
const etablissements = (motif: string, secteur: string): VariableSource => ({
  ...compte(motif, `Établissements actifs, ${secteur}`, "établissements"),
  facultative: true,
});

/**
 * `base_cc_comparateur.CSV` : deux millésimes du recensement dans un fichier, plus Filosofi et l'état civil.
 * Il contient Paris, Lyon et Marseille ET leurs arrondissements : le chargement sépare les mailles.
 * Décimale point pour le recensement, virgule pour Filosofi à partir de 2024 : les deux sont lues.
 */
export default source({
  type: "mesures",
  id: "rp-comparateur",
  titre: "Comparateur de territoires (recensement de la population)",
  ...INSEE,
  page: "https://www.insee.fr/fr/statistiques/2521169",
  format: CSV_INSEE_VIRGULE,
  cle: "CODGEO",
  niveaux: ["commune"],
  millesime: { de: "nom" },
  datee: "P{aa}_POP",
  variables: [
    compte("P{aa}_POP", "Population municipale", "personnes"),
    compte("SUPERF", "Superficie", "km²"),
    compte("NAIS{dd}{aa}", "Naissances de la période", "naissances"),
    compte("DECE{dd}{aa}", "Décès de la période", "décès"),
    compte("P{aa}_MEN", "Ménages", "ménages"),
    { ...compte("NAISD{aa}", "Naissances domiciliées", "naissances"), comparaison: "annuelle" },
    { ...compte("DECESD{aa}", "Décès domiciliés", "décès"), comparaison: "annuelle" },
    compte("P{aa}_LOG", "Logements", "logements"),
    compte("P{aa}_RP", "Résidences principales", "logements"),
    compte("P{aa}_RSECOCC", "Résidences secondaires et logements occasionnels", "logements"),
    compte("P{aa}_LOGVAC", "Logements vacants", "logements"),
    compte("P{aa}_RP_PROP", "Résidences principales occupées par leur propriétaire", "logements"),
    compte("NBMENFISC{aa}", "Ménages fiscaux", "ménages"),
    partBornee("PIMP{aa}", "Part des ménages fiscaux imposés"),
    mediane("MED{aa}", "Niveau de vie médian"),
    tauxPauvrete("TP60{aa}", "Taux de pauvreté à 60 %"),
    compte("P{aa}_EMPLT", "Emplois au lieu de travail", "emplois"),
    compte("P{aa}_EMPLT_SAL", "Emplois salariés au lieu de travail", "emplois"),
    compte("P{aa}_POP1564", "Population de 15 à 64 ans", "personnes"),
    compte("P{aa}_CHOM1564", "Chômeurs de 15 à 64 ans", "personnes"),
    compte("P{aa}_ACT1564", "Actifs de 15 à 64 ans", "personnes"),
    etablissements("ETTOT{aa}", "ensemble"),
    etablissements("ETAZ{aa}", "agriculture"),
    etablissements("ETBE{aa}", "industrie"),
    etablissements("ETFZ{aa}", "construction"),
    etablissements("ETGU{aa}", "commerce et services"),
    etablissements("ETGZ{aa}", "commerce et réparation automobile"),
    etablissements("ETOQ{aa}", "administration, enseignement, santé, action sociale"),
    etablissements("ETTEF1{aa}", "1 à 9 salariés"),
    etablissements("ETTEFP10{aa}", "10 salariés ou plus"),
  ],
  totaux: [
    { total: "P{aa}_LOG", parts: somme("P{aa}_", ["RP", "RSECOCC", "LOGVAC"]) },
    { total: "P{aa}_POP", parts: "P{aa}_POP1564", partiel: true },
    { total: "P{aa}_EMPLT", parts: "P{aa}_EMPLT_SAL", partiel: true },
    { total: "ETTOT{aa}", parts: somme("ET", ["AZ{aa}", "BE{aa}", "FZ{aa}", "GU{aa}", "OQ{aa}"]) },
    { total: "ETGU{aa}", parts: "ETGZ{aa}", partiel: true },
    { total: "ETTOT{aa}", parts: "ETTEF1{aa} + ETTEFP10{aa}", partiel: true },
  ],
  // Éditions anciennes : Filosofi y est vide sous le seuil ; le recensement, lui, n'a pas de case vide.
  vide: { marque: "secret", raison: "case vide dans le fichier de l'Insee : valeur non diffusée", horsEffectifs: true },
  comparaison: "enquetes-disjointes",
  cogHabituel: (millesime) => millesime + 3,
});

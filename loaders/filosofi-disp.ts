import { source } from "../src/modele/source.ts";
import { CSV_INSEE_VIRGULE } from "./commun/insee.ts";
import {
  avecMediane,
  distribution,
  mediane,
  ordreQuantiles,
  rapportInterdecile,
  FILOSOFI,
  totauxDisponible,
} from "./commun/filosofi.ts";

/** `FILO{année}_DISP_{COM,EPCI,DEP,REG,METROPOLE}.csv` : distribution du niveau de vie, revenu disponible. */
export default source({
  ...FILOSOFI,
  id: "filosofi-disp",
  titre: "Filosofi, distribution du revenu disponible",
  format: CSV_INSEE_VIRGULE,
  cle: "CODGEO",
  libelle: "LIBGEO",
  niveaux: ["commune", "epci", "departement", "region", "france"],
  datee: "NBPERS{aa}",
  variables: [
    { motif: "NBMEN{aa}", libelle: "Ménages fiscaux", nature: "effectif", unite: "ménages" },
    { motif: "NBPERS{aa}", libelle: "Personnes des ménages fiscaux", nature: "effectif", unite: "personnes" },
    { motif: "NBUC{aa}", libelle: "Unités de consommation", nature: "effectif", unite: "UC" },
    mediane("Q2{aa}", "Niveau de vie médian"),
    { motif: "Q3_Q1", libelle: "Écart interquartile", nature: "quantile", unite: "€" },
    { motif: "RD", libelle: "Rapport interdécile D9/D1", nature: "indice", unite: "" },
    ...distribution("", "niveau de vie").filter((v) => v.motif !== "RD{aa}"),
  ],
  totaux: [{ total: "NBPERS{aa}", parts: "NBMEN{aa}", partiel: true }, ...totauxDisponible("")],
  ordres: [ordreQuantiles("", "Q2{aa}"), ["NBUC{aa}", "NBPERS{aa}"]],
  diffusions: avecMediane("Q2{aa}", ["NBMEN{aa}", "NBPERS{aa}", "NBUC{aa}", "D1{aa}", "D9{aa}", "PPSOC{aa}", "GI{aa}"]),
  rapportsLivres: [rapportInterdecile("RD", "D9{aa}", "D1{aa}")],
  // Avant 2020, l'Insee laisse vide ce qu'il ne diffuse pas (docs/regles.md : seuils de Filosofi).
  vide: { marque: "secret", raison: "case vide dans le fichier de l'Insee : sous le seuil de diffusion de Filosofi" },
  cogHabituel: (millesime) => millesime + 1, // vérifié sur les codes des fichiers de 2014, 2018 et 2019
});

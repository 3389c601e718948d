import { DEMARCHES, type Demarche } from "../modele/demarche.ts";
import { convient } from "../modele/portee.ts";

/**
 * `sert_a` : les indicateurs que chaque démarche voisine demande d'ordinaire, d'après ses champs (par code, ou par début de code). C'est un
 * repère de l'outil, pas la liste d'un texte : aucune de ces démarches n'a d'indicateurs imposés.
 */
export const SERT_A: Readonly<Record<Demarche, readonly string[]>> = {
  // Petite enfance, enfance, jeunesse, parentalité, accès aux droits, logement, handicap.
  ctg: ["FAM-*", "PEN-*", "JEU-*", "DEM-05", "DEM-12", "LOG-06", "LOG-12", "REV-10", "REV-11", "REV-12", "REV-13", "REV-14", "REV-16", "SAN-06", "DRO-*"],
  "contrat-ville": ["QPV-*", "FAM-02", "JEU-03", "JEU-05", "JEU-07", "REV-01", "REV-02", "REV-10", "EMP-01", "EMP-09", "EMP-10", "SAN-03", "DRO-01"],
  plh: ["DEM-01", "DEM-02", "DEM-04", "DEM-13", "FAM-05", "LOG-*", "ENE-02", "ENE-04", "VIE-06"],
  cls: ["SAN-*", "DEM-09", "VIE-01", "VIE-02", "VIE-08", "ISO-01", "ISO-02", "REV-16"],
  "petite-enfance": ["PEN-*", "DEM-05", "DEM-12", "FAM-01", "FAM-02", "FAM-07"],
  pdalhpd: ["LOG-06", "LOG-08", "LOG-10", "LOG-11", "LOG-12", "ENE-01", "ENE-05", "REV-02", "REV-08", "DRO-03"],
}; // prettier-ignore

/** Les démarches que sert un indicateur ; vide pour celui d'un projet, ou de la seule activité du CCAS. */
export const demarchesDe = ({ code }: { readonly code: string }): readonly Demarche[] =>
  (Object.keys(DEMARCHES) as Demarche[]).filter((d) => SERT_A[d].some((motif) => convient(motif, code)));

import { tableFromArrays, tableToIPC } from "apache-arrow";
import type { ResultatSuivi } from "../lecture.ts";

/** Les résultats en Arrow, pour la page d'exploration et les outils de calcul : ce qu'une figure lit, sans les sources. */
export const writeArrow = (resultats: readonly ResultatSuivi[]): Uint8Array =>
  tableToIPC(
    tableFromArrays({
      indicateur: resultats.map((r) => r.indicateur),
      territoire: resultats.map((r) => r.territoire),
      niveau: resultats.map((r) => r.niveau),
      nom: resultats.map((r) => r.nom),
      millesime: resultats.map((r) => r.millesime),
      annee: Int16Array.from(resultats, (r) => r.annee),
      segment: Int8Array.from(resultats, (r) => r.segment),
      valeur: resultats.map((r) => r.valeur),
      statut: resultats.map((r) => r.statut),
      motif: resultats.map((r) => r.motif), // sans lui, une borne (« 5 % ou moins ») se lirait comme un nombre
      bas: resultats.map((r) => r.intervalle?.[0] ?? null),
      haut: resultats.map((r) => r.intervalle?.[1] ?? null),
    }),
    "file",
  );

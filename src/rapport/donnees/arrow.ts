import type { ResultatSuivi } from "../lecture.ts";
import { writeColonnes, type ColonneArrow } from "./colonnes-arrow.ts";

/** Les résultats en Arrow, pour les outils de calcul : ce qu'une figure lit, sans les sources. */
export function writeArrow(resultats: readonly ResultatSuivi[]): Uint8Array {
  const texte = (
    nom: "indicateur" | "territoire" | "niveau" | "nom" | "millesime" | "statut" | "motif",
  ): ColonneArrow => ({
    nom,
    type: "texte",
    valeurs: resultats.map((r) => r[nom]),
  });
  const nombre = (
    nom: string,
    type: "nombre" | "annee" | "rang",
    lire: (r: ResultatSuivi) => number | null,
  ): ColonneArrow => ({
    nom,
    type,
    valeurs: resultats.map(lire),
  });
  return writeColonnes([
    ...(["indicateur", "territoire", "niveau", "nom", "millesime"] as const).map(texte),
    nombre("annee", "annee", (r) => r.annee),
    nombre("segment", "rang", (r) => r.segment),
    nombre("valeur", "nombre", (r) => r.valeur),
    ...(["statut", "motif"] as const).map(texte), // sans le motif, une borne (« 5 % ou moins ») se lirait comme un nombre
    nombre("intervalle_bas", "nombre", (r) => r.intervalle?.[0] ?? null),
    nombre("intervalle_haut", "nombre", (r) => r.intervalle?.[1] ?? null),
  ]);
}

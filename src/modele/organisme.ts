import type { Niveau } from "./territoire.ts";

/** L'organisme qui doit l'analyse d'un territoire : un CIAS si c'est un EPCI (CASF, L. 123-4-1), sinon un CCAS. */
export const organismeOf = (niveau: Niveau): "CCAS" | "CIAS" => (niveau === "epci" ? "CIAS" : "CCAS");

/** Un texte de l'outil écrit pour un CCAS, dit pour l'organisme du territoire ; un code (`CCAS-01`) reste tel. */
export const direOrganisme = (texte: string, niveau: Niveau): string =>
  niveau === "epci" ? texte.replace(/\bCCAS\b(?!-\d)/g, organismeOf(niveau)) : texte;

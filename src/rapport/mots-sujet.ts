import type { Perimetre } from "./lecture.ts";

type AvecSujet = Pick<Perimetre, "commune">;

/** « la commune », ou « l'intercommunalité » : le territoire du rapport, quand la phrase ne le nomme pas. */
export const leSujet = ({ commune }: AvecSujet): string =>
  commune.niveau === "epci" ? "l'intercommunalité" : "la commune";

/** L'organisme qui doit l'analyse : un CIAS si le rapport décrit un EPCI (CASF, L. 123-4-1). */
export const organismeOf = ({ commune }: AvecSujet): "CCAS" | "CIAS" => (commune.niveau === "epci" ? "CIAS" : "CCAS");

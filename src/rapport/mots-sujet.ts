import type { Perimetre } from "./lecture.ts";

/** « la commune », ou « l'intercommunalité » : le territoire du rapport, quand la phrase ne le nomme pas. */
export const leSujet = ({ commune }: Pick<Perimetre, "commune">): string =>
  commune.niveau === "epci" ? "l'intercommunalité" : "la commune";

import type { Niveau } from "../modele/territoire.ts";

/** Les mailles, telles qu'on les lit dans une fiche, un tableau ou un dictionnaire. */
export const MAILLES: Readonly<Record<Niveau, string>> = {
  iris: "IRIS",
  quartier: "quartier",
  qpv: "quartier prioritaire",
  arm: "arrondissement municipal",
  commune: "commune",
  epci: "intercommunalité",
  departement: "département",
  region: "région",
  strate: "communes de même taille",
  comparables: "communes comparables",
  france: "France",
};

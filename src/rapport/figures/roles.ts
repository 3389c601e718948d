import type { Role } from "../../modele/figure.ts";
import type { Niveau } from "../../modele/territoire.ts";

const ROLES: Readonly<Partial<Record<Niveau, Role>>> = {
  commune: "commune",
  arm: "commune",
  iris: "iris",
  epci: "epci",
  departement: "departement",
  region: "region",
  france: "france",
};

/** Le rôle d'un territoire dans une figure, d'après sa maille. */
export const roleOf = (niveau: Niveau): Role => ROLES[niveau] ?? "autre";

import type { Role } from "../../modele/figure.ts";
import type { Niveau } from "../../modele/territoire.ts";

const ROLES: Readonly<Partial<Record<Niveau, Role>>> = {
  commune: "commune",
  arm: "commune",
  iris: "iris",
  qpv: "iris",
  epci: "epci",
  departement: "departement",
  region: "region",
  france: "france",
};

/** Dans le rapport d'un EPCI, il est le sujet, et ses communes son détail. */
const ROLES_EPCI: Readonly<Partial<Record<Niveau, Role>>> = { ...ROLES, epci: "commune", commune: "iris" };

/**
 * Le rôle d'un territoire dans une figure, d'après sa maille.
 * @param sujet maille du territoire du rapport
 */
export const roleOf = (niveau: Niveau, sujet: Niveau): Role =>
  (sujet === "epci" ? ROLES_EPCI : ROLES)[niveau] ?? "autre";

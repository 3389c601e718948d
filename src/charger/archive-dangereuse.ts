import { isZip, listZip } from "./archive.ts";
import { FichierIllisible } from "./illisible.ts";

/** Pourquoi ce classeur ne doit pas être ouvert, ou null : un .xlsx est une archive, il peut exploser comme une autre. */
export function refuserArchive(octets: Uint8Array): string | null {
  try {
    if (isZip(octets)) listZip(octets);
    return null;
  } catch (erreur) {
    if (erreur instanceof FichierIllisible) return erreur.message;
    throw erreur;
  }
}

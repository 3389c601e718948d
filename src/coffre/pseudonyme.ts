import { createHmac, randomBytes } from "node:crypto";

/** Remplace le numéro de foyer d'un export par un pseudonyme de 128 bits. */
export type Pseudonymiser = (numero: string) => string;

/**
 * Crée un pseudonymiseur dont la clé naît et meurt avec le chargement : elle n'est ni écrite, ni rendue, ni affichée.
 * Le coffre étant rebâti depuis tous les exports à chaque fois, un foyer garde le même pseudonyme d'une année à
 * l'autre à l'intérieur d'un coffre, jamais d'un coffre au suivant. La clé durable de l'organisation (suivi quand les
 * exports sont purgés) viendra avec `abs coffre initialiser`.
 *
 * Message : domaine et longueur d'abord, pour que deux usages ne donnent jamais le même pseudonyme.
 */
export function createPseudonymes(): Pseudonymiser {
  const cle = randomBytes(32);
  return (numero) => {
    const propre = numero
      .normalize("NFKD")
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
    const message = `abs|foyer|v1|${propre.length}|${propre}`;
    return createHmac("sha256", cle).update(message).digest().subarray(0, 16).toString("base64url");
  };
}

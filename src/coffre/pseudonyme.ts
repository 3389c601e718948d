import { Cle, type Pseudonymeur } from "./cle/cle.ts";
import { retenir } from "./retenir.ts";

/** Remplace le numéro de foyer d'un export par un pseudonyme de 128 bits. */
export type Pseudonymiser = (numero: string) => string;

/**
 * Le pseudonymiseur d'une clé ; sans elle, d'une clé éphémère qui meurt avec le chargement : un foyer garde alors le même
 * pseudonyme à l'intérieur d'un coffre, jamais d'un coffre au suivant.
 */
export const createPseudonymes = (cle: Pseudonymeur = Cle.ephemere()): Pseudonymiser =>
  retenir((numero) => {
    const propre = numero
      .normalize("NFKD")
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
    return cle.pseudonyme("foyer", propre);
  });

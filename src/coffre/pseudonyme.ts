import { Cle, type Pseudonymeur } from "./cle/cle.ts";

/** Remplace le numéro de foyer d'un export par un pseudonyme de 128 bits. */
export type Pseudonymiser = (numero: string) => string;

/** Au-delà, on recalcule : la mémoire ne dépend pas du fichier. */
const CONNUS_MAX = 200_000;

/**
 * Le pseudonymiseur d'une clé ; sans elle, d'une clé éphémère qui meurt avec le chargement : un foyer garde alors le même
 * pseudonyme à l'intérieur d'un coffre, jamais d'un coffre au suivant.
 */
export function createPseudonymes(cle: Pseudonymeur = Cle.ephemere()): Pseudonymiser {
  const connus = new Map<string, string>();
  return (numero) => {
    const connu = connus.get(numero);
    if (connu !== undefined) return connu;
    const propre = numero
      .normalize("NFKD")
      .toUpperCase()
      .replace(/[^\p{L}\p{N}]/gu, "");
    const pseudonyme = cle.pseudonyme("foyer", propre);
    if (connus.size < CONNUS_MAX) connus.set(numero, pseudonyme);
    return pseudonyme;
  };
}

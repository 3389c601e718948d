import { exploitationsDe } from "../modele/exploitation.ts";
import { quantitesDe, type Definition } from "../modele/indicateur.ts";

/**
 * Les formules d'une définition qui mêlent l'exploitation principale et la complémentaire du recensement ; null si elle
 * n'en mêle pas. L'Insee ne les cale pas sur les mêmes totaux : leur rapport serait faux.
 */
export function findMelange(d: Definition): string | null {
  const formules = quantitesDe(d).map((q) => q.formule);
  return exploitationsDe(formules).size > 1 ? formules.join(" / ") : null;
}

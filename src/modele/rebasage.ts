const DEBUT = "rebasé d'après les mouvements de communes de l'Insee : ";

/** Ce que la méthode d'une valeur rebasée en dit. @param origine « somme des communes 01015, 01340 de la géographie 2021 » */
export const writeRebasage = (origine: string): string => DEBUT + origine;

/** L'origine d'une valeur rebasée, d'après sa méthode ; null si elle ne l'est pas. */
export function readRebasage(methode: string): string | null {
  const dite = methode.split(" ; ").find((m) => m.startsWith(DEBUT));
  return dite === undefined ? null : dite.slice(DEBUT.length);
}

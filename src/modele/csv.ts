/**
 * Une case d'un CSV à points-virgules : entre guillemets seulement s'il le faut, vide pour null.
 * @example formatCase('dit « a;b »') // '"dit « a;b »"'
 */
export function formatCase(valeur: string | number | boolean | null): string {
  const texte = valeur === null ? "" : String(valeur);
  return /[;"\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
}

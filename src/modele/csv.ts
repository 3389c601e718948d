const NOMBRE = /^[-+]?[\d .,\u00a0\u202f]+ ?€?$/;

/**
 * Une case qu'un tableur n'exécutera pas : `=LIEN(…)`, `+…`, `-…`, `@…` deviennent du texte, leurs jumeaux de pleine chasse (`＝`)
 * aussi, et quoi qu'il y ait d'invisible devant. Un nombre négatif reste un nombre. Source : OWASP, « CSV Injection ».
 * @example neutraliser("=LIEN(1)") // "'=LIEN(1)"
 */
export const neutraliser = (texte: string): string =>
  /^(?:[\s\p{C}]*[=+\-@＝＋－＠]|[\t\r\n])/u.test(texte) && !NOMBRE.test(texte) ? `'${texte}` : texte;

/**
 * Une case d'un CSV à points-virgules : entre guillemets seulement s'il le faut, vide pour null, jamais une formule.
 * @example formatCase('dit « a;b »') // '"dit « a;b »"'
 */
export function formatCase(valeur: string | number | boolean | null): string {
  const texte = typeof valeur === "string" ? neutraliser(valeur) : valeur === null ? "" : String(valeur);
  return /[;"\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
}

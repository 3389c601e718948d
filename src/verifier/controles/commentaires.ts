/** Devant une barre, ce qui annonce une expression régulière et non une division. */
const AVANT_REGEX =
  /(?:^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|delete|void|throw|new|else|do|yield|await))$/;

/** Fin d'une chaîne, d'un gabarit ou d'une expression régulière commencée en `i`. */
function finDe(code: string, i: number, borne: string): number {
  let dansClasse = false;
  for (let p = i + 1; p < code.length; p++) {
    const c = code[p];
    if (c === "\\") p++;
    else if (borne === "/" && c === "[") dansClasse = true;
    else if (borne === "/" && c === "]") dansClasse = false;
    else if (c === borne && !dansClasse) return p + 1;
    else if (c === "\n" && borne !== "`") return p; // chaîne mal fermée : on repart de la ligne suivante
  }
  return code.length;
}

/**
 * Le premier commentaire d'un script ou d'une feuille de style, hors chaînes et expressions régulières. Une mention de
 * licence (`/*!`, `@license`) est laissée : la loi veut qu'elle suive le code.
 */
export function premierCommentaire(code: string, langue: "css" | "js"): string | null {
  for (let i = 0; i < code.length;) {
    const c = code[i];
    if (code.startsWith("/*", i)) {
      const fin = code.indexOf("*/", i + 2);
      const texte = code.slice(i, fin < 0 ? code.length : fin + 2);
      if (!/^\/\*!|@license|@preserve/.test(texte)) return texte;
      i += texte.length;
    } else if (langue === "js" && code.startsWith("//", i)) {
      const texte = /^[^\n]*/.exec(code.slice(i, i + 500))?.[0] ?? "";
      if (!/@license|@preserve/.test(texte)) return texte;
      i += texte.length;
    } else if (c === '"' || c === "'" || (langue === "js" && c === "`")) i = finDe(code, i, c);
    else if (langue === "css" && /^url\((?!\s*["'])/i.test(code.slice(i, i + 6))) i = finDe(code, i, ")");
    else if (langue === "js" && c === "/" && AVANT_REGEX.test(code.slice(Math.max(0, i - 12), i).trimEnd()))
      i = finDe(code, i, "/");
    else i++;
  }
  return null;
}

/** Vrai si un script ou un style renvoie à sa carte de source, ou s'il en est une. */
export const isCarteDeSource = (fichier: string, texte: string): boolean =>
  fichier.endsWith(".map") ||
  (texte.includes("sourceMappingURL") && /[#@]\s*sourceMappingURL=/.test(texte)) ||
  (texte.includes('"sourcesContent"') && /"sourcesContent"\s*:/.test(texte));

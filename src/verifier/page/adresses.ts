import { posix } from "node:path";

/** Ce que désigne une adresse écrite dans un fichier du site. */
export type Cible =
  | { readonly genre: "locale"; readonly fichier: string; readonly ancre: string }
  | { readonly genre: "externe" | "absolue" | "script" | "integree" | "contact"; readonly adresse: string };

/**
 * Résout une adresse depuis un fichier du site. `locale` : un fichier du site et son ancre ; `externe` : un autre hôte
 * (ou `file:`, `//hôte`) ; `absolue` : `/x`, qui ne marche ni dans un sous-dossier ni en `file://` ; `integree` :
 * `data:` ou `blob:`.
 */
export function resolveAdresse(depuis: string, adresse: string): Cible {
  const propre = adresse.trim().replace(/[\t\n\r]/g, "");
  if (/^(?:mailto|tel):/i.test(propre)) return { genre: "contact", adresse: propre };
  if (/^(?:data|blob):/i.test(propre)) return { genre: "integree", adresse: propre };
  if (/^(?:javascript|vbscript):/i.test(propre)) return { genre: "script", adresse: propre };
  if (/^(?:[a-z][a-z\d+.-]*:|[\\/]{2})/i.test(propre)) return { genre: "externe", adresse: propre };
  if (/^[\\/]/.test(propre)) return { genre: "absolue", adresse: propre };
  const [sansAncre = "", ancre = ""] = propre.split("#", 2);
  const chemin = decodeSafe(sansAncre.split("?", 1)[0] ?? "");
  const fichier = chemin === "" ? depuis : posix.join(posix.dirname(depuis), chemin);
  return {
    genre: "locale",
    fichier: fichier.endsWith("/") ? `${fichier}index.html` : fichier,
    ancre: decodeSafe(ancre),
  };
}

function decodeSafe(texte: string): string {
  try {
    return decodeURIComponent(texte);
  } catch {
    return texte;
  }
}

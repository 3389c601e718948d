/** Mots d'état civil ou de politesse qu'un logiciel colle au nom. */
const CIVILITES = new Set(["M", "MR", "MME", "MLLE", "MONSIEUR", "MADAME", "MADEMOISELLE"]);
/** Ce qui sépare le nom d'usage du nom de naissance : « MARTIN née DURAND ». */
const NAISSANCE = /\b(?:NEE?|NE E)\s+(.+)$/;
/** « DURAND épouse MARTIN » : le nom de naissance est avant. */
const EPOUSE = /\s+(?:EPOUSE|EPSE|EP|VEUVE|VVE|DIVORCEE?)\s+.+$/;

/** Majuscules sans accent, un espace entre les mots ; œ, æ et ß en deux lettres. */
const mots = (texte: string): string =>
  texte
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[œŒ]/g, "oe")
    .replace(/[æÆ]/g, "ae")
    .toUpperCase()
    .replace(/\((?=NEE?\b|EP)/g, " ")
    .replace(/['’`´]/g, "")
    .replace(/[^A-Z]+/g, " ")
    .trim();

const sansCivilite = (texte: string): string =>
  texte
    .split(" ")
    .filter((mot) => !CIVILITES.has(mot))
    .join(" ");

const lettres = (texte: string): string =>
  texte
    .replace(/\bSTE\b/g, "SAINTE")
    .replace(/\bST\b/g, "SAINT")
    .replaceAll(" ", "");

/**
 * Un nom de famille réduit à ses lettres : accents, casse, particule détachée ou non, apostrophe et trait d'union ne le
 * changent pas. Le nom de naissance l'emporte quand il est écrit.
 * @example normalizeNom("Mme d'Hérouville née Saint-Éxupéry") // "SAINTEXUPERY"
 */
export function normalizeNom(texte: string): string {
  const propre = sansCivilite(mots(texte));
  const naissance = NAISSANCE.exec(propre)?.[1];
  return lettres(naissance ?? ` ${propre}`.replace(EPOUSE, ""));
}

/**
 * Le premier prénom : « Jean-Pierre Marie » donne JEANPIERRE. « Jean Pierre » sans trait d'union donne JEAN : rien ne dit
 * qu'il est composé, et deux orthographes du même prénom composé se séparent (connu, compté par la clé large).
 * @example normalizePrenom("Éloïse, Marie") // "ELOISE"
 */
export function normalizePrenom(texte: string): string {
  const propre = sansCivilite(mots(texte.replace(/(?<=\p{L})\s*[-‐‑–]\s*(?=\p{L})/gu, "")));
  return propre.split(" ")[0] ?? "";
}

import { homedir, hostname, tmpdir, userInfo } from "node:os";
import { resolve } from "node:path";
import { RACINE } from "../../racine.ts";

/** Dossiers d'utilisateurs des systèmes courants, et adresses de fichiers. */
const GENERIQUE = /(?:\/(?:home|Users)\/[\w.-]+\/|[A-Za-z]:\\{1,2}(?:Users|Documents)\\|file:\/\/\/)[^\s"'<>]{0,80}/;

/** Sans l'une d'elles, `GENERIQUE` ne peut rien trouver : une recherche de texte coûte dix fois moins qu'un motif. */
const AMORCES = ["/home/", "/Users/", ":\\", "file:///"];

/**
 * Prépare la recherche de chemins absolus de cette machine : le dossier vérifié, celui de l'outil, celui de
 * l'utilisateur, le dossier courant et le dossier temporaire.
 * @returns une fonction : le premier chemin trouvé dans un texte, ou null
 */
export function chercheChemins(dossier: string): (texte: string) => string | null {
  const connus = [resolve(dossier), RACINE, process.cwd(), homedir(), tmpdir()]
    .filter((d) => d.split(/[\\/]/).length > 2 || d === homedir())
    .filter((d) => d.length > 4)
    .map((d) => (d.endsWith("/") ? d : `${d}/`));
  return (texte) =>
    connus.find((d) => texte.includes(d)) ??
    (AMORCES.some((a) => texte.includes(a)) ? GENERIQUE.exec(texte)?.[0] : undefined) ??
    null;
}

const echappe = (texte: string): string => texte.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Prépare la recherche du nom de la machine et de celui du compte. Un nom distinctif (chiffre, tiret ou point) est
 * cherché partout ; un nom qui pourrait être un mot ou un patronyme, seulement là où l'on écrit un compte ou une machine :
 * `nom@…`, `…@nom`, `//nom`, auteur d'un document.
 * @returns une fonction : le premier nom trouvé dans un texte, ou null
 */
export function chercheNoms(
  noms: readonly string[] = [hostname(), userInfo().username],
): (texte: string) => string | null {
  const motifs = noms
    .filter((n) => n.length >= 3 && n !== "localhost")
    .map((nom) => {
      const n = echappe(nom);
      const isDistinctif = nom.length >= 6 && /[\d.-]/.test(nom);
      const autour = `\\b${n}@[\\w.-]|@${n}\\b|(?:\\/\\/|\\\\\\\\)${n}[\\\\/:]|(?:[cC]reator|lastModifiedBy|[aA]uthor|AUTHOR)["'>:=\\s(]{1,4}${n}\\b`;
      return { nom, motif: new RegExp(isDistinctif ? `(?<![\\w-])${n}(?![\\w-])` : autour) };
    });
  return (texte) => {
    for (const { nom, motif } of motifs) {
      const trouve = texte.includes(nom) ? motif.exec(texte)?.[0] : undefined;
      if (trouve !== undefined) return trouve;
    }
    return null;
  };
}

import { homedir, tmpdir } from "node:os";
import { resolve } from "node:path";
import { RACINE } from "../../../racine.ts";

/** Dossiers d'utilisateurs des systèmes courants, et adresses de fichiers. */
const GENERIQUE = /(?:\/(?:home|Users)\/[\w.-]+\/|[A-Za-z]:\\{1,2}(?:Users|Documents)\\|file:\/\/\/)[^\s"'<>]{0,80}/;

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
  return (texte) => connus.find((d) => texte.includes(d)) ?? GENERIQUE.exec(texte)?.[0] ?? null;
}

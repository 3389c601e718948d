import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Dossier de la boîte à outils (celui de package.json), que le code tourne depuis `src` ou depuis le paquet bâti. */
export const RACINE: string = (() => {
  let dir = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dir, "package.json"))) {
    const parent = dirname(dir);
    if (parent === dir) throw new Error("package.json must stand above the code, got none");
    dir = parent;
  }
  return dir;
})();

/** Lit un fichier livré avec la boîte à outils (requête SQL, feuille de style…). */
export const readAsset = (chemin: string): string => readFileSync(join(RACINE, chemin), "utf8");

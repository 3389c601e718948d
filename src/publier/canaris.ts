import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Les canaris d'un projet (`canaris.txt`, un par ligne, `#` pour un commentaire) : des noms, adresses ou numéros inventés,
 * ajoutés à chaque lot d'exports. S'il en paraît un dans un site, quelque chose de personnel a trouvé un chemin.
 */
export function readCanaris(projet: string): string[] {
  const chemin = join(projet, "canaris.txt");
  if (!existsSync(chemin)) return [];
  return readFileSync(chemin, "utf8")
    .replace(/^\ufeff/, "")
    .split(/\r?\n/)
    .map((ligne) => ligne.trim())
    .filter((ligne) => ligne !== "" && !ligne.startsWith("#"));
}

import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * Le dossier de l'outil : celui de `observablehq.config.ts`. Cherché en remontant, car ce module tourne depuis `src/`
 * dans les tests et depuis `build/` une fois assemblé.
 */
export function racineOutil(): string {
  let dossier = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(dossier, "observablehq.config.ts"))) {
    const parent = dirname(dossier);
    if (parent === dossier) throw new Error("observablehq.config.ts must lie above this module, got none");
    dossier = parent;
  }
  return dossier;
}

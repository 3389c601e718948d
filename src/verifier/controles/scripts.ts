import { extname } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import { defaut } from "../anomalies.ts";
import type { Manifeste } from "../manifeste.ts";
import { resolveAdresse } from "../page/adresses.ts";
import type { PageLue } from "../page/page.ts";

/**
 * Un site n'a que les scripts de son manifeste, qui en porte aussi l'empreinte : tout autre fichier de script, et toute page qui en
 * charge un autre, sont refusés.
 */
export function verifieScripts(
  manifeste: Manifeste | null,
  fichiers: Iterable<string>,
  pages: ReadonlyMap<string, PageLue>,
): Anomalie[] {
  const connus = new Set(manifeste?.scripts ?? []);
  const isScript = (f: string): boolean => /^\.[cm]?js$/i.test(extname(f));
  return [
    ...[...fichiers].filter((f) => isScript(f) && !connus.has(f)).map((f) => defaut("script-inconnu", f, null, null)),
    ...[...pages].flatMap(([fichier, { programmes }]) =>
      programmes.flatMap(({ adresse, ligne }) => {
        const cible = resolveAdresse(fichier, adresse);
        const isConnu = cible.genre === "locale" && connus.has(cible.fichier);
        return isConnu ? [] : [defaut("script-inconnu", fichier, ligne, adresse)];
      }),
    ),
  ];
}

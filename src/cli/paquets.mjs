// Comment la ligne de commande se met en un paquet, pour `npm ci` comme pour les tests.
import { readFileSync } from "node:fs";

/**
 * Des bibliothèques de cent à trois cents petits modules, que Node met deux à sept fois plus de temps à ouvrir un par un qu'à lire
 * d'un bloc. Le reste est laissé dehors : du code natif, du CommonJS, ou un seul fichier.
 */
const EMBALLEES =
  /^(?:d3|@observablehq\/plot|apache-arrow|unified|remark-.*|mdast-util-.*|hast-util-.*|unist-util-.*|ora|simple-statistics)$/;

const { dependencies } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/** Les options d'esbuild : chaque verbe n'est lu qu'au moment où il sert (`splitting`). */
export const PAQUETS = {
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  external: Object.keys(dependencies).filter((nom) => !EMBALLEES.test(nom)),
  chunkNames: "morceaux/[name]-[hash]",
  logLevel: "warning",
};

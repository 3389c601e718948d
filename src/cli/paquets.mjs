// Comment la ligne de commande se met en un paquet, pour `npm ci` comme pour les tests.
import { readFileSync } from "node:fs";

/**
 * Des bibliothèques de cent à trois cents petits modules, que Node met deux à sept fois plus de temps à ouvrir un par un qu'à lire
 * d'un bloc. Celle de DuckDB surtout, en CommonJS, que chaque verbe ouvre : Node en lit chaque module deux fois pour trouver ses
 * noms (mesuré : 0,27 s, contre 0,04 d'un bloc). Le reste est laissé dehors : du code natif, ou un seul fichier.
 */
const EMBALLEES =
  /^(?:@duckdb\/node-api|yaml|d3|@observablehq\/plot|apache-arrow|unified|remark-.*|mdast-util-.*|hast-util-.*|unist-util-.*|ora|simple-statistics)$/;

const { dependencies } = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));

/**
 * Les scripts du site, chacun d'un bloc et sans commentaire : `pages` et `recherche` sont des scripts classiques, qu'un navigateur
 * lit aussi d'un dossier ; `explorateur` est le seul à porter Plot et Arrow.
 */
export const SCRIPTS_SITE = [
  { entryPoints: { pages: "src/site/page/pages.ts", recherche: "src/site/page/recherche.ts" }, format: "iife" },
  { entryPoints: { explorateur: "src/site/explorateur/explorateur.ts" }, format: "esm" },
].map((propre) => ({
  ...propre,
  outdir: "build/site",
  bundle: true,
  minify: true,
  charset: "utf8",
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
}));

/** Les options d'esbuild : chaque verbe n'est lu qu'au moment où il sert (`splitting`). */
export const PAQUETS = {
  bundle: true,
  splitting: true,
  platform: "node",
  format: "esm",
  target: "node20",
  external: Object.keys(dependencies).filter((nom) => !EMBALLEES.test(nom)),
  // Un module CommonJS emballé demande encore par `require` le code natif et les modules de Node.
  banner: {
    js: 'import { createRequire as requireDepuis } from "node:module"; const require = requireDepuis(import.meta.url);',
  },
  chunkNames: "morceaux/[name]-[hash]",
  logLevel: "warning",
};

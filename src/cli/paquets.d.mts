import type { BuildOptions } from "esbuild";

/** Les options d'esbuild pour la ligne de commande : chaque verbe n'est lu qu'au moment où il sert. */
export declare const PAQUETS: BuildOptions;

/** Les options d'esbuild pour les scripts du site. */
export declare const SCRIPTS_SITE: readonly BuildOptions[];

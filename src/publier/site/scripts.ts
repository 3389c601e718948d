import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { RACINE } from "../../racine.ts";
import type { FichierSite } from "../../rapport/page.ts";

/** Les scripts du site, mis en un bloc par `npm ci` (src/cli/construire.mjs). */
const NOMS = ["pages", "recherche", "explorateur"] as const;
export type NomScript = (typeof NOMS)[number];

/** Un script prêt à écrire ; son nom porte son empreinte, comme celui de la feuille de style. */
export type Scripts = Readonly<Record<NomScript, FichierSite>>;

async function readScript(nom: NomScript): Promise<FichierSite> {
  const chemin = join(RACINE, "build", "site", `${nom}.js`);
  const code = await readFile(chemin, "utf8").catch(() => {
    throw new Error(`build/site/${nom}.js must stand, got none: run npm run prepare`);
  });
  const contenu = code.trimEnd();
  return { chemin: nomScript(nom, contenu), contenu };
}

/** `pages.1a2b3c4d.js` : un script changé n'est jamais lu avec la page d'hier. */
export const nomScript = (nom: string, contenu: string): string =>
  `${nom}.${createHash("sha256").update(contenu).digest("hex").slice(0, 8)}.js`;

export async function readScripts(): Promise<Scripts> {
  const lus = await Promise.all(NOMS.map(async (nom) => [nom, await readScript(nom)] as const));
  return Object.fromEntries(lus) as Record<NomScript, FichierSite>;
}

/** L'adresse de chaque script. */
export const adressesScripts = (scripts: Scripts): Readonly<Record<NomScript, string>> => ({
  pages: scripts.pages.chemin,
  recherche: scripts.recherche.chemin,
  explorateur: scripts.explorateur.chemin,
});

import { dossierCatalogue } from "./cache.ts";
import { readJson } from "./formes.ts";
import type { Acces } from "./recuperer.ts";
import { Refus } from "./refus.ts";

/** Le dernier millésime d'un jeu de Melodi, et le fichier qui le donne. */
export interface JeuMelodi {
  readonly jeu: string;
  readonly millesime: number;
  readonly url: string;
}

interface Entree {
  readonly identifier?: string;
  readonly product?: readonly { readonly id?: string; readonly accessURL?: string }[];
}

export const CATALOGUE = "https://api.insee.fr/melodi/catalog/all";

/** Le dernier millésime de chaque jeu, d'après le nom de ses fichiers (`DS_FILOSOFI_CC_2021_CSV_FR`). */
export function readCatalogue(entrees: unknown): Map<string, JeuMelodi> {
  if (!Array.isArray(entrees)) throw new Refus("melodi-catalogue", "le catalogue de Melodi n'a pas la forme attendue");
  const jeux = new Map<string, JeuMelodi>();
  for (const { identifier: jeu, product = [] } of entrees as readonly Entree[])
    for (const { id = "", accessURL: url = "" } of product) {
      const millesime = Number(/_(\d{4})_CSV_FR$/.exec(id)?.[1] ?? 0);
      if (jeu !== undefined && millesime > (jeux.get(jeu)?.millesime ?? 0)) jeux.set(jeu, { jeu, millesime, url });
    }
  return jeux;
}

/**
 * Interroge le catalogue de Melodi : une requête.
 * @throws {Refus}
 */
export const fetchCatalogue = async (dir: string, acces: Acces, adresse = CATALOGUE): Promise<Map<string, JeuMelodi>> =>
  readCatalogue(await readJson(new URL(adresse), dossierCatalogue(dir), acces));

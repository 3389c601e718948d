import { type Correspondance, type Correspondances, findCorrespondance } from "../coffre/correspondance.ts";
import { ouvrirExport } from "../coffre/ouvrir-export.ts";
import { createReleve } from "../coffre/releve.ts";
import { trierLignes } from "../coffre/trier-lignes.ts";
import { refuserArchive } from "./archive-dangereuse.ts";

/** Ce qui dit qu'un export n'est pas écrit comme la correspondance le décrit : un autre logiciel, et non une case fautive. */
const AUTRE_FORME = new Set(["format", "feuille-absente", "encodage", "colonne-absente", "colonne-double"]);

/** Cet export a-t-il la forme et les colonnes que cette correspondance décrit ? */
async function isOuvert(octets: Uint8Array, correspondance: Correspondance): Promise<boolean> {
  const releve = createReleve("");
  const lignes = await ouvrirExport(octets, correspondance, refuserArchive, releve);
  if (lignes !== null) await trierLignes(lignes, correspondance, releve, () => true);
  return !releve.anomalies().some(({ code }) => AUTRE_FORME.has(code));
}

/**
 * La correspondance du projet qui décrit cet export, et si elle le nomme déjà (ou n'en nomme aucun) ; null : aucune, l'export vient
 * d'un autre logiciel que les précédents.
 */
export async function findQuiOuvre(
  octets: Uint8Array,
  toutes: Correspondances,
  source: string,
  fichier: string,
): Promise<{ readonly correspondance: Correspondance; readonly isNommee: boolean } | null> {
  const sienne = findCorrespondance(toutes, source, fichier);
  const [premieres, autres] = [sienne ? [sienne] : [], (toutes.get(source) ?? []).filter((c) => c !== sienne)];
  for (const correspondance of [...premieres, ...autres])
    if (await isOuvert(octets, correspondance)) return { correspondance, isNommee: correspondance === sienne };
  return null;
}

import { readdirSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { DOSSIER_QUARANTAINE } from "../../coffre/quarantaine.ts";
import { sha256File } from "../preparer.ts";
import { decrire, readNomsSupra, type Candidat, type FichierEcarte, type FichierReconnu } from "./decrire.ts";
import { OuvertureImpossible, ouvrir } from "./ouvrir.ts";
import { raisonInconnu } from "./raison.ts";
import { readRegistre, type FichierConnu } from "./registre.ts";
import { trouverSource } from "./table.ts";

export type { FichierEcarte, FichierReconnu };

export interface Reconnaissance {
  readonly reconnus: readonly FichierReconnu[];
  readonly ecartes: readonly FichierEcarte[];
  /** Fichiers identiques à un autre (même sha256), laissés de côté. */
  readonly doublons: readonly { readonly nom: string; readonly comme: string }[];
}

export interface OptionsReconnaissance {
  /** Dossier à ne pas parcourir : le projet lui-même, s'il est dans le dossier des fichiers. */
  readonly sauf?: string;
  readonly registre?: ReadonlyMap<string, FichierConnu>;
  readonly progression?: (nom: string, faits: number, total: number) => void;
}

const EXTENSIONS = /\.(csv|zip|xlsx|xls|txt|geojson)$/i;

const PASSES = new Set(["node_modules", DOSSIER_QUARANTAINE]);

/** Fichiers d'un dossier, ou le fichier seul ; rien de caché, ni de mis en quarantaine. Dans l'ordre des noms, pour un projet toujours pareil. */
function listFichiers(chemin: string, sauf: string | undefined): string[] {
  if (statSync(chemin).isFile()) return [chemin];
  return readdirSync(chemin, { withFileTypes: true })
    .filter((e) => !e.name.startsWith(".") && !PASSES.has(e.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((e) => {
      const ici = join(chemin, e.name);
      if (e.isDirectory()) return sauf !== undefined && resolve(ici) === resolve(sauf) ? [] : listFichiers(ici, sauf);
      return e.isFile() && EXTENSIONS.test(e.name) ? [ici] : [];
    });
}

const isReconnu = (f: FichierReconnu | FichierEcarte): f is FichierReconnu => "source" in f;

/**
 * Reconnaît les fichiers officiels d'un dossier à leurs en-têtes, jamais à leur nom : la source dont toutes les colonnes
 * exigées sont là. Seuls les débuts sont lus, sauf pour l'empreinte. Un fichier déclaré reconnu est sain d'après ses
 * premières lignes ; les autres sont rendus avec la raison.
 */
export async function reconnaitre(dossier: string, options: OptionsReconnaissance = {}): Promise<Reconnaissance> {
  const registre = options.registre ?? readRegistre();
  const chemins = listFichiers(dossier, options.sauf);
  const candidats: Candidat[] = [];
  const ecartes: FichierEcarte[] = [];
  const doublons: { nom: string; comme: string }[] = [];
  for (const [i, chemin] of chemins.entries()) {
    const nom = relative(dossier, chemin) || basename(chemin);
    options.progression?.(nom, i + 1, chemins.length);
    try {
      const ouverture = await ouvrir(chemin);
      const trouvaille = trouverSource(ouverture, [
        basename(chemin),
        ...(ouverture.interne === null ? [] : [ouverture.interne]),
      ]);
      if (!trouvaille) {
        // Des contours : un fond de carte (contours.ts), que personne n'attend parmi les fichiers de chiffres.
        if (ouverture.extension === ".geojson") continue;
        ecartes.push({ nom, raison: raisonInconnu(ouverture) });
        continue;
      }
      const sha256 = await sha256File(chemin);
      const comme = candidats.find((c) => c.sha256 === sha256);
      if (comme) doublons.push({ nom, comme: comme.nom });
      else candidats.push({ chemin, nom, sha256, ouverture, trouvaille });
    } catch (error) {
      if (!(error instanceof OuvertureImpossible)) throw error;
      ecartes.push({ nom, raison: error.message });
    }
  }
  const noms = readNomsSupra(candidats);
  const fichiers = await Promise.all(candidats.map((c) => decrire(c, noms, registre.get(c.sha256))));
  return {
    reconnus: fichiers.filter(isReconnu),
    ecartes: [...ecartes, ...fichiers.filter((f): f is FichierEcarte => !isReconnu(f))],
    doublons,
  };
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Anomalie } from "../../modele/anomalie.ts";
import type { Edition, FichierSite } from "../../rapport/page.ts";
import { isSigne, MANIFESTE, parseManifeste, sha256Of } from "../../verifier/manifeste.ts";
import { readClePublique } from "../../verifier/signer.ts";
import { reprendreSite } from "./echange.ts";

/** Les adresses qui portent leur année : `donnees/v1/2026/…`, `documents/2026/…`. */
const ANNEE = /^(?:donnees\/v\d+|documents)\/(\d{4})\//;

/**
 * Les fichiers des années d'avant que le site en place sert encore, à garder à leur adresse. Ils ne viennent que du site de la
 * même édition, signé par la clé du projet, et chacun a encore l'empreinte que son manifeste annonce. Ils seront relus par la
 * barrière comme les autres.
 */
export async function readAnneesPassees(
  projet: string,
  edition: Edition,
  annee: number,
): Promise<{ readonly fichiers: readonly FichierSite[]; readonly anomalies: readonly Anomalie[] }> {
  const dossier = join(projet, ".abs", edition);
  await reprendreSite(dossier);
  const dist = join(dossier, "dist");
  const manifeste = parseManifeste(await readFile(join(dist, MANIFESTE)).catch(() => undefined));
  const isNotre = manifeste !== null && manifeste.edition === edition && manifeste.cle === (await readClePublique(projet)) && isSigne(manifeste); // prettier-ignore
  if (!isNotre) return { fichiers: [], anomalies: [] };
  const fichiers: FichierSite[] = [];
  const anomalies: Anomalie[] = [];
  for (const { chemin, sha256 } of manifeste.fichiers) {
    const de = Number(ANNEE.exec(chemin)?.[1] ?? annee);
    if (de >= annee) continue;
    const contenu = await readFile(join(dist, chemin)).catch(() => null);
    if (contenu !== null && sha256Of(contenu) === sha256) fichiers.push({ chemin, contenu });
    else anomalies.push(perdu(chemin));
  }
  return { fichiers, anomalies };
}

const perdu = (chemin: string): Anomalie => ({
  gravite: "avertissement",
  code: "annee-passee-perdue",
  fichier: chemin,
  ligne: null,
  colonne: null,
  valeur: null,
  message: "Ce fichier d'une année passée a changé, ou n'est plus là : son adresse ne répondra plus",
  action: "Remettre à sa place le site déposé l'an dernier, puis publier de nouveau.",
});

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { listFichiers } from "../../src/verifier/fichiers.ts";
import { MANIFESTE, parseManifeste } from "../../src/verifier/manifeste.ts";
import { openCle, signerSite } from "../../src/verifier/signer.ts";
import { dossierAvec, dossierTemporaire } from "../publier/site/dossier.ts";

/** Signe un dossier tel qu'il est : ce que ferait une publication qui aurait écrit elle-même tout ce qui s'y trouve. */
export async function signerDossier(dossier: string, projet: string, nommes: readonly string[] = []): Promise<void> {
  const ecrits = new Map<string, Uint8Array>();
  const fichiers = await listFichiers(dossier);
  for (const { nom, chemin } of fichiers) if (nom !== MANIFESTE) ecrits.set(nom, await readFile(chemin));
  const ancien = fichiers.find((f) => f.nom === MANIFESTE);
  const { edition = "public", scripts = nommes } =
    (ancien && parseManifeste(await readFile(join(dossier, MANIFESTE)))) ?? {};
  await signerSite(dossier, { edition, commune: "Ville-Témoin", annee: 2026, scripts }, ecrits, await openCle(projet));
}

/** Un site signé, de quelques fichiers. */
export async function siteSigne(
  fichiers: Readonly<Record<string, string | Uint8Array>>,
  scripts: readonly string[] = [],
): Promise<string> {
  const dossier = await dossierAvec(fichiers);
  await signerDossier(dossier, await dossierTemporaire(), scripts);
  return dossier;
}

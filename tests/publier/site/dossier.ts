import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

/** Un dossier temporaire, effacé à la fin du test. */
export async function dossierTemporaire(): Promise<string> {
  const dossier = await mkdtemp(join(tmpdir(), "abs-site-"));
  onTestFinished(() => rm(dossier, { recursive: true, force: true }));
  return dossier;
}

/** Écrit des fichiers (chemin → contenu) dans un dossier temporaire. */
export async function dossierAvec(fichiers: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const dossier = await dossierTemporaire();
  for (const [chemin, contenu] of Object.entries(fichiers)) {
    await mkdir(dirname(join(dossier, chemin)), { recursive: true });
    await writeFile(join(dossier, chemin), contenu);
  }
  return dossier;
}

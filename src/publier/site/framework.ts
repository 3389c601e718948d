import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { RACINE } from "../../racine.ts";
import { Enfant } from "../enfant.ts";

/** Chemin tel que Framework l'attend : relatif à l'outil quand c'est possible, avec des `/`. */
const frameworkPath = (chemin: string): string => relative(RACINE, chemin).split(sep).join("/");

/**
 * Framework dans un processus à part, chargé une fois pour plusieurs éditions : son démarrage coûte deux secondes de
 * processeur, les pages de trois éditions moins d'une. Le dossier de travail est celui de l'outil : c'est là que se lit
 * `observablehq.config.ts`, et le projet peut être n'importe où.
 */
export class Framework {
  readonly #enfant = new Enfant("Framework", [join(RACINE, "src", "publier", "site", "framework-enfant.mjs")], RACINE);

  /**
   * Rend les pages d'une racine.
   * @param root racine à bâtir @param output dossier de sortie, déjà vidé
   * @throws Error avec ce qu'a dit Framework, si elle échoue
   */
  async build(root: string, output: string): Promise<void> {
    await this.#enfant.demander({ root: frameworkPath(root), output: frameworkPath(output) });
  }

  /**
   * Rend une page vide, pour rien, pendant que le processeur attend autre chose : la première page d'un processus coûte
   * bien plus que les suivantes. Un échec est tu : la vraie construction le dira.
   */
  async warmUp(): Promise<void> {
    const dossier = await mkdtemp(join(tmpdir(), "abs-framework-"));
    const [root, dist] = [join(dossier, "site"), join(dossier, "dist")];
    try {
      await mkdir(root);
      await writeFile(join(root, "index.md"), "# Page vide\n");
      await this.build(root, dist);
    } catch {
      // Dit à la prochaine construction.
    } finally {
      await rm(dossier, { recursive: true, force: true });
    }
  }

  close(): void {
    this.#enfant.close();
  }
}

import { spawn, type ChildProcess } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, relative, sep } from "node:path";
import { RACINE } from "../../racine.ts";

/** Chemin tel que Framework l'attend : relatif à l'outil quand c'est possible, avec des `/`. */
const frameworkPath = (chemin: string): string => relative(RACINE, chemin).split(sep).join("/");

interface Reponse {
  readonly id: number;
  readonly erreur: string | null;
}

/**
 * Framework dans un processus à part, chargé une fois pour plusieurs éditions : son démarrage coûte deux secondes de
 * processeur, les pages de trois éditions moins d'une. Le dossier de travail est celui de l'outil : c'est là que se lit
 * `observablehq.config.ts`, et le projet peut être n'importe où.
 */
export class Framework {
  readonly #enfant: ChildProcess;
  readonly #attentes = new Map<number, (erreur: string | null) => void>();
  readonly #ecrit: string[] = [];
  #dernier = 0;
  #rompu: string | null = null;

  constructor() {
    this.#enfant = spawn(process.execPath, [join(RACINE, "src", "publier", "site", "framework-enfant.mjs")], {
      cwd: RACINE,
      // Les options du processus parent (couverture, débogueur) ne concernent pas Framework.
      env: { ...process.env, NODE_OPTIONS: "", OBSERVABLE_TELEMETRY_DISABLE: "1" },
      stdio: ["pipe", "pipe", "pipe", "ipc"],
    });
    for (const flux of [this.#enfant.stdout, this.#enfant.stderr])
      flux?.setEncoding("utf8").on("data", (texte: string) => this.#ecrit.push(texte));
    this.#enfant.on("message", (message) => {
      const { id, erreur } = message as Reponse;
      this.#attentes.get(id)?.(erreur);
      this.#attentes.delete(id);
    });
    const rompre = (raison: string): void => {
      this.#rompu ??= `${raison}\n${this.#ecrit.join("").slice(-2000)}`;
      for (const finir of this.#attentes.values()) finir(this.#rompu);
      this.#attentes.clear();
    };
    this.#enfant.on("error", (error) => rompre(error.message));
    this.#enfant.on("close", (code) => rompre(`process closed with ${code}`));
    this.#enfant.stdin?.on("error", (error) => rompre(error.message)); // l'enfant est mort entre deux éditions
  }

  /**
   * Bâtit une racine.
   * @param root racine à bâtir @param output dossier de sortie, déjà vidé
   * @throws Error avec ce qu'a dit Framework, si elle échoue
   */
  async build(root: string, output: string): Promise<void> {
    if (this.#rompu !== null) throw new Error(`Framework must render the pages, got ${this.#rompu}`);
    const id = ++this.#dernier;
    const erreur = await new Promise<string | null>((resolve) => {
      this.#attentes.set(id, resolve);
      this.#enfant.stdin?.write(
        `${JSON.stringify({ id, root: frameworkPath(root), output: frameworkPath(output) })}\n`,
      );
    });
    if (erreur !== null) throw new Error(`Framework must render the pages, got ${erreur}`);
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

  /** Arrête le processus, même s'il finit de se charger : il n'a rien à sauver. */
  close(): void {
    this.#enfant.kill();
  }
}

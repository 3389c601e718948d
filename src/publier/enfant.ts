import { spawn, type ChildProcess } from "node:child_process";

interface Reponse {
  readonly id: number;
  readonly erreur: string | null;
  readonly resultat?: unknown;
}

/** Ce qu'un processus enfant a écrit de dernier, pour dire pourquoi il s'est arrêté. */
const ECRIT_MAX = 2000;

/**
 * Un processus Node à part, démarré une fois et interrogé plusieurs : une demande est une ligne JSON de son entrée standard,
 * sa réponse un message `{ id, erreur, resultat }`, dans l'ordre qu'il veut. Démarrer coûte plus que la plupart des réponses.
 */
export class Enfant {
  readonly #nom: string;
  readonly #processus: ChildProcess;
  readonly #attentes = new Map<number, (reponse: Omit<Reponse, "id">) => void>();
  readonly #ecrit: string[] = [];
  #dernier = 0;
  #rompu: string | null = null;

  /** @param nom ce que dit une erreur quand il échoue ou s'arrête : « Framework » */
  constructor(nom: string, args: readonly string[], cwd?: string) {
    this.#nom = nom;
    this.#processus = spawn(process.execPath, [...args], {
      cwd,
      // Les options du processus parent (couverture, débogueur) ne concernent pas celui-ci ; Framework ne se raconte pas.
      env: { ...process.env, NODE_OPTIONS: "", OBSERVABLE_TELEMETRY_DISABLE: "1" },
      stdio: ["pipe", "pipe", "pipe", "ipc"],
    });
    for (const flux of [this.#processus.stdout, this.#processus.stderr])
      flux?.setEncoding("utf8").on("data", (texte: string) => this.#ecrit.push(texte));
    this.#processus.on("message", (message) => {
      const { id, ...reponse } = message as Reponse;
      this.#attentes.get(id)?.(reponse);
      this.#attentes.delete(id);
    });
    const rompre = (raison: string): void => {
      this.#rompu ??= `${raison}\n${this.#ecrit.join("").slice(-ECRIT_MAX)}`;
      for (const finir of this.#attentes.values()) finir({ erreur: this.#rompu });
      this.#attentes.clear();
    };
    this.#processus.on("error", (error) => rompre(error.message));
    this.#processus.on("close", (code) => rompre(`process closed with ${code}`));
    this.#processus.stdin?.on("error", (error) => rompre(error.message)); // il est mort entre deux demandes
  }

  /**
   * Pose une question au processus. Ce qu'elle rend est ce qu'il a rendu, passé par JSON.
   * @throws Error s'il échoue, ou s'il s'est arrêté
   */
  async demander<T>(demande: object): Promise<T> {
    if (this.#rompu !== null) throw new Error(`${this.#nom} must answer, got ${this.#rompu}`);
    const id = ++this.#dernier;
    const { erreur, resultat } = await new Promise<Omit<Reponse, "id">>((resolve) => {
      this.#attentes.set(id, resolve);
      this.#processus.stdin?.write(`${JSON.stringify({ id, ...demande })}\n`);
    });
    if (erreur !== null) throw new Error(`${this.#nom} must answer, got ${erreur}`);
    return resultat as T;
  }

  /** Arrête le processus, même s'il finit de se charger : il n'a rien à sauver. */
  close(): void {
    this.#processus.kill();
  }
}
